using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.Sessions.Deriving;

/// <summary>
/// What a submission redefines. C# lets a later submission overload an earlier one's methods, so the old <c>swish(z)</c>
/// would stay callable beside a new <c>swish(z, beta = 1)</c>, and the old <c>swishDerivative</c> beside a new plain
/// <c>swish</c>. A barrier between the two ends that: declarations that are not methods stop the search, and using one is an error.
/// </summary>
internal sealed class Redefinition
{
    private readonly List<string> _hidden = [];

    /// <summary>The activations that are no longer known by their name.</summary>
    public List<DefinedActivation> Replaced { get; } = [];

    /// <summary>What to tell the user.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The C# of the barrier; null where none is needed.</summary>
    public string? Barrier { get; private set; }

    /// <param name="declared">The names that the new submission declares at top level.</param>
    /// <param name="annotated">Those of them that are activations.</param>
    /// <param name="known">The session's activations before it.</param>
    /// <param name="earlierMethods">Whether an earlier submission declares a method of this name.</param>
    public static Redefinition Find(
        IReadOnlySet<string> declared, IReadOnlySet<string> annotated, IReadOnlyCollection<DefinedActivation> known, Func<string, bool> earlierMethods)
    {
        var redefinition = new Redefinition();
        var barrier = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (DefinedActivation old in known.Where(old => old.ContainingType is null && declared.Contains(old.Name)))
        {
            redefinition.Replaced.Add(old);
            string message = annotated.Contains(old.Name)
                ? $"{old.Name} was redefined, and the new definition has no such member"
                : $"{old.Name} was redefined without [Activation]: this belonged to the earlier definition";
            foreach (string name in old.Derivation.MemberNames.Prepend(old.Name).Where(seen.Add)) redefinition.Hide(barrier, name, message);
        }
        // An earlier plain method of the name of a new activation would stay callable in the same way.
        foreach (string name in annotated.Where(name => earlierMethods(name) && seen.Add(name))) redefinition.Hide(barrier, name, $"{name} was redefined");
        if (barrier.Length > 0) redefinition.Barrier = barrier.ToString();
        foreach (DefinedActivation old in redefinition.Replaced) redefinition.NoteUsers(old, known, declared);
        return redefinition;
    }

    /// <summary>The names that the barrier hides.</summary>
    public IReadOnlyList<string> Hidden => _hidden;

    // A property of a delegate type: the search for something to call does not skip it, as it would skip other values.
    private void Hide(StringBuilder barrier, string name, string message)
    {
        _hidden.Add(name);
        barrier.Append("[System.Obsolete(").Append(SymbolDisplay.FormatLiteral(message, quote: true))
            .Append(", true)] System.Func<double, double> @").Append(name).Append(" => null;\n");
    }

    private void NoteUsers(DefinedActivation old, IReadOnlyCollection<DefinedActivation> known, IReadOnlySet<string> declared)
    {
        var users = new List<DefinedActivation>();
        var reached = new Queue<DefinedActivation>([old]);
        while (reached.TryDequeue(out DefinedActivation? used))
        {
            foreach (DefinedActivation user in known.Where(user => user != old && user.Uses.Contains(used) && !users.Contains(user)))
            {
                if (user.ContainingType is null && declared.Contains(user.Name)) continue; // Redefined along with it.
                users.Add(user);
                reached.Enqueue(user);
            }
        }
        if (users.Count == 0) return;
        string names = string.Join(", ", users.Select(user => $"{user.QualifiedName} ({user.Place})"));
        (string still, string again) = users.Count == 1 ? ("still uses", "Define it") : ("still use", "Define them");
        Notes.Add($"{names} {still} the earlier {old.Name} ({old.Place}). {again} again to use the new one.");
    }
}
