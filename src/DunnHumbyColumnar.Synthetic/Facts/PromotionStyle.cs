namespace DunnHumbyColumnar.Synthetic;

/// <summary>How a product is promoted in a week: one mailer code everywhere, display codes by store.</summary>
readonly struct PromotionStyle
{
    const double PlainMailers = 0.25;
    const double DisplayBesideMailer = 0.185;

    static readonly char[] MailerCodes = ['A', 'D', 'H', 'F', 'J', 'L', 'C', 'X', 'Z', 'P'];
    static readonly WeightedChoice Mailers = new([157_517, 45_031, 15_037, 9_917, 3_774, 3_134, 2_749, 1_890, 159, 4]);

    static readonly char[] DisplayCodes = ['9', '5', '6', '2', '3', '7', '4', '1', 'A'];
    static readonly WeightedChoice DisplaysBesideMailer = new([6_079, 10_384, 2_697, 5_562, 4_817, 2_208, 662, 738, 531]);
    static readonly WeightedChoice DisplaysAlone = new([45_289, 23_832, 12_510, 10_834, 10_085, 7_481, 5_953, 3_528, 1_811]);

    readonly ulong _key;
    readonly ushort _codes;

    PromotionStyle(ulong key, ushort codes, char mailer, int preferredStores) =>
        (_key, _codes, Mailer, PreferredStores) = (key, codes, (byte)mailer, (byte)preferredStores);

    /// <summary>The mailer code, '0' for none.</summary>
    public byte Mailer { get; }

    /// <summary>The number of stores to aim at.</summary>
    public byte PreferredStores { get; }

    public static PromotionStyle Draw(ulong seed, int product, int week, double mailerShare)
    {
        var draws = new Draws(seed, Purpose.PromotionPair, product, -week);
        ulong key = draws.Next();
        if (draws.Chance(mailerShare))
        {
            char mailer = MailerCodes[Mailers.Draw(ref draws)];
            ushort codes = draws.Chance(PlainMailers) ? (ushort)0 : (ushort)((1 << DisplayCodes.Length) - 1);
            return new(key, codes, mailer, draws.Between(81, StoreDirectory.Promoting));
        }

        ushort some = 0;
        int wanted = draws.Between(3, 7);
        while (System.Numerics.BitOperations.PopCount(some) < wanted)
            some |= (ushort)(1 << DisplaysAlone.Draw(ref draws));
        return new(key, some, '0', draws.Between(11, StoreDirectory.Promoting));
    }

    /// <summary>The display code at a store, '0' for none; only for stores that promote the pair.</summary>
    public byte DisplayAt(int store)
    {
        var draws = new Draws(_key, Purpose.Display, store);
        if (Mailer != '0')
            return (byte)(_codes == 0 || !draws.Chance(DisplayBesideMailer) ? '0' : DisplayCodes[DisplaysBesideMailer.Draw(ref draws)]);
        int code;
        do
            code = DisplaysAlone.Draw(ref draws);
        while (((_codes >> code) & 1) == 0);
        return (byte)DisplayCodes[code];
    }
}
