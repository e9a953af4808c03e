using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>Tells states of a disk apart.</summary>
static class DiskHash
{
    /// <summary>Of names and contents, and of a number that goes with them.</summary>
    public static UInt128 Of(MemoryFolder folder, int number)
    {
        var hash = new XxHash128(number);
        Append(hash, folder);
        return hash.GetCurrentHashAsUInt128();
    }

    static void Append(XxHash128 hash, MemoryFolder folder)
    {
        foreach (var (name, node) in folder.Entries)
        {
            hash.Append(Encoding.UTF8.GetBytes(name));
            if (node is MemoryFolder below)
            {
                hash.Append("/"u8);
                Append(hash, below);
                hash.Append(".."u8);
            }
            else
            {
                byte[] content = ((MemoryFile)node).Content;
                hash.Append(MemoryMarshal.AsBytes([(long)content.Length]));
                hash.Append(content);
            }
        }
    }
}
