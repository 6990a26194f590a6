using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Pipeline;

/// <summary>
/// Derives on other cores what a first run has read, while the compiler goes on reading. Later runs derive only what an
/// edit changed, which is not known before all is read and compared: they derive it when it is asked for.
/// </summary>
internal sealed class DerivationsAhead
{
    private readonly ConcurrentDictionary<FunctionModel, Task<DerivedMethod>> _begun = new(new ByReference());
    private volatile bool _firstRunIsRead;

    /// <summary>Begins to derive a function, if this is the first run.</summary>
    public void Begin(FunctionModel function, CancellationToken cancellation)
    {
        if (!_firstRunIsRead) _begun[function] = Task.Run(() => DerivedMethod.Of(function, cancellation), cancellation);
    }

    /// <summary>A function's derivation, begun before or not.</summary>
    public DerivedMethod Take(FunctionModel function, CancellationToken cancellation)
    {
        _firstRunIsRead = true;
        return _begun.TryRemove(function, out Task<DerivedMethod>? begun) ? begun.GetAwaiter().GetResult() : DerivedMethod.Of(function, cancellation);
    }

    // Another run's equal model is another object, with a value graph of its own.
    private sealed class ByReference : IEqualityComparer<FunctionModel>
    {
        public bool Equals(FunctionModel left, FunctionModel right) => ReferenceEquals(left, right);

        public int GetHashCode(FunctionModel function) => RuntimeHelpers.GetHashCode(function);
    }
}
