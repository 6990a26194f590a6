namespace GradRepl.Runtime.CompilerServices;

/// <summary>A lane type with its element type, for what goes to and from memory.</summary>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
/// <typeparam name="TElement">double or float.</typeparam>
public interface ILane<TSelf, TElement> : ILane<TSelf>
    where TSelf : struct, ILane<TSelf, TElement>
    where TElement : unmanaged
{
    /// <summary>The elements from <paramref name="source"/>[<paramref name="index"/>] on; no bounds are checked.</summary>
    static abstract TSelf Load(ref readonly TElement source, nuint index);

    /// <summary>Writes the elements to <paramref name="target"/>[<paramref name="index"/>] and on; no bounds are checked.</summary>
    static abstract void Store(TSelf lane, ref TElement target, nuint index);

    /// <summary>The same past the caches, where the processor can: to memory that begins at a multiple of a lane's bytes.</summary>
    static abstract void Stream(TSelf lane, ref TElement target, nuint index);

    /// <summary>One element of memory, in every place.</summary>
    static abstract TSelf Repeat(ref readonly TElement source);

    /// <summary>The sum of the elements.</summary>
    static abstract TElement Sum(TSelf lane);
}
