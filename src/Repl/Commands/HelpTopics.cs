using System.Collections.Generic;

namespace GradRepl.Repl.Commands;

/// <summary>What <c>:help</c> explains beside the commands.</summary>
internal static class HelpTopics
{
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("activations", """
            [Activation] before a method of double makes it an activation: the first parameter is the pre-activation z, the others
            are hyperparameters.
              [Activation] double elu(double z, double a = 1) => z > 0 ? z : a * (Exp(z) - 1);
              eluDerivative(z, a)   eluSecondDerivative(z, a)   eluPartialA(z, a)
              var f = Activation.Of(elu).With("a", 0.5);
              f.Value(z)   f.Derivative(z)   f.Kinks   f.ValueAndDerivative(z, y, dy) over spans, vectorised
              Activations.Sigmoid, .Tanh, .ReLU, .LeakyReLU, .GELU, .Mish …   the built-in ones, named as in torch.nn
              [Derivative(nameof(elu))] double mine(double z, double a) => …;   your own rule instead of the derived one
            """),
        ("figures", """
            Plot(f), Plot(f, -3, 3), Plot(f, g), Plot(f, "name.png") draw; a figure without a name gets the next number.
              var figure = new Figure("title") { new Panel("left", x: "z").Curve(Sin, -6, 6, "sin") };
              Show(figure);   Save(figure, "sin.png");
            Figures go into ./figures, into --out DIR, or into :out DIR. A terminal that takes pictures shows them too: :images off.
            """),
        ("scripts", """
            gradrepl lesson.csx a b     runs a script with Args = ["a", "b"];   return 3; is its exit code
            gradrepl lesson.csx --html page.html   makes one page of it: // lines at the line's start as prose, code, output, figures
            #load "part.csx"            at the top of a script or a submission runs another file in its place
            #r "library.dll"            references an assembly;   #r "nuget: Name, 1.2.3"   a package
            await                       works at top level
            :save session.csx           makes a script of this session;   :load lesson.csx   runs one in it
            The file startup.csx in gradrepl's configuration folder runs before a session at the keyboard (--no-startup: not);
            :help packages says where packages come from.
            """),
        ("packages", """
            #r "nuget: MathNet.Numerics, 5.0.0" restores a package with the installed .NET SDK, from the sources that NuGet is
            configured to use here, with all that it depends on. What is restored once is found again without a network.
            The version may be left out where a newest one can be looked up, and may be a range as NuGet writes it.
            """),
    ];
}
