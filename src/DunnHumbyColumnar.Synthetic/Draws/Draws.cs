namespace DunnHumbyColumnar.Synthetic;

/// <summary>
/// A stream of random numbers that is a pure function of seed, purpose and two indices, so that any part of the data can be drawn by any
/// thread. Sixty-four bit counter mixed by the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Only integer operations and exactly
/// rounded double operations are used: the same seed gives the same bytes on every machine.
/// </summary>
struct Draws
{
    const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    ulong _state;

    public Draws(ulong seed, Purpose purpose, long first = 0, long second = 0)
    {
        _state = Mix(seed + (Golden * ((ulong)purpose + 1)));
        _state = Mix(_state ^ ((ulong)first * 0xD6E8_FEB8_6659_FD93));
        _state = Mix(_state ^ ((ulong)second * 0xA5A3_5625_E1FC_9B4D));
    }

    public ulong Next()
    {
        _state += Golden;
        return Mix(_state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..<paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Uniform in <paramref name="first"/>..<paramref name="last"/>.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double probability) => Unit() < probability;

    static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
