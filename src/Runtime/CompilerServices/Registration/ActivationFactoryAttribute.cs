using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>Says, on the type that holds an annotated method, who describes that method; written by the generator only.</summary>
/// <remarks>An attribute is what trimming keeps of a type, so <see cref="Activation.Of(Delegate)"/> works in trimmed programs.</remarks>
/// <param name="function">The described method's name.</param>
/// <param name="signature">Its parameters' type names (<see cref="MemberInfo.Name"/>), joined by commas; tells overloads apart.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActivationFactoryAttribute(string function, string signature) : Attribute
{
    /// <summary>The described method's name.</summary>
    public string Function { get; } = function;

    /// <summary>The described method's parameter types, as in <c>Double,Double</c>.</summary>
    public string Signature { get; } = signature;

    /// <summary>The method's activation.</summary>
    public abstract Activation Create();

    internal bool Describes(MethodInfo method) =>
        method.Name == Function && string.Join(",", method.GetParameters().Select(parameter => parameter.ParameterType.Name)) == Signature;
}

/// <inheritdoc/>
/// <typeparam name="TFactory">Who describes the method.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActivationFactoryAttribute<TFactory>(string function, string signature)
    : ActivationFactoryAttribute(function, signature)
    where TFactory : IActivationFactory
{
    /// <inheritdoc/>
    public override Activation Create() => TFactory.Create();
}
