using System.Globalization;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Every file of a store cut to every length, made longer, overwritten page by page, missing, and replaced by each other one
/// and by its own of the generation before.
/// </summary>
/// <param name="withoutChecksums">A planted bug: no checksum tells, for all are made right again.</param>
sealed class FileDamages(bool withoutChecksums = false) : Harness
{
    const int Page = 512;

    static readonly StoreLayout Layout = new(TinyStore.Root);

    readonly TinyStore _store = new();

    public override string Cases => "files of a store cut, extended, zeroed, missing or exchanged";

    public override IEnumerable<string> List(int seed)
    {
        string[] files = [.. _store.Files];
        foreach (string file in files)
        {
            int length = _store.Disk[file].Length;
            foreach (int cut in Enumerable.Range(0, length))
                yield return Line(file, "cut", cut);
            foreach (int more in (int[])[1, 2, 7, 8, 64, Page, 4096, 1 << 20])
                yield return Line(file, "extend", more);
            for (int page = 0; page < length; page += Page)
                yield return Line(file, "zero", page);
            yield return Line(file, "remove", 0);
            foreach (int other in Enumerable.Range(0, files.Length))
                if (files[other] != file)
                    yield return Line(file, "exchange", other);
            yield return Line(file, "former", 0);
        }
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (file, kind, number) = (parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture));
        var disk = _store.Disk.Copy();
        if (kind == "remove")
        {
            disk.Unlink(file);
            // Without a pointer there is nothing; without that of the gold tables none is stored.
            return file == Layout.Current
                ? ReadsNothing(disk)
                : file == Layout.GoldPointer
                    ? HasNoGold(disk)
                    : _store.Read(disk) is { } error && error.File == Layout.Relative(file)
                        ? "missing"
                        : throw new InvalidOperationException("it is not missed");
        }

        if (Damaged(disk, file, kind, number) is not { } bytes)
            return "there is none";
        Damage.Do(disk, file, bytes, withoutChecksums);
        return Judge(disk, file);
    }

    string Judge(MemoryDisk disk, string file) => Damage.FindError(_store, disk, file) is null ? "harmless" : "rejected";

    byte[]? Damaged(MemoryDisk disk, string file, string kind, int number)
    {
        byte[] sound = disk[file];
        switch (kind)
        {
            case "cut":
                return sound[..number];
            case "extend":
                return [.. sound, .. new byte[number]];
            case "zero":
                byte[] zeroed = [.. sound];
                zeroed.AsSpan(number, Math.Min(Page, sound.Length - number)).Clear();
                return zeroed;
            case "exchange":
                return disk[_store.Files.ElementAt(number)];
            default:
                string former = file.Replace("gen-000002", "gen-000001", StringComparison.Ordinal);
                return former != file && disk.KindOf(former) == FileKind.File ? disk[former] : null;
        }
    }

    string ReadsNothing(MemoryDisk disk)
    {
        try
        {
            _store.Read(disk);
            throw new InvalidOperationException("a store without a pointer was read");
        }
        catch (SnapshotMissingException)
        {
            return "missing";
        }
    }

    static string HasNoGold(MemoryDisk disk)
    {
        using var journey = Journey.Open(TinyStore.Root, new OpenOptions { Threads = 1 }, TinyStore.Options with { Files = disk });
        journey.Check();
        return journey.Info().GoldTables.IsEmpty ? "missing" : throw new InvalidOperationException("stored gold tables without a pointer");
    }

    static string Line(string file, string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{file} {kind} {number}");
}
