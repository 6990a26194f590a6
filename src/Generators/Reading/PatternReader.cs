using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Patterns as conditions on the value that they are matched with.</summary>
internal sealed class PatternReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    /// <summary>Whether a switch statement's clause takes the subject.</summary>
    public Expr Matches(ICaseClauseOperation clause, Expr subject, Environment environment) => clause switch
    {
        ISingleValueCaseClauseOperation single =>
            Relation(Infix.Equal, subject, expressions.Read(single.Value, environment), single.Syntax),
        IRelationalCaseClauseOperation relational =>
            Relation(Symbol(relational.Relation), subject, expressions.Read(relational.Value, environment), relational.Syntax),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, pattern.Guard, subject, environment),
        IDefaultCaseClauseOperation => Graph.Boolean(false),
        _ => context.Refuse(
            Descriptors.NotDerivable, clause.Syntax.GetLocation(), "this case", "use constant, relational, and/or patterns"),
    };

    /// <summary>Whether a pattern takes the subject; a variable that it declares is set.</summary>
    public Expr Matches(IPatternOperation pattern, Expr subject, Environment environment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Relation(Infix.Equal, subject, expressions.Read(constant.Value, environment), pattern.Syntax);
            case IRelationalPatternOperation relational:
                return Relation(Symbol(relational.OperatorKind), subject, expressions.Read(relational.Value, environment), pattern.Syntax);
            case INegatedPatternOperation negated:
                return Graph.Not(Matches(negated.Pattern, subject, environment));
            case IBinaryPatternOperation binary:
                Infix connective = binary.OperatorKind == BinaryOperatorKind.And ? Infix.And : Infix.Or;
                return Graph.Binary(
                    connective, Matches(binary.LeftPattern, subject, environment), Matches(binary.RightPattern, subject, environment));
            case IDiscardPatternOperation:
                return Graph.Boolean(true);
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } local) environment.Declare(local, subject);
                return Graph.Boolean(true);
            case ITypePatternOperation:
                return Graph.Boolean(true);
            case IRecursivePatternOperation recursive:
                return Parts(recursive, subject, environment);
            default:
                foreach (IDeclarationPatternOperation declared in pattern.Descendants().OfType<IDeclarationPatternOperation>())
                    if (declared.DeclaredSymbol is { } unread) environment.Declare(unread, context.Unknown);
                return context.Refuse(
                    Descriptors.NotDerivable,
                    pattern.Syntax.GetLocation(),
                    $"the pattern '{pattern.Syntax}'",
                    "use constant, relational, and/or/not patterns");
        }
    }

    /// <summary>(> 0, var b) { A: 1 }: all parts must match.</summary>
    private Expr Parts(IRecursivePatternOperation pattern, Expr subject, Environment environment)
    {
        Expr all = Graph.Boolean(true);
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            if (expressions.Objects.Deconstruct(
                subject,
                pattern.InputType,
                pattern.DeconstructSymbol as IMethodSymbol,
                pattern.DeconstructionSubpatterns.Length,
                pattern,
                environment) is not { } parts)
                return expressions.Refuse(pattern, subject);
            for (int i = 0; i < parts.Count; i++)
                all = Graph.Binary(Infix.And, all, Matches(pattern.DeconstructionSubpatterns[i], parts[i], environment));
        }
        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            if (property.Member is not IMemberReferenceOperation { Member: var member }
                || pattern.NarrowedType is not INamedTypeSymbol type)
                return expressions.Refuse(pattern, subject);
            Expr part = expressions.Objects.Property(subject, type, member.Name, property, environment);
            all = Graph.Binary(Infix.And, all, Matches(property.Pattern, part, environment));
        }
        if (pattern.DeclaredSymbol is { } local) environment.Declare(local, subject);
        return all;
    }

    /// <summary>A pattern with its when: the guard runs, and assigns, only where the pattern matches.</summary>
    public Expr Matches(IPatternOperation pattern, IOperation? guard, Expr subject, Environment environment)
    {
        Expr matches = Matches(pattern, subject, environment);
        if (guard is null) return matches;
        Environment on = environment.Copy();
        Expr holds = expressions.Condition(guard, on);
        environment.Choose(matches, on, environment.Copy());
        return Graph.Binary(Infix.And, matches, holds);
    }

    // A pattern takes NaN for NaN, which no comparison does.
    private Expr Relation(Infix comparison, Expr left, Expr right, SyntaxNode syntax) =>
        comparison == Infix.Equal && right.IsConstant && double.IsNaN(right.Number) && !context.HasErrors
        ? Graph.Compare(Infix.NotEqual, left, left)
        : expressions.Operators.Compare(comparison, left, right, syntax);

    private static Infix Symbol(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => Infix.Less,
        BinaryOperatorKind.LessThanOrEqual => Infix.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Infix.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Infix.GreaterOrEqual,
        BinaryOperatorKind.NotEquals => Infix.NotEqual,
        _ => Infix.Equal,
    };
}
