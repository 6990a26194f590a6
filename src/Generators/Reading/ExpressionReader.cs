using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Turns an expression into a value of the graph; assignments inside it change the environment.</summary>
internal sealed class ExpressionReader
{
    private readonly ReadContext _context;
    private readonly AssignmentReader _assignments;
    private readonly ConversionReader _conversions;

    public ExpressionReader(ReadContext context)
    {
        _context = context;
        Integers = new IntegerReader(context);
        _conversions = new ConversionReader(context, this);
        _assignments = new AssignmentReader(context, this);
        Calls = new CallReader(context, this, _conversions);
        Methods = new MethodReader(context, this);
        Patterns = new PatternReader(context, this);
        Places = new PlaceReader(context, this);
        Arrays = new ArrayReader(context, this);
        Objects = new ObjectReader(context, this);
    }

    public CallReader Calls { get; }

    public IntegerReader Integers { get; }

    public MethodReader Methods { get; }

    public PatternReader Patterns { get; }

    public PlaceReader Places { get; }

    public ArrayReader Arrays { get; }

    public ObjectReader Objects { get; }

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
                return Variable(parameter.Parameter, parameter, environment);
            case ILocalReferenceOperation local:
                return Variable(local.Local, local, environment);
            case IInstanceReferenceOperation { Type: { } type }:
                return Variable(type.OriginalDefinition, operation, environment);
            case IFieldReferenceOperation { Instance: { } instance, Field: { IsStatic: false } member }
                when !(member.ContainingType.IsScriptClass || instance.Type is not { } holder || IsOpaque(holder)):
                return Places.Of(operation, environment) is { } place ? Places.Read(place, environment, operation) : Refuse(operation);
            case IFieldReferenceOperation field:
                return Field(field);
            case ITupleOperation tuple:
                return Graph.Tuple([.. tuple.Elements.Select(element => Read(element, environment))]);
            case IArrayCreationOperation or ICollectionExpressionOperation:
                return Arrays.Create(operation, environment);
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return Arrays.StackAllocation(operation, environment);
            case IObjectCreationOperation creation:
                return Objects.Create(creation, environment);
            case IWithOperation with:
                return Objects.With(with, environment);
            case IDelegateCreationOperation or IAnonymousFunctionOperation or IMethodReferenceOperation:
                return Methods.Function(operation, environment);
            case IDefaultValueOperation:
                return Layout.Default(operation.Type, Graph, _context.Memory) ?? Refuse(operation);
            case IPropertyReferenceOperation { Instance: null } property
                when (MathMembers.IsNumerics(property.Property.ContainingType) || MathMembers.IsHalf(property.Property.ContainingType))
                && MathMembers.Constant(Graph, property.Property.Name) is { } constant:
                return constant;
            case IArrayElementReferenceOperation { Indices: [IRangeOperation range] } slice:
                return Arrays.Slice(slice.ArrayReference, range, environment, operation);
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range, Instance: { } sliced }:
                return Arrays.Slice(sliced, range, environment, operation);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                return Places.Of(operation, environment) is { } element ? Places.Read(element, environment, operation) : Refuse(operation);
            case IPropertyReferenceOperation property:
                return Property(property, environment);
            case IDeconstructionAssignmentOperation deconstruction:
                return _assignments.Deconstruct(deconstruction, environment);
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
                return Calls.Read(invocation, environment);
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                return _assignments.Read(operation, environment);
            case IUnaryOperation { OperatorMethod: { } method } unary:
                return Methods.Follow(method, [Places.OfValue(unary.Operand, environment)], operation, environment);
            case IBinaryOperation { OperatorMethod: { } method } binary:
                return Operator(method, binary, environment);
            case ITupleBinaryOperation comparison:
                return TupleComparison(comparison, environment);
            case IThrowOperation:
                return Thrown(environment);
            default:
                // A variable in it that could not be read has been reported.
                return Refuse(operation, [.. operation.ChildOperations.OfType<ILocalReferenceOperation>().Select(each => Read(each, environment))]);
        }
    }

    /// <summary>A boolean expression that decides a branch.</summary>
    public Expr Condition(IOperation operation, Environment environment) => Read(operation, environment);

    /// <summary>A comparison; where it depends on values that vary, the place is remembered as a possible kink.</summary>
    public Expr Compare(Infix comparison, Expr left, Expr right, SyntaxNode syntax)
    {
        if (left.Kind == ValueKind.Boolean && right.Kind == ValueKind.Boolean && (comparison == Infix.Equal || comparison == Infix.NotEqual))
            return Graph.Select(left, comparison == Infix.Equal ? right : Graph.Not(right), comparison == Infix.Equal ? Graph.Not(right) : right);
        (left, right) = (Integers.Alike(left, right), Integers.Alike(right, left));
        if (left.Kind != right.Kind) (left, right) = (ToReal(left), ToReal(right));
        if (!IsNumber(left) || !IsNumber(right)) return _context.RefuseUnlessRefused(
            [left, right],
            Descriptors.NotDerivable,
            syntax.GetLocation(),
            $"the comparison '{Excerpt.FirstLine(syntax.ToString())}'",
            "compare numbers");
        if (left.Kind == ValueKind.Real && !Graph.Dependencies(left).Union(Graph.Dependencies(right)).IsEmpty)
            _context.Branches.Add(new Branch(syntax.GetLocation(), left - right));
        return Graph.Compare(comparison, left, right);
    }

    public Expr ToReal(Expr value) =>
        !value.Kind.IsInteger() ? value
        // Math.Sign answers an integer; as a factor it is the real function again.
        : value.Operation is Prefix { Symbol: "(int)" } && value.Arguments[0].Operation == Rules.Sign ? value.Arguments[0]
        : Graph.Unary(Prefix.ToReal, value);

    /// <summary>How a type is held in the graph; null where it cannot be.</summary>
    public static ValueKind? KindOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => ValueKind.Real,
        { SpecialType: SpecialType.System_Boolean } => ValueKind.Boolean,
        ITypeParameterSymbol generic when generic.ConstraintTypes.Any(IsNumber) => ValueKind.Real,
        _ when MathMembers.IsHalf(type) => ValueKind.Real,
        _ => IntegerReader.TypeOf(type)?.Kind,
    };

    /// <summary>INumber and what derives from it, but for the interfaces of integers.</summary>
    private static bool IsNumber(ITypeSymbol constraint) => MathMembers.IsNumerics(constraint)
        && !constraint.Name.Contains("Integer")
        && constraint.AllInterfaces.Add((INamedTypeSymbol)constraint).Any(each => each.Name == "INumberBase");

    /// <summary>C#'s own operators, and those of generic mathematics.</summary>
    public static bool IsBuiltIn(IMethodSymbol? operatorMethod) =>
        operatorMethod is null || MathMembers.IsNumerics(operatorMethod.ContainingType) || MathMembers.IsHalf(operatorMethod.ContainingType);

    private Expr? Constant(IOperation operation)
    {
        if (operation.ConstantValue is not { HasValue: true, Value: { } value }) return null;
        switch (KindOf(operation.Type))
        {
            case ValueKind.Boolean:
                return Graph.Boolean((bool)value);
            case { } kind when kind.IsInteger():
                return Integers.Constant(value, kind);
            case ValueKind.Real:
                // Composite constants are read as written (2/3 stays a quotient); names stay names.
                if (operation is IBinaryOperation or IUnaryOperation) return null;
                if (operation
                    is IConversionOperation { Operand: IFieldReferenceOperation or IBinaryOperation or IUnaryOperation } conversion
                    && KindOf(conversion.Operand.Type) == ValueKind.Real)
                    return null;
                double number = System.Convert.ToDouble(value, CultureInfo.InvariantCulture);
                if (operation is IFieldReferenceOperation { Field: var field } && IsNamed(field))
                    return Graph.Named(number, _context.Spell(field));
                return Graph.Real(number);
            default:
                return null;
        }
    }

    /// <summary>Constants that a formula shows by name; double.NaN and its like are numbers.</summary>
    private static bool IsNamed(IFieldSymbol field) =>
        field.ContainingType.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single);

    private Expr Variable(ISymbol symbol, IOperation operation, Environment environment) =>
        Places.Of(operation, environment) is { } place ? Places.Read(place, environment, operation)
        : _context.Refuse(
            Descriptors.NotDerivable,
            operation.Syntax.GetLocation(),
            $"'{symbol.Name}', which has no value here",
            "assign it on every path before it is used");

    private static bool IsOpaque(ITypeSymbol type) => !type.IsTupleType && !Layout.IsStruct(type) && !Layout.IsObject(type);

    private Expr Thrown(Environment environment)
    {
        environment.Failed = Graph.Boolean(true);
        return Graph.Real(double.NaN);
    }

    private Expr Operator(IMethodSymbol method, IBinaryOperation binary, Environment environment)
    {
        Place left = Places.OfValue(binary.LeftOperand, environment);
        // Its value now: the right side may change the variable.
        left = Objects.Self(Places.Read(left, environment, binary.LeftOperand));
        return Methods.Follow(method, [left, Places.OfValue(binary.RightOperand, environment)], binary, environment);
    }

    private Expr TupleComparison(ITupleBinaryOperation comparison, Environment environment)
    {
        Expr left = Read(comparison.LeftOperand, environment), right = Read(comparison.RightOperand, environment);
        if (left.Kind != ValueKind.Composite || right.Arguments.Length != left.Arguments.Length) return Refuse(comparison, left, right);
        Expr equal = left.Arguments.Zip(right.Arguments, (first, second) => Compare(Infix.Equal, first, second, comparison.Syntax))
            .Aggregate((all, each) => Graph.Binary(Infix.And, all, each));
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : Graph.Not(equal);
    }

    private Expr Property(IPropertyReferenceOperation operation, Environment environment)
    {
        IPropertySymbol property = operation.Property;
        if (operation is { Instance: { } whole, Property.Name: "Length" } && (whole.Type is IArrayTypeSymbol || CompositeTypes.IsSpan(whole.Type)))
            return Arrays.Length(Read(whole, environment), environment, operation);
        if (operation.Instance is null) return StaticProperty(operation, environment);
        if (Places.Of(operation, environment) is { } place) return Places.Read(place, environment, operation);
        if (operation.Instance.Type is not { } type || IsOpaque(type)) return Refuse(operation, Read(operation.Instance, environment));
        if (property.GetMethod is not { } get || get.IsVirtual || get.IsAbstract) return Refuse(operation);
        ImmutableArray<Place> arguments = Methods.Arguments(operation.Arguments, environment);
        return Methods.Follow(get, arguments, operation, environment, self: Places.OfValue(operation.Instance, environment));
    }

    /// <summary>A static property that never changes by its name, one with code by its code.</summary>
    private Expr StaticProperty(IPropertyReferenceOperation operation, Environment environment)
    {
        IPropertySymbol property = operation.Property;
        if (Layout.FieldOf(property) is null && property is { GetMethod: { } get, IsStatic: true } && CallReader.BodyOf(_context, get) is not null)
            return Methods.Follow(get, [], operation, environment);
        bool steady = property is { IsStatic: true, SetMethod: null } && Layout.FieldOf(property) is not null;
        bool changes = property is { IsStatic: true, SetMethod: not null } && Layout.FieldOf(property) is not null;
        return changes ? _context.Refuse(Descriptors.ChangingField, operation.Syntax.GetLocation(), property.Name)
            : !steady ? Refuse(operation)
            : property.Type is IArrayTypeSymbol array
            ? _context.Memory.Allocate(new OuterArray(_context.Spell(property), array, null))
            : KindOf(property.Type) is { } kind ? Graph.External(_context.Spell(property), kind)
            : Refuse(operation);
    }

    private Expr Field(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        ValueKind? kind = KindOf(field.Type);
        if (field is { Type.TypeKind: TypeKind.Delegate, IsStatic: true, IsReadOnly: true }
            && StaticTables.InitializerOf(_context, field) is { } function)
            return Methods.Function(function, new Environment(_context.Memory));
        if (kind is null && field.Type is not IArrayTypeSymbol) return OfType(operation);
        bool steady = field.ContainingType.IsScriptClass || field is { IsStatic: true, IsReadOnly: true };
        if (!steady) return _context.Refuse(Descriptors.ChangingField, operation.Syntax.GetLocation(), field.Name);
        if (field.ContainingType.IsScriptClass && !_context.IsVisible(field))
            return _context.Refuse(Descriptors.StaleName, operation.Syntax.GetLocation(), field.Name);
        return field.Type is IArrayTypeSymbol array
            ? _context.Memory.Allocate(new OuterArray(_context.Spell(field), array, StaticTables.LengthOf(_context, field)))
            : Graph.External(_context.Spell(field), kind!.Value);
    }

    private Expr Converted(IConversionOperation conversion, Environment environment)
    {
        if (CompositeTypes.IsSpan(conversion.Type)) return Arrays.AsSpan(Read(conversion.Operand, environment), environment, conversion);
        // A tuple with other names, or an object by its base, is the same values.
        if (conversion.Type is IArrayTypeSymbol || (conversion.Type is { IsTupleType: true } && conversion.Operand.Type is { IsTupleType: true }))
            return TupleAs(conversion, environment);
        if (conversion.Type is { TypeKind: TypeKind.Delegate }) return Methods.Function(conversion.Operand, environment);
        if (conversion.OperatorMethod is { } converter && !IsBuiltIn(converter))
            return Methods.Follow(converter, [Places.OfValue(conversion.Operand, environment)], conversion, environment);
        if (SymbolEqualityComparer.Default.Equals(conversion.Type, conversion.Operand.Type)) return Read(conversion.Operand, environment);
        if (KindOf(conversion.Type) is null || ConversionReader.Unsupported(conversion.Operand.Type) is not null)
            return ConversionReader.Refuse(_context, conversion) ?? OfType(conversion, Read(conversion.Operand, environment));
        Expr operand = Read(conversion.Operand, environment);
        return _conversions.Read(conversion, operand) ?? Refuse(conversion, operand);
    }

    /// <summary>A tuple whose elements are converted one by one.</summary>
    private Expr TupleAs(IConversionOperation conversion, Environment environment)
    {
        Expr value = Read(conversion.Operand, environment);
        return conversion.Type is not INamedTypeSymbol { IsTupleType: true } type || value.Kind != ValueKind.Composite ? value
            : Graph.Tuple([.. value.Arguments.Zip(type.TupleElements, (element, field) =>
                KindOf(field.Type) == ValueKind.Real ? ToReal(element) : element)]);
    }

    private Expr Unary(IUnaryOperation unary, Environment environment)
    {
        Expr operand = Read(unary.Operand, environment);
        return (unary.OperatorKind, operand.Kind) switch
        {
            (UnaryOperatorKind.Plus, _) => operand,
            (UnaryOperatorKind.Minus, ValueKind.Real) => -operand,
            (UnaryOperatorKind.Not, ValueKind.Boolean) => Graph.Not(operand),
            _ => Integers.Unary(unary, operand) ?? Refuse(unary, operand),
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
        if (and) environment.Choose(left, on, environment.Copy());
        if (or) environment.Choose(left, environment.Copy(), on);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => Compare(Infix.Less, left, right, binary.Syntax),
            BinaryOperatorKind.LessThanOrEqual => Compare(Infix.LessOrEqual, left, right, binary.Syntax),
            BinaryOperatorKind.GreaterThan => Compare(Infix.Greater, left, right, binary.Syntax),
            BinaryOperatorKind.GreaterThanOrEqual => Compare(Infix.GreaterOrEqual, left, right, binary.Syntax),
            BinaryOperatorKind.Equals => Compare(Infix.Equal, left, right, binary.Syntax),
            BinaryOperatorKind.NotEquals => Compare(Infix.NotEqual, left, right, binary.Syntax),
            BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when left.Kind == ValueKind.Boolean =>
                Graph.Binary(Infix.And, left, right),
            BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when left.Kind == ValueKind.Boolean =>
                Graph.Binary(Infix.Or, left, right),
            BinaryOperatorKind.ExclusiveOr when left.Kind == ValueKind.Boolean =>
                Graph.Select(left, Graph.Not(right), right),
            _ => Arithmetic(binary, left, right, binary.OperatorKind, binary.IsChecked),
        };
    }

    private static bool IsNumber(Expr value) => value.Kind == ValueKind.Real || value.Kind.IsInteger();

    /// <summary>An operator on numbers.</summary>
    public Expr Arithmetic(IOperation operation, Expr left, Expr right, BinaryOperatorKind kind, bool isChecked)
    {
        if (!IsNumber(left) || !IsNumber(right)) return Refuse(operation, left, right);
        if (IntegerReader.TypeOf(operation.Type) is not null)
            return Integers.Arithmetic(operation, left, right, kind, isChecked) ?? Refuse(operation, left, right);
        (left, right) = (ToReal(left), ToReal(right));
        Infix? infix = kind switch
        {
            BinaryOperatorKind.Add => Infix.Add,
            BinaryOperatorKind.Subtract => Infix.Subtract,
            BinaryOperatorKind.Multiply => Infix.Multiply,
            BinaryOperatorKind.Divide => Infix.Divide,
            BinaryOperatorKind.Remainder => Infix.Remainder,
            _ => null,
        };
        return infix is null ? Refuse(operation) : Graph.Binary(infix, left, right);
    }

    private Expr Choose(Expr condition, IOperation whenTrue, IOperation whenFalse, Environment environment)
    {
        if (condition.IsConstant) return Read(condition.Number != 0 ? whenTrue : whenFalse, environment);
        Environment taken = environment.Copy(), other = environment.Copy();
        Expr first = Read(whenTrue, taken), second = Read(whenFalse, other);
        environment.Choose(condition, taken, other);
        return _context.Memory.Choose(condition, first, second);
    }

    private Expr SwitchExpression(ISwitchExpressionOperation @switch, int index, Expr subject, Environment environment)
    {
        // No arm matches: C# throws there, so neither value nor derivative exists.
        if (index == @switch.Arms.Length) return Thrown(environment);
        ISwitchExpressionArmOperation arm = @switch.Arms[index];
        Expr condition = Patterns.Matches(arm.Pattern, arm.Guard, subject, environment);
        if (condition.IsConstant)
            return condition.Number != 0 ? Read(arm.Value, environment) : SwitchExpression(@switch, index + 1, subject, environment);
        Environment taken = environment.Copy(), other = environment.Copy();
        Expr first = Read(arm.Value, taken), second = SwitchExpression(@switch, index + 1, subject, other);
        environment.Choose(condition, taken, other);
        return _context.Memory.Choose(condition, first, second);
    }

    /// <summary>Refuses a value for its type.</summary>
    private Expr OfType(IOperation operation, params Expr[] parts) => _context.RefuseUnlessRefused(
        parts,
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}', a value of type "
            + $"'{operation.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
        "use double, float, whole numbers, bool, and tuples, arrays, structs and records of these");

    public Expr Refuse(IOperation operation, params Expr[] parts) =>
        ConversionReader.Refuse(_context, operation) ?? _context.RefuseUnlessRefused(
        parts,
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}'",
        "use numbers, locals, operators, System.Math, SpecialFunctions, and other [Activation] methods");
}
