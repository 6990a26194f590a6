namespace GradRepl.Runtime.Kernels;

/// <summary>A cache line: the block of memory that caches load and store as a whole.</summary>
internal static unsafe class CacheLine
{
    /// <summary>The size of a line, on all processors that matter here, and of the widest lane.</summary>
    public const int Bytes = 64;

    /// <summary>Bytes from an address to the next start of a line; 0 at a start.</summary>
    public static int BytesBefore(void* place) => (int)(-(nint)place & (Bytes - 1));

    /// <summary>The first start of a line at or after an address.</summary>
    public static byte* Next(void* place) => (byte*)place + BytesBefore(place);
}
