using System;
using System.Collections.Generic;
using System.IO;
using GradRepl.Repl.Output.Files;

namespace GradRepl.Repl.Tests.Output.Files;

/// <summary>Where the user's files are, and that nobody else's are run or read.</summary>
public sealed class UserFoldersTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    private string Folder => Path.Combine(_gradrepl.Folder, "own");

    [Fact]
    public void A_missing_folder_is_made_for_the_user_alone()
    {
        Assert.True(UserFolders.MakePrivate(Folder));
        if (!OperatingSystem.IsWindows()) Assert.Equal(Private, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public void A_folder_that_others_can_only_read_is_closed()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Folder, Private | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Assert.True(UserFolders.MakePrivate(Folder));
        Assert.Equal(Private, File.GetUnixFileMode(Folder));
    }

    [Theory]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_folder_that_others_can_write_into_is_not_private(UnixFileMode open)
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, Private | open);
        Assert.False(UserFolders.MakePrivate(Folder));
    }

    [Fact]
    public void A_file_that_all_can_write_is_not_trusted_nor_one_in_such_a_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        string file = Path.Combine(_gradrepl.Folder, _gradrepl.Write("startup.csx", ""));
        Assert.True(UserFolders.IsTrusted(file));
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherWrite);
        Assert.False(UserFolders.IsTrusted(file));
        File.SetUnixFileMode(file, Private);
        File.SetUnixFileMode(_gradrepl.Folder, Private | UnixFileMode.OtherWrite);
        Assert.False(UserFolders.IsTrusted(file));
    }

    [Fact]
    public void What_belongs_to_another_user_is_not_trusted_not_even_by_root()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return; // Only root can give a file away.
        string file = Path.Combine(_gradrepl.Folder, _gradrepl.Write("startup.csx", ""));
        UserFolders.MakePrivate(Folder);
        Assert.Equal(0, Command.Program("chown", _gradrepl.Folder, new Dictionary<string, string>(), "1", file, Folder).Exit);
        Assert.False(UserFolders.IsTrusted(file));
        Assert.False(UserFolders.MakePrivate(Folder));
    }

    [Fact]
    public void Packages_are_not_restored_into_a_folder_of_others()
    {
        if (OperatingSystem.IsWindows()) return;
        string packages = Path.Combine(_gradrepl.Folder, "gradrepl", "packages");
        Directory.CreateDirectory(packages);
        File.SetUnixFileMode(packages, Private | UnixFileMode.OtherWrite);
        var environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = _gradrepl.Folder };
        (int exit, _, string error) = _gradrepl.Pipe([], environment, "-e", "#r \"nuget: Nothing, 1.0.0\"\n1");
        Assert.Equal(1, exit);
        Assert.Contains($"packages are kept in '{packages}', into which others can write", error, StringComparison.Ordinal);
    }
}
