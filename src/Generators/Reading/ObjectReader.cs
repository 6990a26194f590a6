using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>Structs, records and small classes with source: how they are made, copied and taken apart.</summary>
internal sealed class ObjectReader(ReadContext context, ExpressionReader expressions)
{
    private Graph Graph => context.Graph;

    private Memory Memory => context.Memory;

    /// <summary>new Pair(a, b) { C = c }</summary>
    public Expr Create(IObjectCreationOperation creation, Environment environment)
    {
        if (creation.Type is not INamedTypeSymbol type || !(Layout.IsStruct(type) || Layout.IsObject(type)) || type.IsTupleType)
            return NoSource(creation);
        if (Fields(type) is not { } fields) return Refused(creation);
        Place self = new(Memory.Allocate(new Storage(null, fields)), []);
        if (creation.Constructor is { } constructor)
        {
            ImmutableArray<Place> arguments = expressions.Methods.Arguments(creation.Arguments, environment);
            if (!Construct(constructor, arguments, self, creation, environment)) return Refused(creation);
        }
        if (creation.Initializer is { } initializer) Initialize(initializer, self, environment);
        return type.IsReferenceType ? self.Root : expressions.Places.Read(self, environment, creation);
    }

    /// <summary>pair with { B = b }: a copy, changed.</summary>
    public Expr With(IWithOperation with, Environment environment)
    {
        Expr old = expressions.Read(with.Operand, environment);
        if (with.Type is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } type
            || (type.IsReferenceType && CopiesByItself(type)))
            return Refused(with, old);
        Expr fields = type.IsReferenceType ? Memory.Each(old, each => environment.Contents((int)each.Number)) : old;
        Place copy = new(Memory.Allocate(new Storage(null, fields)), []);
        Initialize(with.Initializer, copy, environment);
        return type.IsReferenceType ? copy.Root : expressions.Places.Read(copy, environment, with);
    }

    /// <summary>Whether a record says itself how it is copied.</summary>
    private static bool CopiesByItself(INamedTypeSymbol type) => type.InstanceConstructors.Any(constructor =>
        !constructor.IsImplicitlyDeclared
        && constructor.Parameters is [{ Type: var only }]
        && SymbolEqualityComparer.Default.Equals(only, type));

    /// <summary>The values that a value falls into: a tuple's elements, or what its Deconstruct gives.</summary>
    /// <returns>Null where it does not fall into that many.</returns>
    public IReadOnlyList<Expr>? Deconstruct(
        Expr value, ITypeSymbol? type, IMethodSymbol? method, int count, IOperation operation, Environment environment)
    {
        if (type is { IsTupleType: true } || (method is null && value.Kind == ValueKind.Composite))
            return value.Kind == ValueKind.Composite && value.Arguments.Length == count ? value.Arguments : null;
        if (method is null || type is not INamedTypeSymbol named) return null;
        if (method.IsImplicitlyDeclared)
            return [.. method.Parameters.Select(parameter => Property(value, named, parameter.Name, operation, environment))];
        Place[] results = [.. method.Parameters.Select(parameter =>
            new Place(Memory.Allocate(new Storage(null, Layout.Default(parameter.Type, Graph, Memory) ?? context.Unknown)), []))];
        expressions.Methods.Follow(method, [.. results], operation, environment, self: Self(value));
        return [.. results.Select(result => expressions.Places.Read(result, environment, operation))];
    }

    /// <summary>A property or field of a value by its name.</summary>
    public Expr Property(Expr value, INamedTypeSymbol type, string name, IOperation operation, Environment environment)
    {
        ISymbol? member = type.GetMembers(name).FirstOrDefault(each => each is IPropertySymbol or IFieldSymbol);
        return member switch
        {
            IFieldSymbol field => Field(value, type, field, operation, environment),
            IPropertySymbol property when Layout.FieldOf(property) is { } field => Field(value, type, field, operation, environment),
            IPropertySymbol { GetMethod: { } get } => expressions.Methods.Follow(get, [], operation, environment, self: Self(value)),
            _ => Refused(operation, value),
        };
    }

    // In a struct, this is where the fields stand; in a class, it is a reference to them.
    private Place This(INamedTypeSymbol type, Place fields) => type.IsReferenceType ? Self(fields.Root) : fields;

    /// <summary>A place for a value that is <c>this</c> of a call.</summary>
    public Place Self(Expr value) => new(Memory.Allocate(new Storage(null, value)), []);

    /// <summary>What a field of a value holds.</summary>
    public Expr Field(Expr value, INamedTypeSymbol type, IFieldSymbol field, IOperation operation, Environment environment)
    {
        if (Layout.IndexOf(type, field) is not (>= 0 and var index)) return Refused(operation, value);
        Place whole = type.IsReferenceType ? new Place(value, []) : Self(value);
        return expressions.Places.Read(whole.At(Graph.Integer(index)), environment, operation);
    }

    /// <summary>The fields of a new object, all zero; null where one is of a type that the graph cannot hold.</summary>
    private Expr? Fields(INamedTypeSymbol type)
    {
        var fields = new List<Expr>();
        foreach (ISymbol slot in Layout.Slots(type))
        {
            if (Layout.Default(Layout.TypeOf(slot, type), Graph, Memory) is not { } value) return null;
            fields.Add(value);
        }
        return Graph.Tuple([.. fields]);
    }

    /// <summary>Runs the initializers of the fields, then the constructor; false where it cannot be read.</summary>
    private bool Construct(
        IMethodSymbol constructor, ImmutableArray<Place> arguments, Place self, IOperation operation, Environment environment)
    {
        INamedTypeSymbol type = constructor.ContainingType.OriginalDefinition;
        // A struct's own empty constructor leaves all zero, whatever the initializers say.
        if (constructor.IsImplicitlyDeclared)
            return constructor.Parameters.IsEmpty && (type.IsValueType || Initializers(type, self, [], arguments, environment));
        if (constructor.OriginalDefinition.DeclaringSyntaxReferences is not [var reference]) return false;
        SyntaxNode declaration = reference.GetSyntax(context.Cancellation);
        if (declaration is TypeDeclarationSyntax)
        {
            ImmutableArray<IParameterSymbol> parameters = constructor.OriginalDefinition.Parameters;
            if (!Initializers(type, self, parameters, arguments, environment)) return false;
            for (int i = 0; i < parameters.Length; i++) Capture(type, parameters[i], arguments[i], self, operation, environment);
            return true;
        }
        if (context.ModelOf(declaration.SyntaxTree)?.GetOperation(declaration, context.Cancellation) is not IConstructorBodyOperation body)
            return false;
        if (body.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var other } chained }
            && SymbolEqualityComparer.Default.Equals(other.ContainingType.OriginalDefinition, type))
        {
            Environment inside = Inside(type, self, constructor.OriginalDefinition.Parameters, arguments, environment);
            ImmutableArray<Place> passed = expressions.Methods.Arguments(chained.Arguments, inside);
            environment.Become(inside);
            if (!Construct(other, passed, self, operation, environment)) return false;
        }
        else if (!Initializers(type, self, [], arguments, environment))
        {
            return false;
        }
        if ((body.BlockBody ?? body.ExpressionBody) is { } block)
            expressions.Methods.Run(
                constructor.OriginalDefinition,
                block,
                ImmutableDictionary.Create<ISymbol, Place>(SymbolEqualityComparer.Default).SetItem(type, This(type, self)),
                arguments,
                operation,
                environment);
        return true;
    }

    private Environment Inside(
        INamedTypeSymbol type,
        Place self,
        ImmutableArray<IParameterSymbol> parameters,
        ImmutableArray<Place> arguments,
        Environment environment)
    {
        ImmutableDictionary<ISymbol, Place> names =
            ImmutableDictionary.Create<ISymbol, Place>(SymbolEqualityComparer.Default).SetItem(type, This(type, self));
        for (int i = 0; i < parameters.Length; i++) names = names.SetItem(parameters[i], arguments[i]);
        return environment.Copy(names);
    }

    /// <summary>public double A { get; } = a; and its like, in the order of the source.</summary>
    private bool Initializers(
        INamedTypeSymbol type,
        Place self,
        ImmutableArray<IParameterSymbol> parameters,
        ImmutableArray<Place> arguments,
        Environment environment)
    {
        Environment inside = Inside(type, self, parameters, arguments, environment);
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
        {
            SyntaxNode? syntax = (field.AssociatedSymbol ?? field).DeclaringSyntaxReferences.FirstOrDefault()
                ?.GetSyntax(context.Cancellation);
            EqualsValueClauseSyntax? initializer = syntax switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is null) continue;
            IOperation? operation = context.ModelOf(initializer.SyntaxTree)?.GetOperation(initializer, context.Cancellation);
            if (operation is not ISymbolInitializerOperation { Value: var value }) return false;
            Place place = self.At(Graph.Integer(Layout.IndexOf(type, field)));
            expressions.Places.Write(place, expressions.Read(value, inside), inside, value);
        }
        environment.Become(inside);
        return true;
    }

    /// <summary>A parameter of a primary constructor becomes a property of a record, and may be used by the methods of others.</summary>
    private void Capture(
        INamedTypeSymbol type, IParameterSymbol parameter, Place argument, Place self, IOperation operation, Environment environment)
    {
        Expr value = expressions.Places.Read(argument, environment, operation);
        IFieldSymbol? property = type.IsRecord
            ? type.GetMembers(parameter.Name).OfType<IPropertySymbol>().Select(Layout.FieldOf).FirstOrDefault()
            : null;
        bool initialized = property?.AssociatedSymbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax;
        foreach (ISymbol slot in new ISymbol?[] { initialized ? null : property, parameter }.OfType<ISymbol>())
            expressions.Places.Write(self.At(Graph.Integer(Layout.IndexOf(type, slot))), value, environment, operation);
    }

    private void Initialize(IObjectOrCollectionInitializerOperation initializer, Place self, Environment environment)
    {
        foreach (IOperation part in initializer.Initializers)
        {
            ISymbol? field = part is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } ? null
                : member is IPropertySymbol property ? Layout.FieldOf(property)
                : member as IFieldSymbol;
            if (field is null || part is not ISimpleAssignmentOperation { Value: var value })
            {
                Refused(part);
                continue;
            }
            Expr index = Graph.Integer(Layout.IndexOf(field.ContainingType, field));
            expressions.Places.Write(self.At(index), expressions.Read(value, environment), environment, part);
        }
    }

    private Expr NoSource(IObjectCreationOperation creation) => context.Refuse(
        Descriptors.NotDerivable,
        creation.Syntax.GetLocation(),
        $"the object of type '{creation.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
        "use numbers, tuples, arrays, and structs or records whose source is here");

    private Expr Refused(IOperation operation, params Expr[] parts) => context.RefuseUnlessRefused(
        parts,
        Descriptors.NotDerivable,
        operation.Syntax.GetLocation(),
        $"'{Excerpt.FirstLine(operation.Syntax.ToString())}'",
        "use structs and records of numbers, with source");
}
