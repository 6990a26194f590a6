using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>
/// One point of the program: which place each name means, and what each variable, array and object holds. Two names may
/// mean one place, as a <c>ref</c> local does; what a called function changes is changed for the caller too.
/// </summary>
internal sealed class Environment
{
    private readonly Memory _memory;
    private readonly Dictionary<int, Expr> _contents;

    public Environment(Memory memory)
        : this(memory, [], ImmutableDictionary.Create<ISymbol, Place>(SymbolEqualityComparer.Default))
    {
    }

    private Environment(Memory memory, Dictionary<int, Expr> contents, ImmutableDictionary<ISymbol, Place> names) =>
        (_memory, _contents, Names) = (memory, contents, names);

    /// <summary>A method's parameters, and nothing around it.</summary>
    public static Environment Of(IMethodSymbol method, ImmutableArray<Expr> arguments, Memory memory)
    {
        var environment = new Environment(memory);
        for (int i = 0; i < arguments.Length; i++) environment.Declare(method.Parameters[i], arguments[i]);
        return environment;
    }

    /// <summary>The places of the parameters, locals and, by its type, of <c>this</c>.</summary>
    public ImmutableDictionary<ISymbol, Place> Names { get; private set; }

    /// <summary>The numbers of all that has changed since it was made.</summary>
    public IEnumerable<int> Changed => _contents.Keys;

    public Environment Copy() => Copy(Names);

    /// <summary>The same contents under other names: the inside of a called function.</summary>
    public Environment Copy(ImmutableDictionary<ISymbol, Place> names) => new(_memory, new Dictionary<int, Expr>(_contents), names);

    public Place? PlaceOf(ISymbol symbol) => Names.TryGetValue(symbol, out Place? place) ? place : null;

    /// <summary>Lets a name mean a place that something else may mean too.</summary>
    public void Bind(ISymbol symbol, Place place) => Names = Names.SetItem(symbol, place);

    /// <summary>Makes a new variable.</summary>
    public void Declare(ISymbol symbol, Expr value) =>
        Bind(symbol, new Place(_memory.Allocate(new Storage(symbol.Name, value)), []));

    /// <summary>What a variable, array or object holds here.</summary>
    public Expr Contents(int number) => _contents.TryGetValue(number, out Expr? held) ? held : _memory.Initial(number);

    public void Set(int number, Expr contents) => _contents[number] = contents;

    /// <summary>Whether execution has thrown on the way here.</summary>
    public Expr Failed
    {
        get => Contents(Memory.Failure);
        set => Set(Memory.Failure, value);
    }

    /// <summary>Becomes the choice between what two ways on from here left.</summary>
    public void Choose(Expr condition, Environment whenTrue, Environment whenFalse)
    {
        foreach (int number in whenTrue._contents.Keys.Union(whenFalse._contents.Keys).ToList())
            _contents[number] = _memory.Choose(condition, whenTrue.Contents(number), whenFalse.Contents(number));
        foreach (KeyValuePair<ISymbol, Place> name in whenTrue.Names.Concat(whenFalse.Names))
        {
            // What only one way declares is used only behind it.
            Place first = whenTrue.PlaceOf(name.Key) ?? name.Value, second = whenFalse.PlaceOf(name.Key) ?? name.Value;
            Names = Names.SetItem(name.Key, _memory.Choose(condition, first, second));
        }
    }

    /// <summary>Takes over what another holds, but keeps its own names.</summary>
    public void Become(Environment other)
    {
        foreach (KeyValuePair<int, Expr> held in other._contents) _contents[held.Key] = held.Value;
    }
}
