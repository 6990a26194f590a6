using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Choices between expressions: only the taken side is evaluated, and only its effects remain.</summary>
internal sealed class ChoiceReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    /// <summary>c ? a : b</summary>
    public Expr Conditional(IConditionalOperation conditional, IOperation whenFalse, Environment environment)
    {
        Expr condition = expressions.Condition(conditional.Condition, environment);
        IOperation whenTrue = conditional.WhenTrue;
        if (condition.IsConstant) return expressions.Read(condition.Number != 0 ? whenTrue : whenFalse, environment);
        Environment taken = environment.Copy(), other = environment.Copy();
        Expr first = expressions.Read(whenTrue, taken), second = expressions.Read(whenFalse, other);
        environment.Choose(condition, taken, other);
        return context.Memory.Choose(condition, first, second);
    }

    /// <summary>x switch { … }</summary>
    public Expr Switch(ISwitchExpressionOperation @switch, Environment environment) =>
        Arm(@switch, 0, expressions.Read(@switch.Value, environment), environment);

    private Expr Arm(ISwitchExpressionOperation @switch, int index, Expr subject, Environment environment)
    {
        // No arm matches: C# throws there, so neither value nor derivative exists.
        if (index == @switch.Arms.Length) return Thrown(environment);
        ISwitchExpressionArmOperation arm = @switch.Arms[index];
        Expr condition = expressions.Patterns.Matches(arm.Pattern, arm.Guard, subject, environment);
        if (condition.IsConstant)
            return condition.Number != 0 ? expressions.Read(arm.Value, environment) : Arm(@switch, index + 1, subject, environment);
        Environment taken = environment.Copy(), other = environment.Copy();
        Expr first = expressions.Read(arm.Value, taken), second = Arm(@switch, index + 1, subject, other);
        environment.Choose(condition, taken, other);
        return context.Memory.Choose(condition, first, second);
    }

    /// <summary>throw …: where the function has no value, its derivative has none.</summary>
    public Expr Thrown(Environment environment)
    {
        environment.Failed = Graph.Boolean(true);
        return Graph.Real(double.NaN);
    }
}
