using System;
using System.IO;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>Derivatives of formulas that nothing was made for, against the truth. CONTRIBUTING.md says how to run it alone.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static CorpusReport Whole
    {
        get
        {
            if (CorpusReport.Selected.Count > 0) Assert.Skip("Only some formulas are measured.");
            return CorpusReport.Measured;
        }
    }

    [Fact]
    public void Non_finite_results_are_as_few_as_they_were()
    {
        CorpusReport report = Whole;
        Assert.InRange(report.First.NonFinite, 0, Limits.FirstNonFinite);
        Assert.InRange(report.Lanes.NonFinite, 0, Limits.LanesNonFinite);
        Assert.InRange(report.FloatLanes.NonFinite, 0, Limits.FloatLanesNonFinite);
        Assert.InRange(report.Second.NonFinite, 0, Limits.SecondNonFinite);
        Assert.InRange(report.ByParameters.NonFinite, 0, Limits.PartialsNonFinite);
    }

    [Fact]
    public void Errors_are_as_small_as_they_were()
    {
        CorpusReport report = Whole;
        Assert.InRange(report.First.Share, Limits.FirstGood, 1);
        Assert.InRange(report.First.Bad, 0, Limits.FirstBad);
        Assert.InRange(report.Lanes.Bad, 0, Limits.LanesBad);
        Assert.InRange(report.FloatLanes.Bad, 0, Limits.FloatLanesBad);
        Assert.InRange(report.Second.Bad, 0, Limits.SecondBad);
        Assert.InRange(report.ByParameters.Bad, 0, Limits.PartialsBad);
    }

    [Fact]
    public void Nothing_more_is_refused() => Assert.InRange(Whole.Refusals.Count, 0, Limits.Refused);

    [Fact]
    public void Truth_and_source_are_of_the_same_functions() => Assert.Empty(CorpusReport.Measured.Misunderstandings());

    [Fact]
    public void The_report_is_written()
    {
        string text = CorpusReport.Measured.Text();
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("GRADREPL_CORPUS_REPORT") is { Length: > 0 } file) File.WriteAllText(file, text);
        Assert.NotEmpty(text);
    }

    /// <summary>
    /// What was measured, rounded up. The goal: nothing non-finite or refused; f′ within 4 ulp at 99.9 % of the points and within 16 at
    /// all of them, over spans too; f″ and partials within 64.
    /// </summary>
    private static class Limits
    {
        public const int FirstNonFinite = 16, LanesNonFinite = 16, FloatLanesNonFinite = 8, SecondNonFinite = 15,
            PartialsNonFinite = 16;

        public const double FirstGood = 0.9985;

        public const int FirstBad = 68, LanesBad = 74, FloatLanesBad = 65, SecondBad = 52, PartialsBad = 45;

        public const int Refused = 0;
    }
}
