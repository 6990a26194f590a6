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
    private readonly ChoiceReader _choices;
    private readonly MemberReader _members;
    private readonly ConversionReader _conversions;

    public ExpressionReader(ReadContext context)
    {
        _context = context;
        Integers = new IntegerReader(context);
        _conversions = new ConversionReader(context, this);
        _assignments = new AssignmentReader(context, this);
        _choices = new ChoiceReader(context, this);
        _members = new MemberReader(context, this);
        Operators = new OperatorReader(context, this);
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

    public OperatorReader Operators { get; }

    public PatternReader Patterns { get; }

    public PlaceReader Places { get; }

    public ArrayReader Arrays { get; }

    public ObjectReader Objects { get; }

    private Graph Graph => _context.Graph;

    public Expr Read(IOperation operation, Environment environment)
    {
        Expr value = ReadNew(operation, environment);
        _context.RoundsOnItsWay |= !operation.ConstantValue.HasValue
            && operation.Type is { SpecialType: SpecialType.System_Single } or { Name: "Half" or "BFloat16" };
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
                return _members.Variable(parameter.Parameter, parameter, environment);
            case ILocalReferenceOperation local:
                return _members.Variable(local.Local, local, environment);
            case IInstanceReferenceOperation { Type: { } type }:
                return _members.Variable(type.OriginalDefinition, operation, environment);
            case IFieldReferenceOperation field:
                return _members.Field(field, environment);
            case ITupleOperation tuple:
                return Graph.Tuple([.. tuple.Elements.Select(element => Read(element, environment))]);
            case IArrayCreationOperation or ICollectionExpressionOperation:
                return Arrays.Create(operation, environment);
            case { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }
                when operation.Kind == OperationKind.None:
                return Arrays.StackAllocation(operation, environment);
            case IObjectCreationOperation creation:
                return ConversionReader.Refuse(_context, creation) ?? Objects.Create(creation, environment);
            case IWithOperation with:
                return Objects.With(with, environment);
            case IDelegateCreationOperation or IAnonymousFunctionOperation or IMethodReferenceOperation:
                return Methods.Function(operation, environment);
            case IDefaultValueOperation:
                return Layout.Default(operation.Type, Graph, _context.Memory) ?? Refuse(operation);
            case IArrayElementReferenceOperation { Indices: [IRangeOperation range] } slice:
                return Arrays.Slice(slice.ArrayReference, range, environment, operation);
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range, Instance: { } sliced }:
                return Arrays.Slice(sliced, range, environment, operation);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                return Places.Of(operation, environment) is { } element ? Places.Read(element, environment, operation) : Refuse(operation);
            case IPropertyReferenceOperation property:
                return _members.Property(property, environment);
            case IDeconstructionAssignmentOperation deconstruction:
                return _assignments.Deconstruct(deconstruction, environment);
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand, environment);
            case IConversionOperation conversion:
                return Converted(conversion, environment);
            case IUnaryOperation unary when IsBuiltIn(unary.OperatorMethod):
                return Operators.Unary(unary, environment);
            case IBinaryOperation binary when IsBuiltIn(binary.OperatorMethod):
                return Operators.Binary(binary, environment);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return _choices.Conditional(conditional, whenFalse, environment);
            case ISwitchExpressionOperation @switch:
                return _choices.Switch(@switch, environment);
            case IIsPatternOperation isPattern:
                return Patterns.Matches(isPattern.Pattern, Read(isPattern.Value, environment), environment);
            case IInvocationOperation invocation:
                return Calls.Read(invocation, environment);
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                return _assignments.Read(operation, environment);
            case IUnaryOperation { OperatorMethod: { } method } unary:
                return Operators.Defined(method, unary, environment);
            case IBinaryOperation { OperatorMethod: { } method } binary:
                return Operators.Defined(method, binary, environment);
            case ITupleBinaryOperation comparison:
                return Operators.Tuples(comparison, environment);
            case IThrowOperation:
                return _choices.Thrown(environment);
            default:
                // A variable in it that could not be read has been reported.
                return Refuse(
                    operation,
                    [.. operation.ChildOperations.OfType<ILocalReferenceOperation>().Select(each => Read(each, environment))]);
        }
    }

    /// <summary>A boolean expression that decides a branch.</summary>
    public Expr Condition(IOperation operation, Environment environment) => Read(operation, environment);

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
        operatorMethod is null
        || MathMembers.IsNumerics(operatorMethod.ContainingType)
        || MathMembers.IsHalf(operatorMethod.ContainingType);

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

    private Expr Converted(IConversionOperation conversion, Environment environment)
    {
        if (CompositeTypes.IsSpan(conversion.Type)) return Arrays.AsSpan(Read(conversion.Operand, environment), environment, conversion);
        // A tuple with other names, or an object by its base, is the same values.
        bool betweenTuples = conversion.Type is { IsTupleType: true } && conversion.Operand.Type is { IsTupleType: true };
        if (conversion.Type is IArrayTypeSymbol || betweenTuples)
            return TupleAs(conversion, environment);
        if (conversion.Type is { TypeKind: TypeKind.Delegate }) return Methods.Function(conversion.Operand, environment);
        if (conversion.OperatorMethod is { } converter && !IsBuiltIn(converter))
            return Methods.Follow(converter, [Places.OfValue(conversion.Operand, environment)], conversion, environment);
        if (SymbolEqualityComparer.Default.Equals(conversion.Type, conversion.Operand.Type)) return Read(conversion.Operand, environment);
        if (KindOf(conversion.Type) is null || ConversionReader.Unsupported(conversion.Operand.Type) is not null)
            return ConversionReader.Refuse(_context, conversion) ?? RefuseType(conversion, Read(conversion.Operand, environment));
        Expr operand = Read(conversion.Operand, environment);
        if (operand.Kind is ValueKind.Composite or ValueKind.Reference) return Refuse(conversion, operand);
        return _conversions.Read(conversion, operand) ?? Refuse(conversion, operand);
    }

    /// <summary>A tuple whose elements are converted one by one.</summary>
    private Expr TupleAs(IConversionOperation conversion, Environment environment)
    {
        Expr value = Read(conversion.Operand, environment);
        return conversion.Type is not INamedTypeSymbol { IsTupleType: true } type || value.Kind != ValueKind.Composite ? value
            : Graph.Tuple([.. value.Arguments.Zip(type.TupleElements, (element, field) => Widened(element, field.Type, conversion))]);
    }

    /// <summary>A value as a variable of another type takes it without a cast; refused where that is more than a real number.</summary>
    public Expr Widened(Expr value, ITypeSymbol? type, IOperation operation)
    {
        if (KindOf(type) is not { } kind || kind == value.Kind || value == _context.Unknown) return value;
        return kind == ValueKind.Real && value.Kind.IsInteger() ? ToReal(value) : Refuse(operation, value);
    }

    /// <summary>Refuses a value for its type.</summary>
    public Expr RefuseType(IOperation operation, params Expr[] parts) => _context.RefuseUnlessRefused(
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
