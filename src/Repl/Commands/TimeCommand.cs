using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Repl.Commands.Measuring;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands;

/// <summary><c>:time</c></summary>
internal sealed class TimeCommand : ICommand
{
    private const int Elements = 4096;

    public string Name => "time";

    public string Argument => "expr";

    public string Summary => "how long it takes: median and spread of many runs; of an activation, its kernels";

    public string Details => """
        Runs it warm, in rounds of about 10 ms, for about a second; says the median of the rounds and the range that holds
        80 % of them. A call through a delegate (a nanosecond or two) is in every run. Calls of an activation on spans say
        the time an element too.
          :time swishDerivative(2)
          :time f.ValueAndDerivative(z, y, dy)
          :time Sigmoid                           its kernels over 4096 elements
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        string code = argument.TrimEnd(';', ' ');
        if (code.Length == 0) throw new CommandException(":time needs an expression, as :time Tanh(0.5)");
        if (SyntaxFactory.ParseExpression(code) is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && ActivationOf(code, context) is { } activation)
            return TimeKernels(activation, context);
        (ISymbol? symbol, int? length) = Meaning(code, context);
        Action<int> batch = Measurement.Batches((Delegate)context.Value(Wrapped(code, symbol, context))!);
        Timing timing = context.Work(() => Measurement.Measure(batch));
        string perElement = length > 0
            ? $", {ShortNumber.OfNanoseconds(timing.Median / length.Value)} an element of "
                + $"{length.Value.ToString(CultureInfo.InvariantCulture)}"
            : "";
        context.Terminal.Line($"median {ShortNumber.OfNanoseconds(timing.Median)}{perElement}");
        context.Terminal.Line(
            $"  80 % of {timing.Rounds} rounds between {ShortNumber.OfNanoseconds(timing.Low)} and "
                + $"{ShortNumber.OfNanoseconds(timing.High)}; {timing.Runs} run{(timing.Runs == 1 ? "" : "s")} a round; "
                    + $"{timing.Allocated} bytes allocated a run");
        return CommandResult.Continue;
    }

    private static Activation? ActivationOf(string word, CommandContext context)
    {
        try
        {
            return FunctionArgument.Find(word, context) as Activation;
        }
        catch (CommandException error)
        {
            TraceLog.Swallowed(error);
            return null; // It is another expression, or has an error that compiling will report.
        }
    }

    // Time an expression with its value, statements as they are.
    private static string Wrapped(string code, ISymbol? symbol, CommandContext context)
    {
        bool isExpression = CSharpSyntaxTree.ParseText(code, SubmissionCompiler.ParseOptions).GetCompilationUnitRoot().Members
            is [GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } }];
        bool awaits = SyntaxFactory.ParseExpression(code).DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax);
        bool isVoid = symbol is IMethodSymbol { ReturnsVoid: true } || (awaits && !FunctionArgument.Meaning(code, context.Session).IsValue);
        if (!isExpression) return $"(System.Delegate)(System.Action)(() => {{ {code}; }})";
        if (isVoid) return $"(System.Delegate)({(awaits ? "async " : "")}() => {{ {code}; }})";
        return $"(System.Delegate)({(awaits ? "async " : "")}() => {code})";
    }

    /// <summary>What is called, and of a call of an activation on spans the number of elements.</summary>
    private static (ISymbol? Symbol, int? Length) Meaning(string code, CommandContext context)
    {
        (ISymbol? symbol, _) = FunctionArgument.Meaning(code, context.Session);
        bool spans = symbol is IMethodSymbol
        {
            ContainingType.Name: nameof(Activation),
            Parameters: [{ Type: INamedTypeSymbol { Name: "ReadOnlySpan" } }, ..]
        };
        if (!spans || SyntaxFactory.ParseExpression(code) is not InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] })
            return (symbol, null);
        try
        {
            return (symbol, context.Value($"({first.Expression}).Length") as int?);
        }
        catch (CommandException error)
        {
            TraceLog.Swallowed(error);
            return (symbol, null); // Compiling the call will report what is wrong.
        }
    }

    private static CommandResult TimeKernels(Activation activation, CommandContext context)
    {
        double[] z = Sequences.Linspace(-6, 6, Elements), y = new double[Elements], dy = new double[Elements];
        float[] zf = [.. z.Select(each => (float)each)], yf = new float[Elements], dyf = new float[Elements];
        (string Name, Action Double, Action Single)[] kernels =
        [
            ("value", () => activation.Value(z, y), () => activation.Value(zf, yf)),
            ("derivative", () => activation.Derivative(z, dy), () => activation.Derivative(zf, dyf)),
            ("value and derivative", () => activation.ValueAndDerivative(z, y, dy), () => activation.ValueAndDerivative(zf, yf, dyf)),
            ("backward", () => activation.Backward(z, y, dy), () => activation.Backward(zf, yf, dyf)),
        ];
        List<string[]> rows = context.Work(() =>
            kernels.Select(kernel => new[] { kernel.Name, PerElement(kernel.Double), PerElement(kernel.Single) }).ToList());
        context.Terminal.Line(
            $"{activation} over {Elements} elements, "
                + $"{(activation.IsVectorized ? "vectorized" : $"not vectorized: {activation.VectorizationObstacle}")}");
        foreach (string line in TextTable.Lines(["ns an element", "double", "float"], [.. rows], CellWidth.Of)) context.Terminal.Line(line);
        return CommandResult.Continue;
    }

    private static string PerElement(Action kernel) =>
        ShortNumber.Of(Measurement.Measure(Measurement.Batches(kernel), seconds: 0.1).Median / Elements, 3);
}
