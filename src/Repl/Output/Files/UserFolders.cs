using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;

namespace GradRepl.Repl.Output.Files;

/// <summary>
/// The user's own folders, by the XDG specification or the platform's habit, and whether what lies there is the user's alone
/// to change: compiled scripts, packages and the start-up file are run.
/// </summary>
internal static partial class UserFolders
{
    private const string Program = "gradrepl";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// A folder for what can be made again: in $XDG_CACHE_HOME, ~/.cache,
    /// ~/Library/Caches or %LOCALAPPDATA%. Null where the user has none.
    /// </summary>
    public static string? Cache(string name) => In(Path.Combine(Program, name), "XDG_CACHE_HOME",
        OperatingSystem.IsWindows() ? Known(Environment.SpecialFolder.LocalApplicationData)
        : OperatingSystem.IsMacOS() ? Home("Library", "Caches")
        : Home(".cache"));

    /// <summary>
    /// A file for what is remembered: in $XDG_STATE_HOME, ~/.local/state or the
    /// platform's folder for local data. Null where the user has none.
    /// </summary>
    public static string? State(string name) => In(Path.Combine(Program, name), "XDG_STATE_HOME",
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? Known(Environment.SpecialFolder.LocalApplicationData)
        : Home(".local", "state"));

    /// <summary>
    /// A file that the user wrote: in $XDG_CONFIG_HOME, by default ~/.config; in
    /// %APPDATA% on Windows. Null where the user has no such folder.
    /// </summary>
    public static string? Configuration(string name) =>
        OperatingSystem.IsWindows() && Known(Environment.SpecialFolder.ApplicationData) is { } folder
        ? Path.Combine(folder, Program, name)
        : In(Path.Combine(Program, name), OperatingSystem.IsWindows() ? null : "XDG_CONFIG_HOME", Home(".config"));

    /// <summary>Makes a private folder where it is missing.</summary>
    /// <returns>Whether it is this user's, and nobody else can look or write into it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static bool MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder); // Below the user's profile, whose rights it inherits.
            return true;
        }
        if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, Private);
        // Earlier versions made readable folders. Nobody else could write there, so it is safe to close one now.
        else if (IsOwned(folder, follow: false) && (File.GetUnixFileMode(folder) & OthersWrite) == 0) File.SetUnixFileMode(folder, Private);
        return (File.GetUnixFileMode(folder) & ~Private) == 0 && IsOwned(folder, follow: false);
    }

    /// <summary>Whether nobody but this user can have written a file: it and its folder are the user's, and not open to all.</summary>
    public static bool IsTrusted(string file) =>
        OperatingSystem.IsWindows()
            || (IsTrustedPlace(file) && (Path.GetDirectoryName(Path.GetFullPath(file)) is not { } folder || IsTrustedPlace(folder)));

    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // The group may write: often each user has a group of their own.
    private static bool IsTrustedPlace(string path) =>
        (!OperatingSystem.IsLinux() || IsOwned(path, follow: true)) && (Mode(path) & UnixFileMode.OtherWrite) == 0;

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows()
            ? default
            : File.GetUnixFileMode(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);

    private static string? In(string name, string? variable, string? fallback)
    {
        string? folder = variable is null ? null : Environment.GetEnvironmentVariable(variable);
        // By the XDG specification, a path that is not absolute is to be ignored.
        if (string.IsNullOrEmpty(folder) || !Path.IsPathFullyQualified(folder)) folder = fallback;
        return folder is null ? null : Path.Combine(folder, name);
    }

    private static string? Home(params string[] parts) =>
        Known(Environment.SpecialFolder.UserProfile) is { } home ? Path.Combine([home, .. parts]) : null;

    private static string? Known(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder) is { Length: > 0 } path && Path.IsPathFullyQualified(path) ? path : null;

    // An owner that is not this user could change the rights back. Without privileges a private folder of another's cannot
    // be read in the first place, which is what macOS relies on here.
    private static bool IsOwned(string path, bool follow) =>
        Owner(path, follow) is { } owner ? owner == EffectiveUser() : !Environment.IsPrivilegedProcess;

    private static uint? Owner(string path, bool follow)
    {
        if (!OperatingSystem.IsLinux()) return null;
        Span<byte> status = stackalloc byte[256];
        const int CurrentFolder = -100, NoFollow = 0x100, WantOwner = 0x8, OwnerOffset = 20;
        return StatX(CurrentFolder, path, follow ? 0 : NoFollow, WantOwner, ref MemoryMarshal.GetReference(status)) == 0
            ? BinaryPrimitives.ReadUInt32LittleEndian(status[OwnerOffset..])
            : uint.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
