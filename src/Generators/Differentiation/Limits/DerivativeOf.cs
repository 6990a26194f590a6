using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>The derivative of a value by a parameter: what limits and equations ask of those who differentiate.</summary>
internal delegate Expr DerivativeOf(Expr value, Expr parameter);
