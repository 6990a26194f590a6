using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Pipeline.Net;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Guarding;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions.Evaluating;

/// <summary>
/// Compares each activation of a submission with what was understood of it, before the submission runs: on an object of the
/// submission that is thrown away, whose variables have values of no meaning.
/// </summary>
internal static class ReadingCheck
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Some µs suffice, unless the machine is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // At numbers such as 1e10 some loops go through more rounds than anybody waits for.
    private static readonly TimeSpan PatienceWithLoops = TimeSpan.FromMilliseconds(10);

    /// <summary>Where they differ, as errors at the methods' places.</summary>
    /// <param name="compiled">The submission.</param>
    /// <param name="script">The class that holds its members.</param>
    /// <param name="states">The submissions before it.</param>
    /// <exception cref="InterruptedException">The user interrupted it.</exception>
    public static IReadOnlyList<Diagnostic> Find(CompiledSubmission compiled, Type script, object?[] states)
    {
        var found = new List<Diagnostic>();
        object? submission = null;
        foreach (DefinedActivation defined in compiled.Defined)
        {
            if (defined.Derivation.Understood is not { } understood) continue;
            submission ??= Throwaway(script, states);
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            MethodInfo probe = Holder(script, defined).GetMethod(understood.Probe, Members)!;
            var (answered, read) = ((ScalarFunction, ScalarFunction))probe.Invoke(probe.IsStatic ? null : submission, null)!;
            if (Find(understood, answered, read) is { } misreading) found.Add(misreading.At(defined.Location));
            TraceLog.Say(
                "net", $"{defined.Name}: {System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.00} ms");
        }
        return found;
    }

    private static Misreading? Find(UnderstoodFunction function, ScalarFunction answered, ScalarFunction understood)
    {
        foreach (TimeSpan time in function.HasLoops ? [PatienceWithLoops, Patience] : new[] { Patience })
        {
            using Guard.TimeLimit limit = Guard.Limit(time);
            Misreading? found = ReadingNet.Find(function, Bounded(answered, limit), Bounded(understood, limit), out bool isEnough);
            if (found is not null || isEnough) return found;
        }
        return null;
    }

    /// <summary>An object of the submission of which nothing has run; its numbers are set, so that none is 0 by chance.</summary>
    private static object Throwaway(Type script, object?[] states)
    {
        object submission = Activator.CreateInstance(script, Members, null, [states.Clone()], null)!;
        double value = 0.75;
        foreach (FieldInfo field in script.GetFields(Members))
        {
            if (field.IsStatic || field.Name.StartsWith('<')) continue;
            object? number = Type.GetTypeCode(field.FieldType) switch
            {
                _ when field.FieldType.IsEnum => null,
                _ when field.FieldType == typeof(double[]) => Enumerable.Range(1, 16).Select(each => value / each).ToArray(),
                TypeCode.Double => value,
                TypeCode.Single => (float)value,
                TypeCode.Int32 => (int)(value + 2),
                TypeCode.Boolean => true,
                _ => null,
            };
            if (number is null) continue;
            field.SetValue(submission, number);
            value += 0.5;
        }
        return submission;
    }

    private static Type Holder(Type script, DefinedActivation defined)
    {
        Type holder = script;
        foreach (string name in defined.ContainingType?.Split('.') ?? []) holder = holder.GetNestedType(name, Members)!;
        return holder;
    }

    /// <summary>What a function answers while there is time: NaN where it throws.</summary>
    private static Answer Bounded(ScalarFunction function, Guard.TimeLimit limit) => (z, parameters) =>
    {
        if (limit.IsOver) return null;
        try
        {
            return function(z, parameters);
        }
        catch (InterruptedException) when (!Guard.Interrupted)
        {
            return null;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
        catch (Exception thrown) when (thrown is not InterruptedException)
        {
            return double.NaN;
        }
    };
}
