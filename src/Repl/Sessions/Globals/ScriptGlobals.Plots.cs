using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Repl.Sessions.Globals;

public sealed partial class ScriptGlobals
{
    private const double From = -6;
    private const double To = 6;

    /// <summary>
    /// Draws a function; of an activation, also its derivative. Without <paramref name="file"/> the figure is saved under
    /// the next number at the end of the submission, unless <see cref="Show"/> or <see cref="Save"/> did it before.
    /// </summary>
    /// <param name="function">A method or a lambda.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end.</param>
    /// <param name="file">The file; a relative path counts from the figure folder (<c>--out</c>).</param>
    /// <returns>The figure.</returns>
    /// <exception cref="System.IO.IOException">It cannot be written there; no part of it is left behind.</exception>
    public Figure Plot(Func<double, double> function, double from = From, double to = To, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Finish(ActivationOf(function) is { } activation ? Figure.Of(activation, from, to) : Figure.Of(function, from, to, NameOf(function)), file);
    }

    /// <inheritdoc cref="Plot(Func{double, double}, double, double, string?)"/>
    public Figure Plot(Func<double, double> function, string file) => Plot(function, From, To, file);

    /// <inheritdoc cref="Plot(Func{double, double}, double, double, string?)"/>
    /// <exception cref="ArgumentException">The method has more parameters and is not an <see cref="ActivationAttribute"/> method.</exception>
    public Figure Plot(Delegate function, double from = From, double to = To, string? file = null) =>
        function is Func<double, double> simple ? Plot(simple, from, to, file) : Plot(Activation.Of(function), from, to, file);

    /// <inheritdoc cref="Plot(Delegate, double, double, string?)"/>
    public Figure Plot(Delegate function, string file) => Plot(function, From, To, file);

    /// <summary>Draws an activation and its derivative.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end.</param>
    /// <param name="file">The file; a relative path counts from the figure folder (<c>--out</c>).</param>
    public Figure Plot(Activation activation, double from = From, double to = To, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return Finish(Figure.Of(activation, from, to), file);
    }

    /// <inheritdoc cref="Plot(Activation, double, double, string?)"/>
    public Figure Plot(Activation activation, string file) => Plot(activation, From, To, file);

    /// <summary>Draws several activations, and their derivatives, to compare them.</summary>
    public Figure Plot(params Activation[] activations) => Finish(Figure.Compare(activations), null);

    /// <summary>Draws several functions to compare them; of activations, also their derivatives.</summary>
    /// <param name="functions">Methods or lambdas from double to double, or <see cref="ActivationAttribute"/> methods.</param>
    /// <exception cref="ArgumentException">A method has more parameters and is not an <see cref="ActivationAttribute"/> method.</exception>
    public Figure Plot(params Delegate[] functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        List<Activation?> activations = [.. functions.Select(ActivationOf)];
        if (activations.All(activation => activation is not null)) return Finish(Figure.Compare(activations!), null);
        var figure = new Figure();
        Panel panel = figure.Panel(x: "z");
        for (int i = 0; i < functions.Length; i++)
        {
            Delegate function = functions[i];
            if (activations[i] is { } activation) panel.Curve(activation.Value, From, To, activation.Name);
            else panel.Curve(function as Func<double, double> ?? Activation.Of(function).Value, From, To, NameOf(function));
        }
        return Finish(figure, null);
    }

    /// <inheritdoc cref="Plot(Delegate[])"/>
    public Figure Plot(params Func<double, double>[] functions) => Plot((Delegate[])functions);

    private Figure Finish(Figure figure, string? file)
    {
        if (file is null) Figures.Add(figure);
        else Save(figure, file);
        return figure;
    }

    private static Activation? ActivationOf(Delegate function)
    {
        try
        {
            return Activation.Of(function);
        }
        catch (ArgumentException)
        {
            return null; // Not annotated: a plain function.
        }
    }

    // The compiler's names of lambdas and local functions hold characters that C# names cannot.
    private static string NameOf(Delegate function) => function.Method.Name.Contains('<', StringComparison.Ordinal) ? "" : function.Method.Name;

    /// <summary>Saves what was plotted and not saved yet, and says where.</summary>
    internal void FinishFigures()
    {
        foreach (string file in Figures.SavePending()) _terminal.Line(file);
    }
}
