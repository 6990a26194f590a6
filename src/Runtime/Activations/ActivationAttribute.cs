using System;

namespace GradRepl.Runtime;

/// <summary>
/// Marks a method <c>double F(double z, double hyperparameter = default, …)</c> whose derivatives are generated:
/// <c>FDerivative</c>, <c>FSecondDerivative</c> and one <c>FPartialX</c> for each hyperparameter.
/// The method stands in a <c>static partial class</c>, or at top level in a script.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ActivationAttribute : Attribute;
