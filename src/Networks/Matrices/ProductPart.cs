namespace GradRepl.Networks.Matrices;

/// <summary>c = a·b or c + a·b in pinned memory, a being m×k and b k×n: a whole product or a part of one.</summary>
internal readonly struct ProductPart<T>(int m, int n, int k, Strided<T> a, Strided<T> b, Strided<T> c, bool add)
    where T : unmanaged
{
    public int M => m;

    public int N => n;

    public int K => k;

    public Strided<T> A => a;

    public Strided<T> B => b;

    /// <summary>The result; rows contiguous except where a column is transposed.</summary>
    public Strided<T> C => c;

    public bool Add => add;

    /// <summary>The same numbers by cᵀ = bᵀ·aᵀ.</summary>
    public ProductPart<T> Transposed => new(n, m, k, b.Transposed, a.Transposed, c.Transposed, add);

    /// <summary>Some rows of the result.</summary>
    public ProductPart<T> Rows(int from, int count) => new(count, n, k, a.From(from, 0), b, c.From(from, 0), add);

    /// <summary>Some columns of the result.</summary>
    public ProductPart<T> Columns(int from, int count) => new(m, count, k, a, b.From(0, from), c.From(0, from), add);
}
