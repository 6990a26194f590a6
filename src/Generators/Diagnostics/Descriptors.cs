using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Diagnostics;

/// <summary>Everything the generator has to say, one row a diagnostic: what is wrong, and what to do.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotDerivable = Error("GRAD001", "Not derivable", "Cannot derive {0}: {1}");
    public static readonly DiagnosticDescriptor NotStaticPartial = Error(
        "GRAD002",
        "Not in a static partial class",
        "'{0}' {1}");
    public static readonly DiagnosticDescriptor Signature = Error(
        "GRAD003",
        "Not the signature of an activation",
        "'{0}' {1}: an activation is written 'static double F(double z, double hyperparameter = 1)'");
    public static readonly DiagnosticDescriptor OpaqueCall = Error(
        "GRAD004", "Opaque call", "Cannot derive the call to '{0}', which {1}: {2}");
    public static readonly DiagnosticDescriptor ChangingField = Error(
        "GRAD005",
        "Field that can change",
        "Cannot hold '{0}' constant, because it can change: make it const or static readonly, or a parameter");
    public static readonly DiagnosticDescriptor StaleName = Error(
        "GRAD006", "Redefined since", "'{0}' has been redefined since this was written: enter the definition that uses it again");
    public static readonly DiagnosticDescriptor TooDeep = Error(
        "GRAD007",
        "Calls too deep",
        "Cannot follow '{0}' deeper than {1} calls: a derivative needs recursion that a constant or an integer parameter counts");
    public static readonly DiagnosticDescriptor TooLarge = Error(
        "GRAD008", "Function too large", "'{0}' grows past what can be derived: split it into several [Activation] methods");
    public static readonly DiagnosticDescriptor MissingPartial = Warning(
        "GRAD009",
        "Derivative of a derivative missing",
        "The second derivative of '{0}' is left out: {1}");
    public static readonly DiagnosticDescriptor UnusedParameter = Warning(
        "GRAD010",
        "Parameter without effect",
        "The result of '{0}' does not depend on '{1}', so that its derivative is zero: use the parameter or remove it");
    public static readonly DiagnosticDescriptor Kink = Info(
        "GRAD011", "Kink", "The derivative of '{0}' jumps where {1}; there it takes the value of the branch that is taken");
    public static readonly DiagnosticDescriptor ConstantBetweenJumps = Info(
        "GRAD012", "Constant between jumps", "'{0}' is constant between its jumps, so that its derivative is taken as zero");
    public static readonly DiagnosticDescriptor DerivativeSignature = Error(
        "GRAD013", "Given derivative does not fit", "'{0}' cannot be the derivative of '{1}': {2}");
    public static readonly DiagnosticDescriptor LostValue = Warning(
        "GRAD014",
        "Formula that loses its value",
        "'{0}' {1}, so that the function loses its value there: {2} is the stable spelling");
    public static readonly DiagnosticDescriptor Doubt = Warning(
        "GRAD015",
        "Derivative in doubt",
        "The {0} of '{1}' may be wrong{2}: {3}; give it with [Derivative]");
    public static readonly DiagnosticDescriptor Misread = Error(
        "GRAD016",
        "Misread function",
        "'{0}' does not compute what was understood of it, so that its derivatives would be wrong: {0}({1}) answers {2}, and was "
            + "understood as {3}; this is a defect of GradRepl, so please report it, and write the function another way");
    public static readonly DiagnosticDescriptor LostDigits = Warning(
        "GRAD017",
        "Derivative that loses digits",
        "The {0} of '{1}' loses digits from {2} = {3} to {4}: at {2} = {5} it is {6} units in the last place "
            + "from what the definition has there");
    public static readonly DiagnosticDescriptor Internal = Error(
        "GRAD099",
        "Error in the generator",
        "Deriving '{0}' failed inside the generator, which is a defect of it; please report it with this text: {1}");

    /// <summary>All rows by their IDs.</summary>
    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = typeof(Descriptors).GetFields()
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(field => (DiagnosticDescriptor)field.GetValue(null))
        .ToDictionary(descriptor => descriptor.Id);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, "GradRepl", severity, isEnabledByDefault: true);
}
