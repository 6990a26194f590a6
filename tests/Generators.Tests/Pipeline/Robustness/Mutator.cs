using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Tests.Pipeline.Robustness;

/// <summary>Changes sources as slips of the fingers do, and worse: tokens deleted, doubled, swapped, exchanged, methods spliced.</summary>
/// <param name="methods">Annotated methods, each as its text with the members around it that are not annotated.</param>
internal sealed class Mutator(IReadOnlyList<Mutator.Seed> methods)
{
    private static readonly string[] Words =
    [
        "z", "beta", "y", "0", "1", "-1", "0.5", "2", "1e308", "1e-320", "int.MaxValue", "double.NaN",
        "double.PositiveInfinity", "Math.PI", "+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=",
        "&&", "||", "!", "&", "|", "^", "~", "<<", ">>", "?", ":", "??", "=", "+=", "*=", "++", "--", "(", ")", "{", "}", "[",
        "]", ";", ",", ".", "=>", "return", "if", "else", "while", "for", "do", "break", "continue",
        "switch", "case", "default", "goto", "throw", "null", "new", "is", "not", "and", "or", "when", "var", "int", "long",
        "decimal", "float", "string", "bool", "true", "false", "ref", "out", "params", "static", "const",
        "(int)", "(float)", "(decimal)", "checked", "unchecked", "sizeof(double)", "default(double)", "nameof(z)", "await",
        "async", "yield return", "lock", "using", "try", "catch", "unsafe", "stackalloc", "Sin", "Exp", "Log", "Sqrt", "Abs",
        "Sign", "Floor", "Max", "Pow", "Math.Exp", "Math.Pow",
        "Math.Abs", "Math.Max", "Math.Round", "double.Parse(\"1\")", "Console.WriteLine", "this", "base", "typeof(int)",
        "z switch { > 0 => 1, _ => z }", "(z, z)", "new[] { z, 1 }", "[z, z]", "(() => z)()", "$\"{z}\"", "'c'", "\"text\"",
        "1L", "1m", "1f", "0x10", "..", "^1",
    ];

    /// <summary>A method and what it may call.</summary>
    public sealed record Seed(string Method, string Around);

    /// <summary>The methods of a source, one by one.</summary>
    public static IEnumerable<Seed> SeedsOf(SyntaxTree tree)
    {
        foreach (ClassDeclarationSyntax type in tree.GetRoot()
            .DescendantNodes()
            .OfType<ClassDeclarationSyntax>()
            .Where(type => type.Parent is not TypeDeclarationSyntax))
        {
            string around = string.Concat(type.Members.Where(member => !IsAnnotated(member)).Select(member => member.ToFullString()));
            foreach (MemberDeclarationSyntax method in type.Members.Where(IsAnnotated))
                yield return new Seed(method.ToFullString(), around);
        }
    }

    public string Mutate(int number)
    {
        var random = new Random(number);
        Seed seed = methods[random.Next(methods.Count)];
        List<string> tokens = Tokens(seed.Method);
        for (int change = random.Next(1, 4); change > 0; change--) Change(tokens, random);
        return Source(string.Concat(tokens), seed.Around);
    }

    public static string Source(string method, string around = "") => $$"""
        using System;
        using GradRepl.Generators.Tests.Harness;
        using GradRepl.Runtime;
        namespace Mutants;
        public static partial class C
        {
        {{around}}
        {{method}}
        }
        """;

    private void Change(List<string> tokens, Random random)
    {
        if (!tokens.Any(token => Kind(token) >= 0)) return;
        int at = random.Next(tokens.Count), other = random.Next(tokens.Count);
        if (random.Next(4) > 0)
        {
            // The likeliest to compile still: a name for a name, an operator for an operator, a number for a number.
            while (Kind(tokens[at]) < 0) at = (at + 1) % tokens.Count;
            string[] alike = [.. tokens.Concat(Words).Where(word => Kind(word) == Kind(tokens[at]))];
            tokens[at] = alike[random.Next(alike.Length)] + " ";
            return;
        }
        switch (random.Next(7))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = tokens[other];
                break;
            case 4:
                tokens.Insert(at, Words[random.Next(Words.Length)] + " ");
                break;
            case 5:
                int length = Math.Min(random.Next(1, 12), tokens.Count - at);
                List<string> stretch = tokens.GetRange(at, length);
                if (random.Next(2) == 0) tokens.RemoveRange(at, length);
                tokens.InsertRange(Math.Min(other, tokens.Count), stretch);
                break;
            default:
                List<string> graft = Tokens(methods[random.Next(methods.Count)].Method);
                int from = random.Next(graft.Count);
                tokens.InsertRange(at, graft.GetRange(from, Math.Min(random.Next(1, 30), graft.Count - from)));
                break;
        }
    }

    /// <summary>What a token can be exchanged for with some hope that the source still compiles; −1 for nothing.</summary>
    private static int Kind(string token) => token.Trim() switch
    {
        "+" or "-" or "*" or "/" or "%" => 0,
        "<" or ">" or "<=" or ">=" or "==" or "!=" => 1,
        "=" or "+=" or "-=" or "*=" or "/=" or "%=" => 2,
        "&&" or "||" => 3,
        "++" or "--" => 4,
        "break" or "continue" => 5,
        "and" or "or" => 6,
        "Sin" or "Cos" or "Exp" or "Log" or "Sqrt" or "Abs" or "Tanh" or "Sign" or "Floor" or "Round" or "Cbrt" or "Atan" or "Cosh" => 7,
        "Max" or "Min" or "Pow" or "Atan2" or "Hypot" or "CopySign" => 8,
        [var first, ..] name when char.IsLower(first)
            && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None => 9,
        [var first, ..] when char.IsDigit(first) => 10,
        _ => -1,
    };

    private static List<string> Tokens(string text) => [.. SyntaxFactory.ParseTokens(text).Select(token => token.ToFullString())];

    private static bool IsAnnotated(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Activation");
}
