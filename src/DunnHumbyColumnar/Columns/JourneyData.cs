using System.Collections.Concurrent;
using System.Collections.Immutable;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

/// <summary>All tables and dictionaries of one data set, as later stages receive them. Immutable and safe for concurrent readers.</summary>
sealed class JourneyData
{
    /// <summary>Bytes of a range as an element of an array that has grown.</summary>
    const int BytesPerRange = 48;

    /// <summary>Small values that are kept at most.</summary>
    const int MaxDerived = 64;

    readonly MemoryAccount _memory;
    readonly LoadOnce<ProductAttributes> _products;
    readonly LoadOnce<HouseholdAttributes> _households;
    readonly LoadOnce<ImmutableArray<HouseholdRange>> _ranges;
    readonly ConcurrentDictionary<(string Table, string Column), LoadOnce<StarAttribute>> _attributes = new();
    readonly ConcurrentDictionary<object, object> _derived = new();

    /// <param name="tables">The eight tables in definition order.</param>
    /// <param name="dictionaries">Their dictionaries.</param>
    /// <param name="memory">Charged for what is derived from them and kept; null: no budget.</param>
    /// <param name="profile">What their store says of itself; null: <see cref="StoreProfile.Reference"/>.</param>
    public JourneyData(
        IEnumerable<TableData> tables, IEnumerable<KeyDictionary> dictionaries, MemoryAccount? memory = null,
        StoreProfile? profile = null)
    {
        Profile = profile ?? StoreProfile.Reference;
        _memory = memory ?? MemoryAccount.Unlimited();
        Tables = [.. tables];
        Dictionaries = dictionaries.ToImmutableSortedDictionary(
            dictionary => dictionary.Name, dictionary => dictionary, StringComparer.Ordinal);
        _products = new(() => Keep("the attributes of products", BytesOf(CompleteJourney.Products), () => ProductAttributes.From(this)));
        _households = new(() => Keep(
            "the attributes of households", BytesOf(CompleteJourney.Demographics), () => HouseholdAttributes.From(this)));
        _ranges = new(() => Keep(
            "the rows of each household", Transactions["household_key"].Stats.Runs * BytesPerRange,
            () => HouseholdRange.From(Transactions["household_key"])));
    }

    /// <summary>The eight tables in definition order.</summary>
    public ImmutableArray<TableData> Tables { get; }

    /// <summary>All dictionaries by name.</summary>
    public ImmutableSortedDictionary<string, KeyDictionary> Dictionaries { get; }

    /// <summary>What the store says of itself.</summary>
    public StoreProfile Profile { get; }

    /// <summary>The dates of the day numbers.</summary>
    public JourneyCalendar Calendar => Profile.Calendar;

    /// <summary>The cleaning profile where none is asked for.</summary>
    public CleaningProfile DefaultCleaning => Profile.Cleaning;

    public TableData this[string table] => Tables.FirstOrDefault(candidate => candidate.Spec.Name == table)
        ?? throw new ArgumentException($"There is no table {table}.", nameof(table));

    public TableData Transactions => Tables[0];

    public TableData Causal => Tables[1];

    public IdDictionary Households => (IdDictionary)Dictionaries[CompleteJourney.Household];

    /// <summary>The household code of lines without a household; -1: there are none.</summary>
    public int Anonymous => Households.HasAnonymous ? 0 : -1;

    /// <summary>Marks all household codes but that of lines without a household; null: there are none of these.</summary>
    public bool[]? NamedHouseholds => Anonymous < 0 ? null : [false, .. Enumerable.Repeat(true, Households.Count - 1)];

    public IdDictionary Products => (IdDictionary)Dictionaries[CompleteJourney.Product];

    public IdDictionary Stores => (IdDictionary)Dictionaries[CompleteJourney.Store];

    public IdDictionary Campaigns => (IdDictionary)Dictionaries[CompleteJourney.Campaign];

    /// <summary>Product attributes aligned with product codes.</summary>
    public ProductAttributes ProductAttributes => _products.Value;

    /// <summary>Demographic attributes aligned with household codes.</summary>
    public HouseholdAttributes HouseholdAttributes => _households.Value;

    /// <summary>A column of a dimension table, aligned with the codes of its key; built on first use.</summary>
    public StarAttribute Attribute(TableSpec dimension, string column) => _attributes.GetOrAdd(
        (dimension.Name, column),
        _ => new LoadOnce<StarAttribute>(() => Keep(
            $"the attribute {column}", BytesOfAttribute(dimension),
            () => StarAttribute.From(this[dimension.Name][dimension.KeyColumn!], this[dimension.Name][column])))).Value;

    /// <summary>The section of each product, aligned with product codes; built on first use.</summary>
    public StarAttribute Sections => _attributes.GetOrAdd(
        (CompleteJourney.Products.Name, "section"),
        _ => new LoadOnce<StarAttribute>(() => Keep(
            "the attribute section", BytesOfAttribute(CompleteJourney.Products), () => StarAttribute.Sections(ProductAttributes)))).Value;

    /// <summary>Names of the sections in the order of their columns.</summary>
    public IReadOnlyList<string> SectionNames { get; } = SectionMap.Names;

    /// <summary>The transaction rows of each household, in row order.</summary>
    public ImmutableArray<HouseholdRange> HouseholdRanges => _ranges.Value;

    /// <summary>
    /// A small value that a later stage derives from the data, by a key that compares by value; computed once, unless there are very many.
    /// </summary>
    public T Derived<T>(object key, Func<T> derive)
        where T : class
    {
        if (_derived.TryGetValue(key, out object? known))
            return (T)known;
        var value = derive();
        if (_derived.Count < MaxDerived)
            _derived.TryAdd(key, value);
        return value;
    }

    T Keep<T>(string what, long bytes, Func<T> build) => _memory.Take(what, bytes, build);

    /// <summary>Codes by key and, while they are aligned, those of two columns by row.</summary>
    long BytesOfAttribute(TableSpec dimension, int columns = 1) => sizeof(int)
        * (((long)columns * this[dimension.Name][dimension.KeyColumn!].Dictionary!.Count) + (2 * this[dimension.Name].RowCount));

    /// <summary>The attributes of all columns.</summary>
    long BytesOf(TableSpec dimension) => BytesOfAttribute(dimension, this[dimension.Name].Columns.Length);
}
