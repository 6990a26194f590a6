using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Checking;

/// <summary>
/// Numbers that a derivation computed and rounded, as e² − 1 is. A number that was written is exact: whoever writes 0.1 has
/// that double.
/// </summary>
/// <param name="written">The function as it was written.</param>
internal sealed class RoundedNumbers(Expr written)
{
    /// <summary>Of these last bits of a double, some are set where it was rounded.</summary>
    private const long LastBits = (1L << 20) - 1;

    private readonly HashSet<double> _written =
        [.. written.Reachable().Where(part => part.IsConstant).Select(part => Math.Abs(part.Number))];

    public bool Contains(Expr value) => value.IsConstant
        && (BitConverter.DoubleToInt64Bits(value.Number) & LastBits) != 0
        && !_written.Contains(Math.Abs(value.Number));

    public bool AreIn(Expr value) => value.Reachable().Any(Contains);
}
