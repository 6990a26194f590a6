using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Matrices;

/// <summary>
/// A product cut into blocks that fit the caches (K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix
/// Multiplication, 2008), on one thread.
/// </summary>
internal static unsafe class ProductBlocks<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Most products that an element sums before it goes to memory: a panel of b is then 64 KiB at 512 bits.</summary>
    private const int Depth = 512;

    /// <summary>
    /// Most rows of a at a time: with the depth, 576 KiB of doubles in the second cache. A multiple of every tile's rows.
    /// </summary>
    private const int Height = 144;

    /// <summary>Most columns of b that are packed at a time: with the depth, 4 MiB of doubles in the third cache.</summary>
    private const int Breadth = 1024;

    /// <summary>Up to so many rows, b is read where it lies: packing would cost more than it saves.</summary>
    private const int FewRows = 16;

    /// <summary>From so many panels on, copying rows of a close together pays where they evict one another from the cache.</summary>
    private const int ManyPanels = 4;

    /// <summary>Elements this many bytes apart fall into the same set of the innermost cache.</summary>
    private const int CacheWayBytes = 4096;

    /// <summary>The rows of the tallest tile: what the registers hold.</summary>
    public static int TileRows => HasManyRegisters ? 8 : 6;

    /// <summary>The columns of the widest tile.</summary>
    public static int TileColumns => 2 * TLane.Count;

    private static bool HasManyRegisters => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ProductPart<T> part)
    {
        int depth = EvenShare(part.K, Depth, 1), height = EvenShare(part.M, Height, TileRows), breadth = Math.Min(part.N, Breadth);
        // Keep all packed panels only if a second block of rows reads them again.
        int panels = part.M > height ? (breadth + TileColumns - 1) / TileColumns : 1;
        var memory = new BlockMemory(panels, depth, height, IsScattered(part) ? Panels.CompactLength<T>(height, depth) : 0);
        for (int j = 0; j < part.N; j += breadth)
            for (int p = 0; p < part.K; p += depth)
                for (int i = 0; i < part.M; i += height)
                {
                    int rows = Math.Min(height, part.M - i), columns = Math.Min(breadth, part.N - j), inner = Math.Min(depth, part.K - p);
                    Run(
                        new(rows, columns, inner, part.A.From(i, p), part.B.From(p, j), part.C.From(i, j), part.Add || p > 0),
                        memory,
                        packs: i == 0);
                }
    }

    /// <summary>One block, panel by panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(ProductPart<T> block, BlockMemory memory, bool packs)
    {
        Strided<T> a = memory.Compact is null ? block.A : Panels.Compact(block.A, block.M, block.K, memory.Compact);
        for (int j = 0; j < block.N; j += TileColumns)
        {
            int width = Math.Min(TileColumns, block.N - j), lanes = width > TLane.Count ? 2 : 1, padded = lanes * TLane.Count;
            Strided<T> b = block.B.From(0, j), c = block.C.From(0, j);
            if (b.ColumnStride != 1 || width < padded || block.M > FewRows)
            {
                var panel = new Strided<T>(memory.Panel(j / TileColumns), padded, 1);
                if (packs) Panels.Pack<TLane, T>(b, block.K, width, panel);
                b = panel;
            }
            if (width == padded) Multiply(block.M, block.K, lanes, a, b, c, block.Add);
            else
            {
                var edge = new Strided<T>(memory.Edge, padded, 1);
                Multiply(block.M, block.K, lanes, a, b, edge, add: false);
                Panels.Put(edge, block.M, width, c, block.Add);
            }
        }
    }

    /// <summary>One panel: tiles of full height, then smaller ones for the rows that are left.</summary>
    private static void Multiply(int rows, int k, int lanes, Strided<T> a, Strided<T> b, Strided<T> c, bool add)
    {
        if (lanes == 2) Multiply<Two>(rows, k, a, b, c, add);
        else Multiply<One>(rows, k, a, b, c, add);
    }

    private static void Multiply<TLanes>(int rows, int k, Strided<T> a, Strided<T> b, Strided<T> c, bool add)
        where TLanes : struct, ITileSize
    {
        int done = 0;
        if (HasManyRegisters && rows >= 8) done = ProductTile<TLane, T, Eight, TLanes>.Run(rows, k, a, b, c, add);
        else if (rows >= 6) done = ProductTile<TLane, T, Six, TLanes>.Run(rows, k, a, b, c, add);
        if (rows - done >= 4) done += ProductTile<TLane, T, Four, TLanes>.Run(rows - done, k, a.From(done, 0), b, c.From(done, 0), add);
        if (rows - done >= 2) done += ProductTile<TLane, T, Two, TLanes>.Run(rows - done, k, a.From(done, 0), b, c.From(done, 0), add);
        if (rows - done >= 1) ProductTile<TLane, T, One, TLanes>.Run(rows - done, k, a.From(done, 0), b, c.From(done, 0), add);
    }

    /// <summary>Whether elements of a that are read together fall into the same set of the cache.</summary>
    private static bool IsScattered(ProductPart<T> part) =>
        part.N >= ManyPanels * TileColumns && Math.Max(part.A.RowStride, part.A.ColumnStride) * sizeof(T) % CacheWayBytes == 0;

    /// <summary>A length cut into as few equal parts as fit, rounded up to a multiple.</summary>
    private static int EvenShare(int length, int most, int multiple)
    {
        int parts = (length + most - 1) / most, share = (length + parts - 1) / parts;
        return (share + multiple - 1) / multiple * multiple;
    }

    /// <summary>Where a thread packs what its blocks read, and computes tiles that are wider than what is left of c.</summary>
    private readonly struct BlockMemory
    {
        private readonly T* _panels;
        private readonly nint _panelLength;

        public BlockMemory(int panels, int depth, int height, int compactLength)
        {
            int edgeLength = height * TileColumns;
            _panelLength = panels > 1 ? depth * TileColumns : 0;
            Edge = PackingBuffer.Get<T>(edgeLength + compactLength + panels * depth * TileColumns);
            _panels = Edge + edgeLength;
            if (compactLength > 0) Compact = _panels + panels * depth * TileColumns;
        }

        public T* Edge { get; }

        public T* Compact { get; }

        public T* Panel(int index) => _panels + index * _panelLength;
    }
}
