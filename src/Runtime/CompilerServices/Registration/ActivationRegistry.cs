using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using System.Threading;
using GradRepl.Runtime.CompilerServices.Registration;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>The activations that are known by name: those of the assemblies that are loaded, and those that a script defined.</summary>
/// <remarks>
/// One is what its qualified name and its assembly say. A script has no assembly that means anything: a definition there
/// replaces the earlier one of its name. Safe to use from several threads.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ActivationRegistry
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(Assembly? Assembly, string QualifiedName), ActivationRegistration> Known = [];
    private static readonly ConcurrentDictionary<MethodInfo, Func<Activation>> ByMethod = new();

    /// <summary>Makes an assembly's activation known by name; called by generated code when the assembly is loaded.</summary>
    /// <param name="type">The type that holds the method.</param>
    /// <param name="qualifiedName">Namespace, types and method, as <c>Sample.Functions.Swish</c>.</param>
    /// <param name="create">Makes the activation when it is first asked for.</param>
    public static void Register(Type type, string qualifiedName, Func<Activation> create)
    {
        ArgumentNullException.ThrowIfNull(type);
        Add(type.Assembly, qualifiedName, create);
    }

    /// <summary>Makes a script's activation known by name and by its method; called by generated code when the script runs.</summary>
    /// <param name="qualifiedName">The method's name, after the types that hold it, if any.</param>
    /// <param name="method">The method.</param>
    /// <param name="create">Makes the activation when it is first asked for.</param>
    public static void Define(string qualifiedName, Delegate method, Func<Activation> create)
    {
        ArgumentNullException.ThrowIfNull(method);
        Add(null, qualifiedName, create);
        ByMethod[method.Method] = create;
    }

    /// <summary>All that are known, in the order of their names.</summary>
    internal static IReadOnlyList<ActivationRegistration> All
    {
        get
        {
            lock (Gate)
                return [.. Known.Values.OrderBy(each => each.Name, StringComparer.Ordinal)
                    .ThenBy(each => each.FullName, StringComparer.Ordinal)];
        }
    }

    /// <summary>What a script defined under a qualified name; null where it defined nothing.</summary>
    internal static ActivationRegistration? Defined(string qualifiedName)
    {
        lock (Gate) return Known.GetValueOrDefault((null, qualifiedName));
    }

    /// <summary>Forgets what a script defined, where it was redefined as something else or taken back.</summary>
    internal static void Forget(string qualifiedName)
    {
        lock (Gate) Known.Remove((null, qualifiedName));
    }

    /// <summary>Makes an earlier definition of a script known again.</summary>
    internal static void Restore(ActivationRegistration earlier)
    {
        lock (Gate) Known[(earlier.Assembly, earlier.QualifiedName)] = earlier;
    }

    /// <summary>
    /// Those that a name may mean. A qualified name means the ones of that name; a short name means them all, but a script's
    /// own definition, whose qualified name it is, comes before those of assemblies.
    /// </summary>
    internal static IReadOnlyList<ActivationRegistration> Find(string name)
    {
        lock (Gate)
        {
            if (Known.TryGetValue((null, name), out ActivationRegistration? defined)) return [defined];
            ActivationRegistration[] exact = [.. Known.Values.Where(each => each.QualifiedName == name || each.FullName == name)];
            return exact.Length > 0 ? exact : [.. Known.Values.Where(each => each.Name == name)];
        }
    }

    /// <summary>The activation that a script defined by a method; null where there is none.</summary>
    internal static Activation? Of(MethodInfo method) => ByMethod.TryGetValue(method, out Func<Activation>? create) ? create() : null;

    private static void Add(Assembly? assembly, string qualifiedName, Func<Activation> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(qualifiedName);
        ArgumentNullException.ThrowIfNull(create);
        var registration = new ActivationRegistration(qualifiedName, assembly, new Lazy<Activation>(create));
        lock (Gate) Known[(assembly, qualifiedName)] = registration;
    }
}
