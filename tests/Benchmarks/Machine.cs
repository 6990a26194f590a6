using System;
using System.Runtime.InteropServices;

namespace GradRepl.Benchmarks;

/// <summary>What a figure was measured on.</summary>
internal static class Machine
{
    public static string Description =>
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, "
            + $"{RuntimeInformation.FrameworkDescription}{(IsOptimized ? "" : ", DEBUG BUILD: run with -c Release")}";

#if DEBUG
    private static bool IsOptimized => false;
#else
    private static bool IsOptimized => true;
#endif
}
