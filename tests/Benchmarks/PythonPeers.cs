using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace GradRepl.Benchmarks;

/// <summary>numpy and torch in a Python process of their own, which times a case whenever it is asked to.</summary>
internal sealed class PythonPeers : IDisposable
{
    private readonly Process? _process;

    public PythonPeers()
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-u", Path.Combine(AppContext.BaseDirectory, "peers.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                // One thread each, as ours.
                Environment = { ["OMP_NUM_THREADS"] = "1", ["OPENBLAS_NUM_THREADS"] = "1", ["MKL_NUM_THREADS"] = "1" },
            });
            Versions = Line();
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
        {
            Versions = "no python3";
        }
    }

    /// <summary>What there is: "numpy 1.24.2, torch 1.13.0".</summary>
    public string Versions { get; }

    public bool Has(string peer) => Versions.Contains(peer, StringComparison.Ordinal);

    /// <summary>Times a case: the mean of so many calls in a row, in milliseconds.</summary>
    /// <param name="request">Its name and its numbers, as peers.py lists them.</param>
    /// <param name="calls">How many calls.</param>
    public double Time(string request, int calls = 1)
    {
        _process!.StandardInput.WriteLine(FormattableString.Invariant($"{calls} {request}"));
        _process.StandardInput.Flush();
        return double.Parse(Line(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process?.StandardInput.Close();
        _process?.WaitForExit();
        _process?.Dispose();
    }

    private string Line() => _process!.StandardOutput.ReadLine() ?? throw new IOException("python3 ended.");
}
