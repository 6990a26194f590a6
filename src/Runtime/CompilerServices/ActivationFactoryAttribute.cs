using System;
using System.ComponentModel;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>Marks the generated method that describes an <see cref="ActivationAttribute"/> method; written by the generator only.</summary>
/// <param name="function">The described method's name.</param>
/// <param name="signature">Its parameters' type names (<see cref="System.Reflection.MemberInfo.Name"/>), joined by commas; tells overloads apart.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActivationFactoryAttribute(string function, string signature) : Attribute
{
    /// <summary>The described method's name.</summary>
    public string Function { get; } = function;

    /// <summary>The described method's parameter types, as in <c>Double,Double</c>.</summary>
    public string Signature { get; } = signature;
}
