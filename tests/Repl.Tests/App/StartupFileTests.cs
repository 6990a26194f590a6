using System;
using System.IO;
using GradRepl.Repl.App;

namespace GradRepl.Repl.Tests.App;

[Collection(SessionCollection.Name)]
public sealed class StartupFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl").FullName;
    private readonly TestSession _session = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Run(string content)
    {
        string file = Path.Combine(_folder, "startup.csx");
        File.WriteAllText(file, content);
        StartupFile.Run(file, _session.Session, _session.Terminal);
    }

    [Fact]
    public void What_it_defines_is_there()
    {
        Run("double half(double x) => x / 2;\nhalf(3)\n");
        Assert.Equal("", _session.Output + _session.Error);
        Assert.Equal(2.0, _session.Value("half(4)"));
    }

    [Fact]
    public void What_is_wrong_with_it_is_said_and_the_session_goes_on()
    {
        Run("int a = 1;\nnope();\n");
        Assert.Contains("startup.csx(2,1): error CS0103", _session.Error, StringComparison.Ordinal);
        Run("");
        Assert.Contains("is empty", _session.Error, StringComparison.Ordinal);
        StartupFile.Run(Path.Combine(_folder, "none.csx"), _session.Session, _session.Terminal);
        Assert.Equal(2, _session.Value("1 + 1"));
    }

    [Fact]
    public void It_lies_in_the_configuration_folder_and_never_in_the_current_one()
    {
        Assert.EndsWith(Path.Combine("gradrepl", "startup.csx"), StartupFile.Path!, StringComparison.Ordinal);
        Assert.True(Path.IsPathFullyQualified(StartupFile.Path!));
    }
}
