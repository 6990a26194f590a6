using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>
/// Integers that may throw, as 10 / n does: a kernel computes both sides of a choice, and what all elements share before
/// the first, so that it would throw where the function does not.
/// </summary>
internal static class ThrowingIntegers
{
    /// <exception cref="NotVectorizableException">One stands where it is not always computed.</exception>
    public static void Check(Expr outputs, Uniformity uniformity)
    {
        var seen = new HashSet<(int Id, bool IsChosen)>();
        Visit(outputs, false);

        void Visit(Expr value, bool isChosen)
        {
            if (!seen.Add((value.Id, isChosen))) return;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            bool uniform = uniformity.Of(value);
            if (isChosen && uniform && value.Reachable().Any(IntegerOperators.MayThrow))
                throw new NotVectorizableException("an integer that may overflow or be divided by 0 is computed on one side of a choice");
            // Computed in one piece, and no more than C# would compute.
            if (uniform && value.Operation is not Loop && !value.Reachable().Any(part => part.Operation is LoopVariable)) return;
            bool chooses = Graph.IsSelect(value) || value.Operation == Infix.And || value.Operation == Infix.Or;
            for (int i = 0; i < value.Arguments.Length; i++) Visit(value.Arguments[i], isChosen || (chooses && i > 0));
        }
    }
}
