namespace GradRepl.Generators.Ir;

/// <summary>How generated code names an activation's kernel.</summary>
/// <param name="Type">The struct, as <c>SwishKernel</c>.</param>
/// <param name="Maker">The method that makes it from the hyperparameters, as <c>CreateSwishKernel</c>.</param>
internal sealed record KernelName(string Type, string Maker)
{
    /// <param name="method">The annotated method, qualified where a call to it must be.</param>
    /// <param name="overload">Tells the kernels of overloads apart.</param>
    public static KernelName Of(string method, string overload)
    {
        int dot = method.LastIndexOf('.') + 1;
        (string path, string name) = (method.Substring(0, dot), method.Substring(dot).TrimStart('@'));
        name = char.ToUpperInvariant(name[0]) + name.Substring(1);
        return new KernelName($"{path}{name}Kernel{overload}", $"{path}Create{name}Kernel{overload}");
    }
}
