using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Tests.Editor.Text;

public sealed class TextBufferTests
{
    /// <summary>A text in which ¦ is the caret.</summary>
    private static TextBuffer At(string text) => new(text.Replace("¦", "", System.StringComparison.Ordinal), text.IndexOf('¦'));

    private static string Show(TextBuffer buffer) => buffer.Text.Insert(buffer.Caret, "¦");

    [Theory]
    [InlineData("¦", "¦", "¦")]
    [InlineData("a¦b", "¦ab", "ab¦")]
    [InlineData("e\u0301¦e\u0301", "¦e\u0301e\u0301", "e\u0301e\u0301¦")]
    [InlineData("👍🏽¦👩‍👩‍👧", "¦👍🏽👩‍👩‍👧", "👍🏽👩‍👩‍👧¦")]
    [InlineData("🇫🇷🇩🇪¦a", "🇫🇷¦🇩🇪a", "🇫🇷🇩🇪a¦")]
    [InlineData("a\n¦\nb", "a¦\n\nb", "a\n\n¦b")]
    public void The_caret_goes_by_what_people_see_as_characters(string text, string left, string right)
    {
        TextBuffer buffer = At(text);
        Assert.Equal(left, Show(buffer.MoveTo(buffer.Previous)));
        Assert.Equal(right, Show(buffer.MoveTo(buffer.Next)));
    }

    [Theory]
    [InlineData("one.two¦ three", "one.¦two three", "one.two three¦")]
    [InlineData("¦  a_1+b", "¦  a_1+b", "  a_1¦+b")]
    [InlineData("x = cafe\u0301¦", "x = ¦cafe\u0301", "x = cafe\u0301¦")]
    [InlineData("a\n¦b", "¦a\nb", "a\nb¦")]
    public void Words_are_letters_digits_and_what_combines_with_them(string text, string left, string right)
    {
        TextBuffer buffer = At(text);
        Assert.Equal(left, Show(buffer.MoveTo(buffer.PreviousWord)));
        Assert.Equal(right, Show(buffer.MoveTo(buffer.NextWord)));
    }

    [Theory]
    [InlineData("abc\nd¦ef", "a¦bc\ndef", null)]
    [InlineData("ab\nxyz¦\nc", "ab¦\nxyz\nc", "ab\nxyz\nc¦")]
    [InlineData("日本\nabc¦", "日¦本\nabc", null)]
    [InlineData("\n¦", "¦\n", null)]
    [InlineData("a¦\n\tb", null, "a\n¦\tb")]
    public void Up_and_down_keep_the_column(string text, string? up, string? down)
    {
        TextBuffer buffer = At(text);
        Assert.Equal(up, buffer.Up(buffer.Column) is { } above ? Show(above) : null);
        Assert.Equal(down, buffer.Down(buffer.Column) is { } below ? Show(below) : null);
    }

    [Fact]
    public void The_caret_stays_at_its_text_when_something_is_deleted()
    {
        Assert.Equal("a¦d", Show(At("abc¦d").Delete(1, 3)));
        Assert.Equal("a¦d", Show(At("ab¦cd").Delete(1, 3)));
        Assert.Equal("¦cd", Show(At("¦abcd").Delete(0, 2)));
    }

    // East Asian Width and emoji presentation as Unicode 16 has them.
    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("日", 2)]
    [InlineData("ｱ", 1)]
    [InlineData("Ａ", 2)]
    [InlineData("👍", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇫🇷", 2)]
    [InlineData("❤️", 2)]
    [InlineData("∂", 1)]
    [InlineData("한", 2)]
    [InlineData("ไ", 1)]
    public void Characters_have_their_widths(string text, int width) => Assert.Equal(width, CellWidth.Of(text));

    [Theory]
    [InlineData("\ta", 5)]
    [InlineData("ab\ta", 5)]
    [InlineData("\u0001", 1)]
    public void Tabs_stop_and_control_characters_show(string text, int width) => Assert.Equal(width, CellWidth.Of(text));
}
