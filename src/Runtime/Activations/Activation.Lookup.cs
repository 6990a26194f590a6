using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime;

public sealed partial class Activation
{
    private static readonly ConcurrentDictionary<string, Lazy<Activation>> ByName = new(StringComparer.Ordinal);

    /// <summary>The names of all activations registered so far, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names => [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The activation that was generated for an annotated method: <c>Activation.Of(Swish)</c>.</summary>
    /// <param name="method">The method, as a method group.</param>
    /// <exception cref="ArgumentException">The method carries no <see cref="ActivationAttribute"/>.</exception>
    public static Activation Of(Delegate method)
    {
        ArgumentNullException.ThrowIfNull(method);
        MethodInfo function = method.Method;
        string signature = string.Join(",", function.GetParameters().Select(parameter => parameter.ParameterType.Name));
        const BindingFlags Declared = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (MethodInfo candidate in function.DeclaringType?.GetMethods(Declared) ?? [])
        {
            var factory = candidate.GetCustomAttribute<ActivationFactoryAttribute>();
            if (factory is null || factory.Function != function.Name || factory.Signature != signature) continue;
            return (Activation)candidate.Invoke(candidate.IsStatic ? null : method.Target, null)!;
        }
        throw new ArgumentException(
            function.Name.Contains('<', StringComparison.Ordinal)
                ? "A lambda has no generated derivative: write it as a method, [Activation] double F(double z) => …, and pass F."
                : $"'{function.Name}' has no generated derivative: mark it [Activation].",
            nameof(method));
    }

    /// <inheritdoc cref="Of(Delegate)"/>
    public static Activation Of(Func<double, double> method) => Of((Delegate)method);

    /// <summary>The registered activation of that name: <c>Activation.Named("Swish")</c>. The last registration of a name counts.</summary>
    /// <exception cref="ArgumentException">None of that name is registered.</exception>
    public static Activation Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (ByName.TryGetValue(name, out Lazy<Activation>? found)) return found.Value;
        string near = Names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is { } other
            ? $" Did you mean '{other}'?"
            : " Activation.Names lists those there are.";
        throw new ArgumentException($"No activation is named '{name}'.{near}", nameof(name));
    }

    /// <summary>Makes an activation known by name; called by generated code when its assembly or script is loaded.</summary>
    /// <param name="name">The name under which <see cref="Named"/> finds it; replaces an earlier one.</param>
    /// <param name="create">Builds the activation when it is first asked for.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(string name, Func<Activation> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        ByName[name] = new Lazy<Activation>(create);
    }

    /// <summary>Forgets a name, for a session in which it was redefined as something else.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Unregister(string name) => ByName.TryRemove(name, out _);
}
