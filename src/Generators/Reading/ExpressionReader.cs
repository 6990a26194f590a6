using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Turns an expression into a value of the graph; assignments inside it change the environment.</summary>
internal sealed class ExpressionReader
{
    private readonly ReadContext _context;
    private readonly CallReader _calls;
    private readonly CompositeReader _composites;

    public ExpressionReader(ReadContext context)
    {
        _context = context;
        _calls = new CallReader(context, this);
        _composites = new CompositeReader(context, this);
        Patterns = new PatternReader(context, this);
    }

    public PatternReader Patterns { get; }

    private Graph Graph => _context.Graph;

    public Expr Read(IOperation operation, Environment environment)
    {
        Expr value = ReadNew(operation, environment);
        if (!value.IsLeaf && !_context.Sources.ContainsKey(value.Id)) _context.Sources[value.Id] = operation.Syntax;
        return value;
    }

    private Expr ReadNew(IOperation operation, Environment environment)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Constant(operation) is { } known) return known;
        switch (operation)
        {
            case IParameterReferenceOperation parameter:
                return Variable(parameter.Parameter, operation, environment);
            case ILocalReferenceOperation local:
                return Variable(local.Local, operation, environment);
            case IFieldReferenceOperation { Instance: { } instance } field when field.Field.ContainingType.IsTupleType:
                return _composites.Element(Read(instance, environment), field);
            case IFieldReferenceOperation field:
                return Field(field);
            case ITupleOperation tuple:
                return Graph.Tuple([.. tuple.Elements.Select(element => Read(element, environment))]);
            case IArrayCreationOperation or ICollectionExpressionOperation:
                return _composites.Create(operation, environment);
            case IPropertyReferenceOperation { Instance: null } property when MathMembers.IsNumerics(property.Property.ContainingType) && MathMembers.Constant(Graph, property.Property.Name) is { } constant:
                return constant;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation:
                return _composites.Read(operation, environment);
            case IDeconstructionAssignmentOperation deconstruction:
                return _composites.Deconstruct(deconstruction.Target, Read(deconstruction.Value, environment), environment);
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand, environment);
            case IConversionOperation conversion:
                return Converted(conversion, environment);
            case IUnaryOperation unary when IsBuiltIn(unary.OperatorMethod):
                return Unary(unary, environment);
            case IBinaryOperation binary when IsBuiltIn(binary.OperatorMethod):
                return Binary(binary, environment);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Choose(Condition(conditional.Condition, environment), conditional.WhenTrue, whenFalse, environment);
            case ISwitchExpressionOperation @switch:
                return SwitchExpression(@switch, 0, Read(@switch.Value, environment), environment);
            case IIsPatternOperation isPattern:
                return Patterns.Matches(isPattern.Pattern, Read(isPattern.Value, environment), environment);
            case IInvocationOperation invocation:
                return _calls.Read(invocation, environment);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Read(assignment.Value, environment), environment);
            case ICompoundAssignmentOperation compound when IsBuiltIn(compound.OperatorMethod):
                return Assign(compound.Target, Arithmetic(compound, Read(compound.Target, environment), Read(compound.Value, environment), compound.OperatorKind), environment);
            case IIncrementOrDecrementOperation step when IsBuiltIn(step.OperatorMethod):
                return Step(step, environment);
            case IThrowOperation:
                return Graph.Real(double.NaN);
            default:
                return Refuse(operation);
        }
    }

    /// <summary>A boolean expression that decides a branch.</summary>
    public Expr Condition(IOperation operation, Environment environment) => Read(operation, environment);

    /// <summary>A comparison; where it depends on values that vary, the place is remembered as a possible kink.</summary>
    public Expr Compare(Infix comparison, Expr left, Expr right, SyntaxNode syntax)
    {
        if (left.Kind != right.Kind) (left, right) = (ToReal(left), ToReal(right));
        if (left.Kind == ValueKind.Real && !Graph.Dependencies(left).Union(Graph.Dependencies(right)).IsEmpty)
            _context.Branches.Add(new Branch(syntax.GetLocation(), left - right));
        return Graph.Compare(comparison, left, right);
    }

    public Expr ToReal(Expr value) =>
        value.Kind != ValueKind.Integer ? value
        // Math.Sign answers an integer; as a factor it is the real function again.
        : value.Operation == Prefix.ToInteger && value.Arguments[0].Operation == Rules.Sign ? value.Arguments[0]
        : Graph.Unary(Prefix.ToReal, value);

    /// <summary>How a type is held in the graph; null where it cannot be.</summary>
    public static ValueKind? KindOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => ValueKind.Real,
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_UInt16 } => ValueKind.Integer,
        { SpecialType: SpecialType.System_Boolean } => ValueKind.Boolean,
        ITypeParameterSymbol generic when generic.ConstraintTypes.Any(IsFloatingPoint) => ValueKind.Real,
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => ValueKind.Integer,
        _ => null,
    };

    private static bool IsFloatingPoint(ITypeSymbol constraint) => MathMembers.IsNumerics(constraint) && constraint.Name.Contains("FloatingPoint");

    /// <summary>C#'s own operators, and those of generic mathematics.</summary>
    private static bool IsBuiltIn(IMethodSymbol? operatorMethod) => operatorMethod is null || MathMembers.IsNumerics(operatorMethod.ContainingType);

    private Expr? Constant(IOperation operation)
    {
        if (operation.ConstantValue is not { HasValue: true, Value: { } value }) return null;
        switch (KindOf(operation.Type))
        {
            case ValueKind.Boolean:
                return Graph.Boolean((bool)value);
            case ValueKind.Integer:
                return Graph.Integer(System.Convert.ToInt32(value, CultureInfo.InvariantCulture));
            case ValueKind.Real:
                // Composite constants are read as written (2/3 stays a quotient); names stay names.
                if (operation is IBinaryOperation or IUnaryOperation) return null;
                if (operation is IConversionOperation { Operand: IFieldReferenceOperation or IBinaryOperation or IUnaryOperation } conversion && KindOf(conversion.Operand.Type) == ValueKind.Real) return null;
                double number = System.Convert.ToDouble(value, CultureInfo.InvariantCulture);
                if (operation is IFieldReferenceOperation { Field: var field } && IsNamed(field)) return Graph.Named(number, _context.Spell(field));
                return Graph.Real(number);
            default:
                return null;
        }
    }

    /// <summary>Constants that a formula shows by name; double.NaN and its like are numbers.</summary>
    private static bool IsNamed(IFieldSymbol field) => field.ContainingType.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single);

    private Expr Variable(ISymbol symbol, IOperation operation, Environment environment) =>
        environment.TryGet(symbol, out Expr? value) ? value!
        : _context.Refuse(Descriptors.NotDerivable, operation.Syntax.GetLocation(), $"'{symbol.Name}', which has no value here", "assign it on every path before it is used");

    private Expr Field(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (KindOf(field.Type) is not { } kind) return Refuse(operation);
        bool steady = field.ContainingType.IsScriptClass || field is { IsStatic: true, IsReadOnly: true };
        if (!steady) return _context.Refuse(Descriptors.ChangingField, operation.Syntax.GetLocation(), field.Name);
        if (field.ContainingType.IsScriptClass && !_context.IsVisible(field)) return _context.Refuse(Descriptors.StaleName, operation.Syntax.GetLocation(), field.Name);
        return Graph.External(_context.Spell(field), kind);
    }

    private Expr Converted(IConversionOperation conversion, Environment environment)
    {
        // An array as a span, or a tuple with other names, is the same values.
        if (conversion.Type is IArrayTypeSymbol or { IsTupleType: true } || CompositeReader.IsSpan(conversion.Type)) return Read(conversion.Operand, environment);
        if (conversion.OperatorMethod is not null || KindOf(conversion.Type) is not { } target) return Refuse(conversion);
        Expr operand = Read(conversion.Operand, environment);
        return (operand.Kind, target) switch
        {
            (ValueKind.Integer, ValueKind.Real) => ToReal(operand),
            (ValueKind.Real, ValueKind.Integer) => Truncated(operand, conversion),
            _ when operand.Kind == target => operand,
            _ => Refuse(conversion),
        };
    }

    private Expr Truncated(Expr operand, IOperation conversion)
    {
        if (!Graph.Dependencies(operand).IsEmpty) _context.Jumps(conversion.Syntax.GetLocation(), conversion.Syntax.ToString());
        return Graph.Unary(Prefix.ToInteger, operand);
    }

    private Expr Unary(IUnaryOperation unary, Environment environment)
    {
        Expr operand = Read(unary.Operand, environment);
        return (unary.OperatorKind, operand.Kind) switch
        {
            (UnaryOperatorKind.Plus, _) => operand,
            (UnaryOperatorKind.Minus, ValueKind.Real) => -operand,
            (UnaryOperatorKind.Minus, ValueKind.Integer) => Graph.Unary(Prefix.IntegerNegate, operand),
            (UnaryOperatorKind.Not, ValueKind.Boolean) => Graph.Not(operand),
            _ => Refuse(unary),
        };
    }

    private Expr Binary(IBinaryOperation binary, Environment environment)
    {
        Expr left = Read(binary.LeftOperand, environment);
        bool and = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd, or = binary.OperatorKind == BinaryOperatorKind.ConditionalOr;
        if ((and || or) && left.IsConstant && (left.Number != 0) == or) return left;
        // The right side of && and || runs only where the left one has not decided.
        Environment on = and || or ? environment.Copy() : environment;
        Expr right = Read(binary.RightOperand, on);
        if (and) environment.Choose(Graph, left, on, environment.Copy());
        if (or) environment.Choose(Graph, left, environment.Copy(), on);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => Compare(Infix.Less, left, right, binary.Syntax),
            BinaryOperatorKind.LessThanOrEqual => Compare(Infix.LessOrEqual, left, right, binary.Syntax),
            BinaryOperatorKind.GreaterThan => Compare(Infix.Greater, left, right, binary.Syntax),
            BinaryOperatorKind.GreaterThanOrEqual => Compare(Infix.GreaterOrEqual, left, right, binary.Syntax),
            BinaryOperatorKind.Equals when left.Kind != ValueKind.Boolean => Compare(Infix.Equal, left, right, binary.Syntax),
            BinaryOperatorKind.NotEquals when left.Kind != ValueKind.Boolean => Compare(Infix.NotEqual, left, right, binary.Syntax),
            BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when left.Kind == ValueKind.Boolean => Graph.Binary(Infix.And, left, right),
            BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when left.Kind == ValueKind.Boolean => Graph.Binary(Infix.Or, left, right),
            _ => Arithmetic(binary, left, right, binary.OperatorKind),
        };
    }

    private Expr Arithmetic(IOperation operation, Expr left, Expr right, BinaryOperatorKind kind)
    {
        if (left.Kind == ValueKind.Boolean || right.Kind == ValueKind.Boolean) return Refuse(operation);
        bool whole = left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer;
        if (!whole) (left, right) = (ToReal(left), ToReal(right));
        Infix? infix = kind switch
        {
            BinaryOperatorKind.Add => whole ? Infix.IntegerAdd : Infix.Add,
            BinaryOperatorKind.Subtract => whole ? Infix.IntegerSubtract : Infix.Subtract,
            BinaryOperatorKind.Multiply => whole ? Infix.IntegerMultiply : Infix.Multiply,
            BinaryOperatorKind.Divide => whole ? Infix.IntegerDivide : Infix.Divide,
            BinaryOperatorKind.Remainder => whole ? Infix.IntegerRemainder : Infix.Remainder,
            _ => null,
        };
        return infix is null ? Refuse(operation) : Graph.Binary(infix, left, right);
    }

    private Expr Choose(Expr condition, IOperation whenTrue, IOperation whenFalse, Environment environment)
    {
        if (condition.IsConstant) return Read(condition.Number != 0 ? whenTrue : whenFalse, environment);
        Environment taken = environment.Copy(), other = environment.Copy();
        Expr first = Read(whenTrue, taken), second = Read(whenFalse, other);
        environment.Choose(Graph, condition, taken, other);
        if (first.Kind != second.Kind) (first, second) = (ToReal(first), ToReal(second));
        return Graph.Select(condition, first, second);
    }

    private Expr SwitchExpression(ISwitchExpressionOperation @switch, int index, Expr subject, Environment environment)
    {
        // No arm matches: C# throws there, so neither value nor derivative exists.
        if (index == @switch.Arms.Length) return Graph.Real(double.NaN);
        ISwitchExpressionArmOperation arm = @switch.Arms[index];
        Expr condition = Patterns.Matches(arm.Pattern, arm.Guard, subject, environment);
        if (condition.IsConstant) return condition.Number != 0 ? Read(arm.Value, environment) : SwitchExpression(@switch, index + 1, subject, environment);
        Environment taken = environment.Copy(), other = environment.Copy();
        Expr first = Read(arm.Value, taken), second = SwitchExpression(@switch, index + 1, subject, other);
        environment.Choose(Graph, condition, taken, other);
        if (first.Kind != second.Kind) (first, second) = (ToReal(first), ToReal(second));
        return Graph.Select(condition, first, second);
    }

    public Expr Assign(IOperation target, Expr value, Environment environment)
    {
        if (target is IArrayElementReferenceOperation element) return _composites.Assign(element, value, environment);
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is IDiscardOperation) return value;
        ISymbol? symbol = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (symbol is null) return Refuse(target);
        if (!value.IsLeaf && symbol is ILocalSymbol) value.Hint ??= symbol.Name;
        environment.Set(symbol, value);
        return value;
    }

    private Expr Step(IIncrementOrDecrementOperation step, Environment environment)
    {
        Expr before = Read(step.Target, environment);
        int direction = step.Kind == OperationKind.Increment ? 1 : -1;
        Expr after = before.Kind == ValueKind.Integer ? Graph.Binary(Infix.IntegerAdd, before, Graph.Integer(direction)) : before + direction;
        Assign(step.Target, after, environment);
        return step.IsPostfix ? before : after;
    }

    public Expr Refuse(IOperation operation) => _context.Refuse(
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}'",
        "use numbers, locals, operators, System.Math, SpecialFunctions, and other [Activation] methods");
}
