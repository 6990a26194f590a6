using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Assignments in all their forms: where to is found before what, as C# does.</summary>
internal sealed class AssignmentReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    public Expr Read(IOperation assignment, Environment environment) => assignment switch
    {
        ISimpleAssignmentOperation { IsRef: true } simple => Rebind(simple, environment),
        ISimpleAssignmentOperation simple => Simple(simple, environment),
        ICompoundAssignmentOperation compound => Compound(compound, environment),
        IIncrementOrDecrementOperation step when ExpressionReader.IsBuiltIn(step.OperatorMethod) => Step(step, environment),
        _ => expressions.Refuse(assignment),
    };

    /// <summary>(a, b) = …: all of the right side is read before the first variable changes.</summary>
    public Expr Deconstruct(IDeconstructionAssignmentOperation assignment, Environment environment)
    {
        Target target = TargetOf(assignment.Target, environment);
        Expr value = expressions.Read(assignment.Value, environment);
        DeconstructionInfo? info = assignment.Syntax is AssignmentExpressionSyntax syntax
            ? context.ModelOf(syntax.SyntaxTree)?.GetDeconstructionInfo(syntax)
            : null;
        Deconstruct(target, value, assignment.Value.Type, info, assignment, environment);
        return value;
    }

    /// <summary>Where the parts of a value go.</summary>
    /// <param name="Place">The place of one variable; null for several.</param>
    /// <param name="Parts">The targets of a tuple's elements.</param>
    /// <param name="Local">The local's name, for readable code.</param>
    /// <param name="Type">The variable's type.</param>
    private sealed record Target(Place? Place, ImmutableArray<Target> Parts, ILocalSymbol? Local, ITypeSymbol? Type);

    private Target TargetOf(IOperation target, Environment environment)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is ITupleOperation tuple)
            return new Target(null, [.. tuple.Elements.Select(element => TargetOf(element, environment))], null, null);
        if (target is IDiscardOperation) return new Target(null, [], null, null);
        if (target is ILocalReferenceOperation { IsDeclaration: true, Local: var declared })
            expressions.Places.Declare(declared, environment);
        return new Target(PlaceOf(target, environment), [], (target as ILocalReferenceOperation)?.Local, target.Type);
    }

    private void Deconstruct(
        Target target, Expr value, ITypeSymbol? type, DeconstructionInfo? info, IOperation operation, Environment environment)
    {
        if (target.Parts.IsEmpty)
        {
            if (target.Place is not { } place) return;
            value = expressions.Widened(value, target.Type, operation);
            if (target.Local is { } local && !value.IsLeaf) value.Hint ??= local.Name;
            expressions.Places.Write(place, value, environment, operation);
            return;
        }
        if (expressions.Objects.Deconstruct(value, type, info?.Method, target.Parts.Length, operation, environment) is not { } parts)
        {
            expressions.Refuse(operation, value);
            return;
        }
        for (int i = 0; i < target.Parts.Length; i++)
        {
            DeconstructionInfo? nested = info is { Nested: { IsDefaultOrEmpty: false } all } && i < all.Length ? all[i] : null;
            ITypeSymbol? element = nested?.Method is { ReceiverType: { } receiver } ? receiver : null;
            Deconstruct(target.Parts[i], parts[i], element, nested, operation, environment);
        }
    }

    private Place PlaceOf(IOperation target, Environment environment) =>
        expressions.Places.Of(target, environment) ?? new Place(Refuse(target), []);

    private Expr Simple(ISimpleAssignmentOperation assignment, Environment environment)
    {
        if (assignment.Target is IDiscardOperation) return expressions.Read(assignment.Value, environment);
        Place place = PlaceOf(assignment.Target, environment);
        Expr value = expressions.Read(assignment.Value, environment);
        return Write(place, value, assignment.Target, environment);
    }

    /// <summary>a = ref b: the name means another place from here on.</summary>
    private Expr Rebind(ISimpleAssignmentOperation assignment, Environment environment)
    {
        if (assignment.Target is not ILocalReferenceOperation { Local: var local }) return expressions.Refuse(assignment);
        Place place = expressions.Places.OfValue(assignment.Value, environment);
        environment.Bind(local, place);
        return expressions.Places.Read(place, environment, assignment);
    }

    private Expr Compound(ICompoundAssignmentOperation compound, Environment environment)
    {
        Place place = PlaceOf(compound.Target, environment);
        Expr before = expressions.Places.Read(place, environment, compound.Target);
        Expr value = expressions.Read(compound.Value, environment);
        Expr after = ExpressionReader.IsBuiltIn(compound.OperatorMethod)
            ? expressions.Operators.Apply(compound.OperatorKind, before, value, compound, compound.IsChecked)
            : expressions.Methods.Follow(
                compound.OperatorMethod!, [expressions.Objects.Self(before), expressions.Objects.Self(value)], compound, environment);
        return Write(place, after, compound.Target, environment);
    }

    private Expr Step(IIncrementOrDecrementOperation step, Environment environment)
    {
        Place place = PlaceOf(step.Target, environment);
        Expr before = expressions.Places.Read(place, environment, step.Target);
        Expr after = before.Kind.IsInteger() ? expressions.Integers.Stepped(step, before) : expressions.Operators.Apply(
            BinaryOperatorKind.Add, before, Graph.Real(step.Kind == OperationKind.Increment ? 1 : -1), step, step.IsChecked);
        Write(place, after, step.Target, environment);
        return step.IsPostfix ? before : after;
    }

    private Expr Write(Place place, Expr value, IOperation target, Environment environment)
    {
        if (!value.IsLeaf && target is ILocalReferenceOperation { Local: var local }) value.Hint ??= local.Name;
        expressions.Places.Write(place, value, environment, target);
        return value;
    }

    /// <summary>What cannot be assigned: another object's state, or something that others see.</summary>
    private Expr Refuse(IOperation target) => target is IFieldReferenceOperation { Field: var field }
        ? context.Refuse(
            Descriptors.NotDerivable,
            target.Syntax.GetLocation(),
            $"the write to '{field.Name}', which others see",
            "an activation has no effects: use a local")
        : expressions.Refuse(target);
}
