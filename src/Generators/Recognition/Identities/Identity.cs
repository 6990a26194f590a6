using System;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Identities;

/// <summary>A row of the table of identities that are not quotients of exponentials.</summary>
/// <param name="Statement">The identity, for people; tests check it in numbers.</param>
/// <param name="Apply">The well-conditioned value of a node that the identity fits; null for others.</param>
internal sealed record Identity(string Statement, Func<Expr, Expr?> Apply);
