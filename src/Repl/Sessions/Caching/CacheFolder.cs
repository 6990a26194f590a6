using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;

namespace GradRepl.Repl.Sessions.Caching;

/// <summary>The folder for compiled scripts: this user's alone, because what lies in it is run.</summary>
internal static partial class CacheFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>$XDG_CACHE_HOME, or the platform's place for such data; null where there is none.</summary>
    public static string? OfUser()
    {
        string? folder = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(folder) || !Path.IsPathFullyQualified(folder))
        {
            folder = Environment.GetFolderPath(OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile);
            if (folder.Length == 0) return null;
            if (OperatingSystem.IsMacOS()) folder = Path.Combine(folder, "Library", "Caches");
            else if (!OperatingSystem.IsWindows()) folder = Path.Combine(folder, ".cache");
        }
        return Path.Combine(folder, "gradrepl", "scripts");
    }

    /// <summary>Makes the folder where it is missing.</summary>
    /// <returns>Whether nobody else can write into it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static bool Secure(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder); // Below the user's profile, whose rights it inherits.
            return true;
        }
        Directory.CreateDirectory(folder, Private);
        if ((File.GetUnixFileMode(folder) & ~Private) != 0) return false;
        return Owner(folder) is { } owner ? owner == EffectiveUser() : !Environment.IsPrivilegedProcess;
    }

    // An owner that is not this user could change the rights back. Without privileges a private folder of another's cannot
    // be read in the first place, which is what macOS relies on here.
    private static uint? Owner(string folder)
    {
        if (!OperatingSystem.IsLinux()) return null;
        Span<byte> status = stackalloc byte[256];
        const int CurrentFolder = -100, NoFollow = 0x100, WantOwner = 0x8, OwnerOffset = 20;
        return StatX(CurrentFolder, folder, NoFollow, WantOwner, ref MemoryMarshal.GetReference(status)) == 0
            ? BinaryPrimitives.ReadUInt32LittleEndian(status[OwnerOffset..])
            : uint.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
