using System;
using System.Numerics;
using GradRepl.Runtime;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Networks.Matrices;

/// <summary>A product on one thread, or cut into parts over several.</summary>
internal sealed class ProductWork<TLane, T> : PartedWork
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplications a thread needs at least: below, waking it takes longer than the work.</summary>
    private const long LeastWork = 1 << 20;

    [ThreadStatic]
    private static ProductWork<TLane, T>? _kept;

    private ProductPart<T> _whole;
    private bool _byColumns;
    private int _units;
    private int _parts;

    /// <summary>How many rows or columns make a unit, in which the parts are counted.</summary>
    private int Unit => _byColumns ? ProductBlocks<TLane, T>.TileColumns : ProductBlocks<TLane, T>.TileRows;

    public static void Run(ProductPart<T> whole)
    {
        if (Parallelism.MaximumThreads == 1 || Work(whole) < 2 * LeastWork) RunAlone(whole);
        else (_kept ??= new()).RunParallel(whole);
    }

    protected override void RunPart(int part)
    {
        int length = _byColumns ? _whole.N : _whole.M;
        int from = Math.Min(length, (int)((long)_units * part / _parts) * Unit);
        int to = Math.Min(length, (int)((long)_units * (part + 1) / _parts) * Unit);
        RunAlone(_byColumns ? _whole.Columns(from, to - from) : _whole.Rows(from, to - from));
    }

    private static long Work(ProductPart<T> part) => (long)part.M * part.N * part.K;

    private static void RunAlone(ProductPart<T> part)
    {
        if (part.N == 1) RunVector(part);
        else if (part.M == 1) RunVector(part.Transposed);
        else ProductBlocks<TLane, T>.Run(part);
    }

    /// <summary>A matrix times a column.</summary>
    private static void RunVector(ProductPart<T> part)
    {
        if (part.A.ColumnStride == 1 && part.B.RowStride == 1) DotProducts<TLane, T>.Run(part);
        else if (part.A.RowStride == 1 && part.C.RowStride == 1) ProductBlocks<TLane, T>.Run(part.Transposed);
        else ProductBlocks<TLane, T>.Run(part);
    }

    private void RunParallel(ProductPart<T> whole)
    {
        _whole = whole;
        int rows = (whole.M - 1) / ProductBlocks<TLane, T>.TileRows + 1, columns = (whole.N - 1) / ProductBlocks<TLane, T>.TileColumns + 1;
        // Cut along the longer side: parts that share columns would each pack the same ones.
        _byColumns = columns >= rows;
        _units = Math.Max(rows, columns);
        _parts = (int)Math.Min(Math.Min(Parallelism.MaximumThreads, _units), Work(whole) / LeastWork);
        RunParts(_parts);
    }
}
