namespace GradRepl.Networks.Matrices;

/// <summary>A number that the just-in-time compiler knows: the rows or the lanes of a tile.</summary>
internal interface ITileSize
{
    static abstract int Count { get; }
}

internal readonly struct One : ITileSize
{
    public static int Count => 1;
}

internal readonly struct Two : ITileSize
{
    public static int Count => 2;
}

internal readonly struct Four : ITileSize
{
    public static int Count => 4;
}

internal readonly struct Six : ITileSize
{
    public static int Count => 6;
}

internal readonly struct Eight : ITileSize
{
    public static int Count => 8;
}
