namespace GradRepl.Networks.Matrices;

/// <summary>Pinned elements of a matrix: (i, j) lies at Start[i·RowStride + j·ColumnStride].</summary>
internal readonly unsafe struct Strided<T>(T* start, nint rowStride, nint columnStride)
    where T : unmanaged
{
    public T* Start => start;

    public nint RowStride => rowStride;

    public nint ColumnStride => columnStride;

    public Strided<T> Transposed => new(start, columnStride, rowStride);

    /// <summary>The part that begins at an element.</summary>
    public Strided<T> From(nint row, nint column) => new(start + row * rowStride + column * columnStride, rowStride, columnStride);
}
