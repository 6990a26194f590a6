using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>
/// Quotients of exponentials that no table has a name for, each as a function of its own, made when it is met: so its
/// derivative is one again, in which everything that would cancel is gone.
/// </summary>
internal sealed class ExponentialFunctions
{
    private readonly Dictionary<string, Function> _functions = [];
    private readonly Dictionary<Function, ExponentialQuotient> _quotients = [];

    /// <summary>A quotient as a function of its exponent; null where its parts cannot be kept in range.</summary>
    public Expr? Of(ExponentialQuotient quotient)
    {
        if (quotient.Core is not { } core || quotient.Denominator.IsMonomial || quotient.Numerator.IsZero) return null;
        double lowest = quotient.Denominator.Lowest;
        quotient = quotient with { Numerator = quotient.Numerator.Shift(-lowest), Denominator = quotient.Denominator.Shift(-lowest) };
        double unit = SigmoidTanhMishForms.Unit(quotient);
        if (unit == 0 || DecayingForm.Of(quotient, unit) is not { } form) return null;
        Expr v = core.Graph.Multiply(core.Graph.Real(unit), core);
        return core.Graph.Apply(FunctionOf(form), v);
    }

    /// <summary>A value as a quotient, where its function was made here.</summary>
    public ExponentialQuotient? Read(Function function, Expr argument)
    {
        if (!_quotients.TryGetValue(function, out ExponentialQuotient? quotient)) return null;
        (double unit, Expr core) = LinearForm.Of(argument);
        return new ExponentialQuotient(core, quotient.Numerator.Stretch(unit), quotient.Denominator.Stretch(unit));
    }

    private Function FunctionOf(DecayingForm form)
    {
        string key = $"{form.Numerator.Key}/{form.Denominator.Key}";
        if (_functions.TryGetValue(key, out Function? known)) return known;
        var function = new Function("quotient", "", [(arguments, value) => Derivative(form, arguments[0])])
        {
            Expansion = arguments => form.Value(arguments[0]),
            Textbook = arguments => form.Shown(arguments[0]),
        };
        _quotients[function] = new ExponentialQuotient(null, form.Numerator.Whole, form.Denominator.Whole);
        return _functions[key] = function;
    }

    /// <summary>(N/D)′ = (N′·D − N·D′)/D², with E′ = E: the powers of a factor stay one.</summary>
    private Expr Derivative(DecayingForm form, Expr v)
    {
        Polynomial over = form.Numerator.Whole, under = form.Denominator.Whole;
        Polynomial numerator = over.Slope() * under + (over * under.Slope()).Scale(-1), denominator = under * under;
        // What D and D′ have in common, where D is a power: (E − 1)³ and (E − 1)².
        Reduce(ref numerator, ref denominator, under);
        (double unit, Expr core) = LinearForm.Of(v);
        var quotient = new ExponentialQuotient(core, numerator.Stretch(unit), denominator.Stretch(unit));
        if (numerator.IsZero) return v.Graph.Real(0);
        return SigmoidTanhMishForms.Find(quotient) ?? Of(quotient) ?? quotient.Written();
    }

    private static void Reduce(ref Polynomial numerator, ref Polynomial denominator, Polynomial under)
    {
        foreach (Polynomial factor in Factors(under))
            while (numerator.Count > 1 && denominator.Count > 1
                && numerator.DividedBy(factor) is { } over && denominator.DividedBy(factor) is { } below)
                (numerator, denominator) = (over, below);
    }

    /// <summary>The polynomial itself, and what it is a square or cube of.</summary>
    private static IEnumerable<Polynomial> Factors(Polynomial polynomial) =>
        new[] { 2, 3, 4 }.Select(polynomial.Root).OfType<Polynomial>().Reverse().Append(polynomial).Concat(SigmoidTanhMishForms.Factors);
}
