using System.ComponentModel;

namespace GradRepl.Runtime.CompilerServices;

// What generated code calls. The generator compiles the other files of this folder, and keeps these types to itself.
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Jet;

[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JetMath;

[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WideArithmetic;
