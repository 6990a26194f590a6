using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Registration;

namespace GradRepl.Runtime;

/// <content>How an activation is found: by its method, or by its name.</content>
public sealed partial class Activation
{
    /// <summary>
    /// The names by which <see cref="Named"/> finds activations, in alphabetical order: the short name where only one has it,
    /// otherwise the qualified ones.
    /// </summary>
    public static IReadOnlyList<string> Names =>
    [
        .. ActivationRegistry.All.GroupBy(each => each.Name, StringComparer.Ordinal)
            .SelectMany(same => Shortest(same.Key, [.. same])).Order(StringComparer.Ordinal),
    ];

    /// <summary>The activation that was generated for an annotated method: <c>Activation.Of(Swish)</c>.</summary>
    /// <param name="method">The method, as a method group.</param>
    /// <exception cref="ArgumentException">
    /// The method carries no <see cref="ActivationAttribute"/>, or stands in a generic type.
    /// </exception>
    public static Activation Of(Delegate method)
    {
        ArgumentNullException.ThrowIfNull(method);
        MethodInfo function = method.Method;
        if (ActivationRegistry.Of(function) is { } defined) return defined;
        Type? type = function.DeclaringType;
        foreach (ActivationFactoryAttribute factory in type?.GetCustomAttributes<ActivationFactoryAttribute>(inherit: false) ?? [])
            if (factory.Describes(function)) return factory.Create();
        throw new ArgumentException(WhyNone(function), nameof(method));
    }

    /// <inheritdoc cref="Of(Delegate)"/>
    public static Activation Of(Func<double, double> method) => Of((Delegate)method);

    /// <summary>The activation of a name: <c>Activation.Named("Swish")</c>.</summary>
    /// <param name="name">
    /// The qualified name, as <c>Sample.Functions.Swish</c>, or the method's name alone where no other activation has it. A
    /// script's own definition comes before those of assemblies.
    /// </param>
    /// <exception cref="ArgumentException">None has that name, or several do: the message lists them.</exception>
    public static Activation Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        IReadOnlyList<ActivationRegistration> found = ActivationRegistry.Find(name);
        if (found.Count == 1) return found[0].Activation.Value;
        if (found.Count > 1)
            throw new ArgumentException(
                $"'{name}' is the name of {found.Count} activations: {Listed(found)}. Name one of them.", nameof(name));
        string near = Names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is { } other
            ? $" Did you mean '{other}'?"
            : " Activation.Names lists those there are.";
        throw new ArgumentException($"No activation is named '{name}'.{near}", nameof(name));
    }

    /// <summary>The activation of a name, as <see cref="Named"/> finds it.</summary>
    /// <param name="name">The qualified name, or a short one.</param>
    /// <param name="activation">The activation; null where none or more than one has that name.</param>
    /// <returns>Whether exactly one has that name.</returns>
    public static bool TryNamed(string name, [NotNullWhen(true)] out Activation? activation)
    {
        ArgumentNullException.ThrowIfNull(name);
        activation = ActivationRegistry.Find(name) is [var only] ? only.Activation.Value : null;
        return activation is not null;
    }

    private static string WhyNone(MethodInfo function)
    {
        if (function.Name.Contains('<', StringComparison.Ordinal))
            return "A lambda has no generated derivative: write it as a method, [Activation] double F(double z) => …, and pass F.";
        return function.DeclaringType is { IsGenericType: true }
            ? $"'{function.Name}' stands in a generic type, of which no description can be found: "
                + "move the method to a type that is not generic."
            : $"'{function.Name}' has no generated derivative: mark it [Activation].";
    }

    private static IEnumerable<string> Shortest(string name, IReadOnlyList<ActivationRegistration> same)
    {
        if (same.Count == 1 || same.Any(each => each.Assembly is null && each.QualifiedName == name)) yield return name;
        if (same.Count == 1) yield break;
        foreach (ActivationRegistration each in same)
            if (each.QualifiedName != name) yield return Spelled(each, same);
    }

    private static string Listed(IReadOnlyList<ActivationRegistration> same) =>
        string.Join(", ", same.Select(each => Spelled(each, same)).Order(StringComparer.Ordinal));

    /// <summary>The qualified name, or with the assembly where another has it too.</summary>
    private static string Spelled(ActivationRegistration each, IReadOnlyList<ActivationRegistration> same) =>
        same.Count(other => other.QualifiedName == each.QualifiedName) == 1 ? each.QualifiedName : each.FullName;
}
