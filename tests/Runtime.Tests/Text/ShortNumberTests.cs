using GradRepl.Runtime.Text;

namespace GradRepl.Runtime.Tests;

/// <summary>Numbers as people read them.</summary>
public sealed class ShortNumberTests
{
    [Theory]
    [InlineData(190, 2, "190")]
    [InlineData(12347, 4, "12350")]
    [InlineData(0.012347, 4, "0.01235")]
    [InlineData(1, 4, "1")]
    [InlineData(-0.5, 4, "−0.5")]
    [InlineData(0.0001, 4, "0.0001")]
    [InlineData(0.00001, 4, "1×10⁻⁵")]
    [InlineData(6.1035e-5, 4, "6.104×10⁻⁵")]
    [InlineData(-1.2345e-17, 3, "−1.23×10⁻¹⁷")]
    [InlineData(999999, 4, "1×10⁶")]
    [InlineData(1234567, 7, "1234567")]
    [InlineData(9.996, 3, "10")]
    [InlineData(0.0, 4, "0")]
    [InlineData(double.NaN, 4, "NaN")]
    [InlineData(double.NegativeInfinity, 4, "−∞")]
    [InlineData(double.Epsilon, 3, "4.94×10⁻³²⁴")]
    public void A_number_has_few_digits_and_one_spelling(double number, int digits, string text)
    {
        Assert.Equal(text, ShortNumber.Of(number, digits));
        Assert.True(ShortNumber.TryParse(text, out double read), text);
        Assert.Equal(text, ShortNumber.Of(read, digits));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-3, "−3")]
    [InlineData(1e-5, "1×10⁻⁵")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    public void The_exact_form_keeps_every_digit(double number, string text) => Assert.Equal(text, ShortNumber.Exact(number));

    [Theory]
    [InlineData(-1.5e-7, "-1.5e-7")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(0.25, "0.25")]
    public void A_terminal_without_mathematics_gets_ascii(double number, string text) => Assert.Equal(text, ShortNumber.Ascii(number));

    [Theory]
    [InlineData("1,024", true)]
    [InlineData("50 %", true)]
    [InlineData("1E-07", true)]
    [InlineData("×10⁻⁷", false)]
    [InlineData("3×10", false)]
    [InlineData("layer 3", false)]
    public void Text_is_told_from_numbers(string text, bool isNumber) => Assert.Equal(isNumber, ShortNumber.IsNumber(text));

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0", ShortNumber.Of(-0.0));

    [Fact]
    public void A_duration_has_the_unit_that_suits_it() => Assert.Equal("1.5 µs", ShortNumber.OfNanoseconds(1500));
}
