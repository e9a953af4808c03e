using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>A planted bug: the old pointer is removed before the new files are written.</summary>
sealed class PointerRemovedFirst(IFileOps inner) : InterceptingFileOps(inner)
{
    static readonly StoreLayout Layout = new(PublishScenario.Store);

    readonly IFileOps _inner = inner;

    protected override void Before(string operation, string path, string? target = null)
    {
        string pointer = path.StartsWith(Layout.Gold, StringComparison.Ordinal) ? Layout.GoldPointer : Layout.Current;
        if (operation == "create" && path.Contains("/.tmp-", StringComparison.Ordinal) && _inner.KindOf(pointer) == FileKind.File)
            _inner.Unlink(pointer);
    }
}
