using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using GradRepl.Generators.Tests.Truth;

namespace GradRepl.Generators.Tests.Robustness;

/// <summary>Broken sources: a compiler runs the generator at every keystroke, so it has to stand all of them.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    /// <summary>How many; a nightly run sets the variable.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("GRADREPL_MUTANTS"), CultureInfo.InvariantCulture, out int count) ? count : 300;

    [Fact]
    public void NoMutantBreaksTheGenerator()
    {
        var mutator = new Mutator([.. System.Linq.Enumerable.SelectMany(TestFunctions.Sources(), Mutator.SeedsOf)]);
        (int compiled, int derived, int refused) = (0, 0, 0);
        var failures = new ConcurrentQueue<string>();
        Parallel.For(0, Count, number =>
        {
            string source = mutator.Mutate(number);
            try
            {
                Watchdog.Run(source, cancellation =>
                {
                    if (Sound.Check(Sound.Parse(source), cancellation) is not { } counts) return;
                    Interlocked.Increment(ref compiled);
                    Interlocked.Add(ref derived, counts.Derived);
                    Interlocked.Add(ref refused, counts.Refused);
                });
            }
            catch (Exception exception)
            {
                failures.Enqueue($"Mutant {number}: {exception.Message}\n");
            }
        });
        output.WriteLine($"{Count} mutants, {compiled} compile by themselves; of their methods {derived} were derived and {refused} refused.");
        Assert.True(failures.IsEmpty, $"{failures.Count} of {Count} mutants fail.\n{string.Join("\n", failures)}");
        Assert.True(derived > Count / 20, $"Only {derived} of {Count} mutants could be derived: the mutations are too coarse to test anything.");
    }
}
