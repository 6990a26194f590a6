namespace GradRepl.Runtime.Kernels;

/// <summary>What caches hold and hand on as a whole.</summary>
internal static unsafe class CacheLine
{
    /// <summary>The size of a line, on all processors that matter here, and of the widest lane.</summary>
    public const int Bytes = 64;

    /// <summary>Bytes from a place up to the next beginning of a line; 0 at one.</summary>
    public static int BytesBefore(void* place) => (int)(-(nint)place & (Bytes - 1));

    /// <summary>The first beginning of a line from a place on.</summary>
    public static byte* Next(void* place) => (byte*)place + BytesBefore(place);
}
