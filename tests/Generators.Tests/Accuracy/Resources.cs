using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GradRepl.Generators.Tests.Accuracy;

/// <summary>C# that is embedded in the tests as text, to be compiled with the generator.</summary>
internal static class Resources
{
    public static IEnumerable<string> Of(string folder)
    {
        foreach (string name in typeof(Resources).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
