namespace DunnHumbyColumnar.Synthetic;

/// <summary>Prices with the usual endings.</summary>
static class Prices
{
    const double EndsInNine = 0.47;
    const double EndsInDouble0 = 0.2;

    /// <summary>A price near <paramref name="cents"/>, at least one cent, with the endings of the published data.</summary>
    public static int Pleasing(int cents, ref Draws draws)
    {
        cents = Math.Max(1, cents);
        double kind = draws.Unit();
        if (kind < EndsInNine)
            return (cents / 10 * 10) + 9;
        return kind < EndsInNine + EndsInDouble0 ? Math.Max(100, (cents + 50) / 100 * 100) : cents;
    }
}
