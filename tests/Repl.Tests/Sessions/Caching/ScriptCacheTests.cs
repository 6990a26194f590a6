using System;
using System.Collections.Generic;
using System.IO;
using GradRepl.Repl.Sessions.Caching;

namespace GradRepl.Repl.Tests.Sessions.Caching;

/// <summary>Compiled scripts: found again, never stale, never another user's.</summary>
public sealed class ScriptCacheTests : IDisposable
{
    private const string Script = "lesson.csx";

    private readonly Command _gradrepl = new();
    private readonly Dictionary<string, string> _environment;

    public ScriptCacheTests() => _environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(_gradrepl.Folder, "cache") };

    public void Dispose() => _gradrepl.Dispose();

    private string Folder => Path.Combine(_gradrepl.Folder, "cache", "gradrepl", "scripts");

    private string[] Entries => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    private (int Exit, string Output, string Error) Run(params string[] arguments) => _gradrepl.Pipe([], _environment, arguments);

    [Fact]
    public void A_script_that_ran_before_answers_the_same()
    {
        _gradrepl.Write(Script, "[Activation] double cube(double z) => z * z * z;\nvoid f(int x) =>\n    Console.WriteLine(10 / x);\n#warning once\nConsole.WriteLine(cubeDerivative(2) + Activation.Named(\"cube\").Value(2));\nf(int.Parse(Args[0]));\nreturn 7;\n");
        (int Exit, string Output, string Error) first = Run(Script, "5");
        Assert.Equal((7, "20\n2\n"), (first.Exit, first.Output));
        Assert.Contains("(4,10): warning CS1030", first.Error, StringComparison.Ordinal);
        string entry = Assert.Single(Entries);
        // An entry that is found is touched; one that is compiled again is another file of that name.
        File.SetLastWriteTimeUtc(entry, DateTime.UnixEpoch);
        using (FileStream same = new(entry, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            Assert.Equal(first, Run(Script, "5"));
            Assert.True(File.GetLastWriteTimeUtc(same.SafeFileHandle) > DateTime.UnixEpoch, "It was compiled again.");
        }
        // Arguments are no part of what is kept, and errors find their place without the compiler.
        (int exit, _, string error) = Run(Script, "0");
        Assert.Equal(1, exit);
        Assert.Contains("lesson.csx(3,5): error: DivideByZeroException: Attempted to divide by zero.\n      Console.WriteLine(10 / x);\n      ^\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_script_is_compiled_again()
    {
        _gradrepl.Write(Script, "Console.WriteLine(1);");
        Assert.Equal((0, "1\n", ""), Run(Script));
        _gradrepl.Write(Script, "Console.WriteLine(2);");
        Assert.Equal((0, "2\n", ""), Run(Script));
        Assert.Equal(2, Entries.Length);
    }

    [Fact]
    public void A_changed_file_that_it_loads_is_seen()
    {
        _gradrepl.Write("part.csx", "int part() => 1;");
        _gradrepl.Write(Script, "#load \"part.csx\"\nConsole.WriteLine(part());");
        Assert.Equal((0, "1\n", ""), Run(Script));
        Assert.Equal((0, "1\n", ""), Run(Script));
        _gradrepl.Write("part.csx", "int part() => 2;");
        Assert.Equal((0, "2\n", ""), Run(Script));
        File.Delete(Path.Combine(_gradrepl.Folder, "part.csx"));
        Assert.Equal(1, Run(Script).Exit);
    }

    [Fact]
    public void A_damaged_entry_is_compiled_again()
    {
        _gradrepl.Write(Script, "Console.WriteLine(1);");
        Run(Script);
        string entry = Assert.Single(Entries);
        byte[] bytes = File.ReadAllBytes(entry);
        foreach (byte[] damaged in (byte[][])[bytes[..^100], [], [.. bytes[..200], (byte)(bytes[200] ^ 1), .. bytes[201..]]])
        {
            File.WriteAllBytes(entry, damaged);
            Assert.Equal((0, "1\n", ""), Run(Script));
            Assert.Equal(bytes.Length, File.ReadAllBytes(entry).Length);
        }
    }

    [Fact]
    public void Nothing_is_kept_where_it_is_not_wanted()
    {
        _gradrepl.Write(Script, "Console.WriteLine(string.Concat(Args));");
        Assert.Equal((0, "a\n", ""), Run(Script, "a", "--no-cache"));
        Assert.Equal((0, "a\n", ""), Run("--no-cache", "run", Script, "a"));
        Assert.Empty(Entries);
        _gradrepl.Write("wrong.csx", "nothing();");
        Assert.Equal(1, Run("wrong.csx").Exit);
        Assert.Empty(Entries);
    }

    [Fact]
    public void A_folder_that_others_can_write_is_not_trusted()
    {
        if (OperatingSystem.IsWindows()) return;
        _gradrepl.Write(Script, "Console.WriteLine(1);");
        Assert.Equal((0, "1\n", ""), Run(Script));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        Assert.True(CacheFolder.Secure(Folder));
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.OtherWrite);
        Assert.False(CacheFolder.Secure(Folder));
        _gradrepl.Write(Script, "Console.WriteLine(2);");
        Assert.Equal((0, "2\n", ""), Run(Script));
        Assert.Single(Entries);
    }

    [Fact]
    public void A_script_starts_through_its_first_line()
    {
        if (OperatingSystem.IsWindows()) return;
        string command = Path.Combine(_gradrepl.Folder, "bin", "gradrepl");
        Directory.CreateDirectory(Path.GetDirectoryName(command)!);
        File.WriteAllText(command, $"#!/bin/sh\nexec dotnet \"{Path.Combine(AppContext.BaseDirectory, "gradrepl.dll")}\" \"$@\"\n");
        string script = Path.Combine(_gradrepl.Folder, _gradrepl.Write("hello", "#!/usr/bin/env gradrepl\nConsole.WriteLine(\"hello \" + Args[0]);\nthrow new Exception(\"line 3\");\n"));
        foreach (string file in (string[])[command, script]) File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        _environment["PATH"] = Path.GetDirectoryName(command) + ":" + Environment.GetEnvironmentVariable("PATH");
        (int exit, string output, string error) = Command.Program(script, _gradrepl.Folder, _environment, "world");
        Assert.Equal((1, "hello world\n"), (exit, output));
        Assert.Contains("hello(3,1): error: Exception: line 3\n  throw new Exception(\"line 3\");\n  ^\n", error, StringComparison.Ordinal);
    }
}
