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
        ISingleValueCaseClauseOperation single => Relation(Infix.Equal, subject, expressions.Read(single.Value, environment), single.Syntax),
        IRelationalCaseClauseOperation relational => Relation(Symbol(relational.Relation), subject, expressions.Read(relational.Value, environment), relational.Syntax),
        IPatternCaseClauseOperation pattern => Guarded(pattern, subject, environment),
        IDefaultCaseClauseOperation => Graph.Boolean(false),
        _ => context.Refuse(Descriptors.NotDerivable, clause.Syntax.GetLocation(), "this case", "use constant, relational, and/or patterns"),
    };

    /// <summary>Whether a pattern takes the subject; a variable that it declares is set.</summary>
    public Expr Matches(IPatternOperation pattern, Expr subject, Environment environment)
    {
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
                return Graph.Binary(connective, Matches(binary.LeftPattern, subject, environment), Matches(binary.RightPattern, subject, environment));
            case IDiscardPatternOperation:
                return Graph.Boolean(true);
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } local) environment.Set(local, subject);
                return Graph.Boolean(true);
            default:
                return context.Refuse(Descriptors.NotDerivable, pattern.Syntax.GetLocation(), $"the pattern '{pattern.Syntax}'", "use constant, relational, and/or/not patterns");
        }
    }

    private Expr Guarded(IPatternCaseClauseOperation clause, Expr subject, Environment environment)
    {
        Expr matches = Matches(clause.Pattern, subject, environment);
        return clause.Guard is null ? matches : Graph.Binary(Infix.And, matches, expressions.Condition(clause.Guard, environment));
    }

    private Expr Relation(Infix comparison, Expr left, Expr right, SyntaxNode syntax) => expressions.Compare(comparison, left, right, syntax);

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
