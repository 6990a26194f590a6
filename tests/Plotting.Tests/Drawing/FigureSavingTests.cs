using System;
using System.IO;

namespace GradRepl.Plotting.Tests;

public sealed class FigureSavingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-figures-").FullName;

    private static Figure Figure => GradRepl.Plotting.Figure.Of(Samples.Sigmoid);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Saving_makes_missing_folders_and_writes_the_picture_and_nothing_else()
    {
        string path = Path.Combine(_folder, "a", "b", "sigmoid.png");
        Figure.Save(path);
        Assert.Equal(Figure.ToPng(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Saving_replaces_an_older_picture()
    {
        string path = Path.Combine(_folder, "sigmoid.png");
        File.WriteAllText(path, "older");
        Figure.Save(path);
        Assert.Equal(Figure.ToPng(), File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_an_error_that_names_the_path_and_leaves_nothing()
    {
        string blocker = Path.Combine(_folder, "file");
        File.WriteAllText(blocker, "in the way");
        string path = Path.Combine(blocker, "x", "sigmoid.png");
        IOException error = Assert.Throws<IOException>(() => Figure.Save(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal([blocker], Directory.GetFileSystemEntries(_folder));
        Assert.Equal("in the way", File.ReadAllText(blocker));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_picture_is_an_error_and_leaves_nothing()
    {
        string path = Path.Combine(_folder, "sigmoid.png");
        Directory.CreateDirectory(path);
        Assert.Throws<IOException>(() => Figure.Save(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
        Assert.Empty(Directory.GetFileSystemEntries(path));
    }

    [Fact]
    public void A_name_that_the_file_system_refuses_leaves_no_temporary_file()
    {
        if (!OperatingSystem.IsLinux()) return; // a name of 255 bytes is the limit there, so the rename fails after the write
        string path = Path.Combine(_folder, new string('n', 260) + ".png");
        IOException error = Assert.Throws<IOException>(() => Figure.Save(path));
        Assert.DoesNotContain(".tmp", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("sigmoid.jpg")]
    [InlineData("sigmoid")]
    [InlineData("bad\0.png")]
    public void Only_png_is_written(string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Figure.Save(Path.Combine(_folder, name)));
        Assert.Contains(".png", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}
