using System.Collections.Immutable;
using System.Text;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// Reads a condition in words: <c>COL=V,V</c>, <c>COL=A..B</c> with either end open, <c>!=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>,
/// <c>&lt;=</c>, <c>COL like PATTERN</c>, <c>COL not like PATTERN</c>, <c>COL is unknown</c>, <c>COL is known</c>. A value may stand in
/// quotes as CSV has them; \ takes the meaning from the next character. Blanks around what is not quoted do not count.
/// </summary>
sealed class ConditionParser
{
    const string Forms = "COL=V,V, COL!=V, COL=A..B, COL>V, COL>=V, COL<V, COL<=V, COL like PATTERN, COL is unknown or COL is known";

    static readonly string[] Comparisons = ["!=", ">=", "<=", "=", ">", "<"];

    readonly string _condition;
    int _at;

    ConditionParser(string condition) => _condition = condition;

    /// <exception cref="FormatException">The condition is none of these.</exception>
    public static QueryFilter Parse(string condition) => new ConditionParser(condition).Parse();

    QueryFilter Parse()
    {
        SkipBlanks();
        int start = _at;
        while (_at < _condition.Length && (char.IsAsciiLetterOrDigit(_condition[_at]) || _condition[_at] == '_'))
            _at++;
        string column = _condition[start.._at];
        bool isWordNext = _at < _condition.Length && char.IsWhiteSpace(_condition[_at]);
        SkipBlanks();
        if (column.Length == 0)
            throw Malformed();
        foreach (string comparison in Comparisons)
            if (Take(comparison))
                return comparison switch
                {
                    "=" => new QueryFilter(column, List(Value)),
                    "!=" => new QueryFilter(column, List(Value), IsExcluded: true),
                    ">" => new QueryFilter(column, [new IntervalTerm(Bound(), null, IsFromExcluded: true)]),
                    ">=" => new QueryFilter(column, [new IntervalTerm(Bound(), null)]),
                    "<" => new QueryFilter(column, [new IntervalTerm(null, Bound(), IsToExcluded: true)]),
                    _ => new QueryFilter(column, [new IntervalTerm(null, Bound())]),
                };
        if (!isWordNext)
            throw Malformed();
        if (TakeWord("is"))
            return Known(column);
        bool isExcluded = TakeWord("not");
        return TakeWord("like") ? new QueryFilter(column, List(Pattern), isExcluded) : throw Malformed();
    }

    QueryFilter Known(string column)
    {
        bool isNegated = TakeWord("not");
        bool isUnknown = TakeWord("unknown");
        if ((!isUnknown && !TakeWord("known")) || _at < _condition.Length)
            throw Malformed();
        return new QueryFilter(column, [isUnknown != isNegated ? new UnknownTerm() : new IntervalTerm(null, null)]);
    }

    ImmutableArray<FilterTerm> List(Func<FilterTerm> read)
    {
        var terms = ImmutableArray.CreateBuilder<FilterTerm>();
        do
            terms.Add(read());
        while (Take(","));
        return _at == _condition.Length ? terms.ToImmutable() : throw Malformed();
    }

    /// <summary>A value, or a range of values.</summary>
    FilterTerm Value()
    {
        string? from = Text(isPattern: false);
        if (!Take(".."))
            return new ValueTerm(from ?? throw Empty());
        string? to = Text(isPattern: false);
        return from is null && to is null ? throw Empty() : new IntervalTerm(from, to);
    }

    PatternTerm Pattern() => new(Text(isPattern: true) ?? throw Empty());

    string Bound()
    {
        string bound = Text(isPattern: false) ?? throw Empty();
        return _at == _condition.Length
            ? bound
            : throw new FormatException($"{_condition}: a comparison takes one value; a value with , or .. stands in quotes");
    }

    /// <summary>A text up to a comma, a range or the end; null if there is none. In a pattern an escape stays as it is.</summary>
    string? Text(bool isPattern)
    {
        SkipBlanks();
        if (Take("\""))
            return Quoted(isPattern);
        var text = new StringBuilder();
        int length = 0;
        while (_at < _condition.Length && _condition[_at] != ',' && (isPattern || !At("..")))
        {
            bool isEscaped = ReadCharacter(text, isPattern);
            if (isEscaped || !char.IsWhiteSpace(text[^1]))
                length = text.Length;
        }

        return length == 0 ? null : text.ToString(0, length);
    }

    string Quoted(bool isPattern)
    {
        var text = new StringBuilder();
        while (_at < _condition.Length)
        {
            if (!Take("\""))
            {
                ReadCharacter(text, isPattern);
                continue;
            }

            if (!Take("\""))
            {
                SkipBlanks();
                return _at == _condition.Length || At(",") || At("..")
                    ? text.ToString()
                    : throw new FormatException(
                        $"{_condition}: after a closing quote comes , or .. or nothing; a quote in a quoted value is doubled");
            }

            text.Append('"');
        }

        throw new FormatException($"{_condition}: a quote is not closed");
    }

    /// <summary>Appends a character, and says whether it was escaped.</summary>
    bool ReadCharacter(StringBuilder text, bool isPattern)
    {
        bool isEscaped = _condition[_at] == '\\' && _at + 1 < _condition.Length;
        if (isEscaped && !isPattern)
            _at++;
        else if (isEscaped)
            text.Append(_condition[_at++]);
        text.Append(_condition[_at++]);
        return isEscaped;
    }

    bool Take(string text)
    {
        if (!At(text))
            return false;
        _at += text.Length;
        return true;
    }

    /// <summary>Takes a word in any case, and the blanks after it.</summary>
    bool TakeWord(string word)
    {
        int end = _at + word.Length;
        if (string.Compare(_condition, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0
            || (end < _condition.Length && !char.IsWhiteSpace(_condition[end])))
            return false;
        _at = end;
        SkipBlanks();
        return true;
    }

    bool At(string text) => string.CompareOrdinal(_condition, _at, text, 0, text.Length) == 0;

    void SkipBlanks()
    {
        while (_at < _condition.Length && char.IsWhiteSpace(_condition[_at]))
            _at++;
    }

    FormatException Empty() => new($"{_condition}: a value is empty; write \"\" for the empty text");

    FormatException Malformed() => new($"a condition is {Forms}, not {_condition}");
}
