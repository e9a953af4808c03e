using System.Buffers;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// A file's bytes mapped for reading. Spans taken from it are valid until it is disposed: the owner keeps it as long as anyone may hold
/// one. A span asked for after disposal throws <see cref="ObjectDisposedException"/>.
/// </summary>
sealed unsafe class MappedBytes : MemoryManager<byte>
{
    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _view;
    readonly int _length;
    byte* _start;

    public MappedBytes(SafeFileHandle handle, long length)
    {
        _length = checked((int)length);
        _file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public override Span<byte> GetSpan()
    {
        RequireMapped();
        return new Span<byte>(_start, _length);
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        RequireMapped();
        return new MemoryHandle(_start + elementIndex, default, this);
    }

    public override void Unpin()
    {
        // Mapped memory does not move.
    }

    void RequireMapped()
    {
        if (_start is null)
            throw ReferenceCount.Closed();
    }

    protected override void Dispose(bool disposing)
    {
        if (_start is null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
