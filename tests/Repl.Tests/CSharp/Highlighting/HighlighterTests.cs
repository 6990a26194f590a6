using System;
using System.Linq;
using CsCheck;
using GradRepl.Repl.CSharp.Highlighting;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Tests.CSharp.Highlighting;

public sealed class HighlighterTests
{
    private static readonly Highlighter Highlighter = new(name => name is "Math" or "List", name => name == "swish");

    private static string Classes(string text, int? caret = null) =>
        string.Join(' ', Highlighter.Classify(new TextBuffer(text, caret ?? 0)).Where(span => caret is not null || span.Class != TokenClass.MatchingBracket).Select(span => $"{text.Substring(span.Start, span.Length)}:{span.Class}"));

    [Theory]
    [InlineData("var x = 1.5;", "var:Keyword 1.5:Number")]
    [InlineData("return null;", "return:Keyword null:Keyword")]
    [InlineData("int f() => 1;", "int:Keyword f:Method 1:Number")]
    [InlineData("\"text\" 'c'", "\"text\":String 'c':String")]
    [InlineData("\"unfinished", "\"unfinished:String")]
    [InlineData("$\"a{1}\"", "$\":String a:String 1:Number \":String")]
    [InlineData("1 // why", "1:Number // why:Comment")]
    [InlineData("/* unfinished", "/* unfinished:Comment")]
    [InlineData("Math.Tanh(x)", "Math:Type Tanh:Method")]
    [InlineData("new List<Foo>()", "new:Keyword List:Type Foo:Type")]
    [InlineData("Foo bar = x;", "Foo:Type")]
    [InlineData("swish(1)", "swish:Activation 1:Number")]
    [InlineData("a.swish", "")]
    [InlineData("[Activation]", "Activation:Activation")]
    [InlineData("[Activation] double g(double z) => z;", "Activation:Activation double:Keyword g:Method double:Keyword")]
    [InlineData("class C<T> { }", "class:Keyword C:Type T:Type")]
    [InlineData("record R(int A);", "record:Keyword R:Type int:Keyword")]
    [InlineData("await t", "await:Keyword")]
    [InlineData("#load \"a.csx\"", "#:Directive load:Directive \"a.csx\":String")]
    [InlineData(":source swish", ":source:Directive")]
    public void Tokens_are_what_the_parser_takes_them_for(string text, string classes) => Assert.Equal(classes, Classes(text));

    [Fact]
    public void The_bracket_at_the_caret_and_its_partner_are_marked()
    {
        Assert.Equal("(:MatchingBracket ):MatchingBracket", Classes("f(g())", 6).Replace("f:Method ", "", StringComparison.Ordinal).Replace("g:Method ", "", StringComparison.Ordinal));
        Assert.DoesNotContain("Matching", Classes("f(g()", 2), StringComparison.Ordinal);
        Assert.DoesNotContain("Matching", Classes("\"()\"", 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_are_in_order_and_in_the_text_whatever_it_is() =>
        Gen.OneOf("\"", "$\"", "{", "}", "(", ")", "//", "/*", "*/", "#if x\n", "#endif\n", "\n", "a", " ", "1", "@\"", "\"\"\"", "class ", "var ", ":", "[", "]", "'", "\\").Array[0, 30].Sample(parts =>
        {
            string text = string.Concat(parts);
            int end = 0;
            foreach (TokenSpan span in Highlighter.Classify(TextBuffer.AtEnd(text)))
            {
                Assert.True(span.Start >= end && span.Length > 0 && span.End <= text.Length, text);
                end = span.End;
            }
        }, seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData("(")]
    [InlineData("$\"{")]
    [InlineData("[")]
    [InlineData("a.b(")]
    public void What_would_exhaust_the_parser_stays_plain(string part) => Assert.Empty(Classes(string.Concat(Enumerable.Repeat(part, 8000))));

    [Fact]
    public void A_session_tells_its_types()
    {
        var names = new KnownNames(new TestSession().Session);
        Assert.True(System.Threading.SpinWait.SpinUntil(() => names.IsType("List"), TimeSpan.FromSeconds(30)));
        Assert.False(names.IsType("Nothing"));
    }
}
