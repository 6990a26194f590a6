using System;
using System.IO;
using System.Linq;
using System.Text;

namespace GradRepl.Networks.Tests;

public sealed class DatasetCsvTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-csv-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_the_classification_data()
    {
        Dataset data = Dataset.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "classification.csv"));
        Assert.Equal("100 rows of x1, x2 with label y", data.ToString());
        Assert.Equal([-0.3822170152233825, -0.18206699128630965], data.Rows[0]);
        Assert.Equal([0.563389024866191, -0.7273971809935328], data.Rows[99]);
        Assert.Equal(1, data.Labels[99]);
        Assert.Equal(data.Rows.Select(row => row[1]), data.Column("x2"));
        Assert.Equal(data.Labels, data.Column("y"));
    }

    [Theory]
    [InlineData("x1,x2,y\n1,2,0\n-3.5e2,+.25,1\n")]
    [InlineData("x1,x2,y\r\n1,2,0\r\n-350,0.25,1")]
    [InlineData("x1,x2,y\r1,2,0\r-350,0.25,1\r")]
    [InlineData("\uFEFFx1,x2,y\n1,2,0\n-350,0.25,1\n\n  \r\n\n")]
    [InlineData(" \"x1\" ,\tx2 , y\n 1 ,\"2\", 0\n-350,0.25,1\n")]
    public void Reads_every_common_form(string text)
    {
        Dataset data = Read(text);
        Assert.Equal(["x1", "x2"], data.FeatureNames);
        Assert.Equal("y", data.LabelName);
        Assert.Equal([1, 2], data.Rows[0]);
        Assert.Equal([-350, 0.25], data.Rows[1]);
        Assert.Equal([0, 1], data.Labels);
        Assert.Equal(2, data.Count);
    }

    [Fact]
    public void Chooses_the_label()
    {
        Assert.Equal("y", Read("a,y,b\n1,2,3\n").LabelName);
        Assert.Equal([1, 3], Read("a,y,b\n1,2,3\n").Rows[0]);
        Assert.Equal("c", Read("a,b,c\n1,2,3\n").LabelName);
        Dataset chosen = Read("a,y,b\n1,2,3\n", "a");
        Assert.Equal(["y", "b"], chosen.FeatureNames);
        Assert.Equal([1], chosen.Labels);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Read("a,y,b\n1,2,3\n", "z"));
        Assert.Contains("data.csv has no column 'z'; it has a, y, b.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_class_names()
    {
        Dataset data = Read("length,species,width\n1,setosa,2\n3,\"iris, other\",4\n5,setosa,6\n", "species");
        Assert.Equal(["iris, other", "setosa"], data.ClassNames);
        Assert.Equal([1, 0, 1], data.Labels);
        Assert.Equal([3, 4], data.Rows[1]);
        Assert.Equal(2, data.Classes);
        Assert.Equal("3 rows of length, width with label species: iris, other, setosa", data.ToString());
        Assert.Empty(Read("x1,y\n1,0\n").ClassNames);
    }

    [Fact]
    public void Reads_quoted_names()
    {
        Dataset data = Read("\"a, \"\"b\"\"\",\"two\r\nlines\",y\n1,2,0\n");
        Assert.Equal(["a, \"b\"", "two\r\nlines"], data.FeatureNames);
        DataFormatException error = Assert.Throws<DataFormatException>(() => Read("\"two\r\nlines\",y\nx,1\n"));
        Assert.Equal((3, 1), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("x1,x2,y\n1,2,0\n1,abc,1\n", 3, 3, "'abc' for 'x2' is not a number.")]
    [InlineData("x1,x2,y\n1, 2x,0\n", 2, 4, "'2x' for 'x2' is not a number.")]
    [InlineData("x1,y\n1,NaN\n", 2, 3, "'NaN' for 'y' is not a finite number.")]
    [InlineData("x1,y\n1e999,0\n", 2, 1, "'1e999' for 'x1' is not a finite number.")]
    [InlineData("x1,x2,y\n1,,0\n", 2, 3, "the value of 'x2' is missing.")]
    [InlineData("x1,y\n1,\n", 2, 3, "the value of 'y' is missing.")]
    [InlineData("x1,y\n1,0\n2,one\n", 3, 3, "'one' for 'y' is not a number.")]
    [InlineData(
        "x1,y\n1,cat\n2,dog\n3,1\n",
        4,
        3,
        "'1' for 'y' is a number, but the first label, 'cat', is a class name; labels are either all numbers or all names.")]
    [InlineData("x1,y\n1,cat\n2,\n", 3, 3, "the value of 'y' is missing.")]
    [InlineData("x1,y\ndog,cat\n", 2, 1, "'dog' for 'x1' is not a number.")]
    [InlineData("x1,x2,y\n1,2,0\n3,4\n", 3, 3, "2 values where there are 3 columns; 'y' is missing after this one.")]
    [InlineData("x1,y\n1,2,0\n", 2, 5, "3 values where there are 2 columns; this one is too many (a decimal comma?).")]
    [InlineData("x1,y\n1,0\n\n2,1\n", 3, 1, "a blank line between rows; remove it.")]
    [InlineData("x1,y\n\"1,0\n2,1\n", 2, 1, "the quote opened here is never closed.")]
    [InlineData("x1,y\n1,\"0\"5\n", 2, 6, "text after a closing quote; put a comma between values, and write a quote inside quotes twice.")]
    [InlineData("1,2,0\n3,4,1\n", 1, 1, "the first line holds numbers; it must name the columns, as in x1,x2,y.")]
    [InlineData("x1,x1,y\n1,2,0\n", 1, 4, "a second column named 'x1'.")]
    [InlineData("x1,,y\n1,2,0\n", 1, 4, "a column without a name.")]
    [InlineData("x1;x2;y\n1;2;0\n", 1, 1, "there is only one column, 'x1;x2;y'; separate the values by commas, not semicolons.")]
    [InlineData("x1\tx2\n1\t2\n", 1, 1, "there is only one column, 'x1\tx2'; separate the values by commas, not tabs.")]
    [InlineData("y\n1\n", 1, 1, "there is only one column, 'y'; there must be at least one feature and the label, separated by commas.")]
    [InlineData("\nx1,y\n1,0\n", 1, 1, "the first line is blank; it must name the columns.")]
    [InlineData("x1,y\n", 2, 1, "there are column names but no rows.")]
    [InlineData("\n \n", 1, 1, "the file holds nothing but blank lines.")]
    [InlineData("", 1, 1, "the file is empty.")]
    [InlineData("\uFEFF", 1, 1, "the file is empty.")]
    [InlineData("x1,y\n1,\0\n", 2, 3, "a zero byte: the file is binary, not text.")]
    public void Says_where_it_is_wrong(string text, int line, int column, string problem)
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Read(text));
        string path = Path.Combine(_folder, "data.csv");
        Assert.Equal($"{path}({line},{column}): {problem}", error.Message);
        Assert.Equal((path, line, column), (error.Path, error.Line, error.Column));
    }

    [Fact]
    public void Refuses_other_encodings()
    {
        const string Utf8 = "bytes that are not UTF-8: the file is binary or in another encoding; save it as UTF-8.";
        Assert.EndsWith($"data.csv(2,3): {Utf8}", Refuse(Encoding.Latin1.GetBytes("x1,y\n1,é\n")), StringComparison.Ordinal);
        Assert.EndsWith($"data.csv(1,1): {Utf8}", Refuse([0x89, 0x50, 0x4E, 0x47]), StringComparison.Ordinal);
        Assert.EndsWith(
            "data.csv(1,1): the file is UTF-16 text; save it as UTF-8.",
            Refuse([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("x,y\n1,0\n")]),
            StringComparison.Ordinal);

        string Refuse(byte[] bytes) => Assert.Throws<DataFormatException>(() => ReadBytes(bytes)).Message;
    }

    [Fact]
    public void Says_that_there_is_no_file()
    {
        string missing = Path.Combine(_folder, "missing.csv");
        Assert.Equal(
            $"There is no file '{missing}' (looked for {missing}).",
            Assert.Throws<FileNotFoundException>(() => Dataset.ReadCsv(missing)).Message);
        Assert.Equal($"'{_folder}' is a folder, not a file.", Assert.Throws<IOException>(() => Dataset.ReadCsv(_folder)).Message);
        Assert.Throws<ArgumentException>(() => Dataset.ReadCsv(" "));
    }

    [Fact]
    public void A_dataset_checks_its_parts()
    {
        Dataset data = new([[1, 2], [3, 4]], [0, 1]);
        Assert.Equal(["x1", "x2"], data.FeatureNames);
        Assert.StartsWith(
            "There are 1 feature names for 2 features.",
            Assert.Throws<ArgumentException>(() => new Dataset([[1, 2]], [0], ["a"])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "No column is named 'z'; there are x1, x2 and y.",
            Assert.Throws<ArgumentException>(() => data.Column("z")).Message,
            StringComparison.Ordinal);
    }

    private Dataset Read(string text, string? label = null) => ReadBytes(Encoding.UTF8.GetBytes(text), label);

    private Dataset ReadBytes(byte[] bytes, string? label = null)
    {
        string path = Path.Combine(_folder, "data.csv");
        File.WriteAllBytes(path, bytes);
        return Dataset.ReadCsv(path, label);
    }
}
