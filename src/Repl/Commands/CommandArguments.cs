using System;
using System.Collections.Generic;
using System.Globalization;

namespace GradRepl.Repl.Commands;

/// <summary>Takes apart what was typed after a command's name.</summary>
internal static class CommandArguments
{
    /// <summary>The words of an argument, apart at spaces that stand in no brackets and no quotes: <c>Activation.Of(f).With("beta", 2) -3 3</c> has three.</summary>
    public static IReadOnlyList<string> Split(string argument)
    {
        var words = new List<string>();
        int depth = 0, start = 0;
        char quote = '\0';
        for (int i = 0; i <= argument.Length; i++)
        {
            char letter = i < argument.Length ? argument[i] : ' ';
            if (quote != '\0' && i < argument.Length)
            {
                if (letter == '\\') i++;
                else if (letter == quote) quote = '\0';
                continue;
            }
            if (letter is '"' or '\'') quote = letter;
            else if (letter is '(' or '[' or '{') depth++;
            else if (letter is ')' or ']' or '}') depth--;
            else if (i == argument.Length || (depth <= 0 && (char.IsWhiteSpace(letter) || letter == ',')))
            {
                if (i > start) words.Add(argument[start..Math.Min(i, argument.Length)]);
                start = i + 1;
            }
        }
        return words;
    }

    /// <summary>A path as people type it: with or without quotes, and <c>~/</c> for the home folder.</summary>
    public static string Path(string argument)
    {
        string path = argument.Length > 1 && argument[0] == '"' && argument[^1] == '"' ? argument[1..^1] : argument;
        return path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
            : path;
    }

    /// <summary>The number that a word is, or that it evaluates to, as <c>-2*PI</c>.</summary>
    /// <exception cref="CommandException">It is no number.</exception>
    public static double Number(string word, CommandContext context)
    {
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return number;
        object? value = context.Value($"(double)({word})");
        return value is double evaluated ? evaluated : throw new CommandException($"'{word}' is no number");
    }

    /// <summary>Takes a range from the end of the words, where the last two are one.</summary>
    /// <exception cref="CommandException">It is empty, reversed or not finite.</exception>
    public static (double From, double To) Range(List<string> words, CommandContext context, double from, double to)
    {
        if (words.Count < 3) return (from, to);
        (from, to) = (Number(words[^2], context), Number(words[^1], context));
        if (!(from < to) || !double.IsFinite(from) || !double.IsFinite(to)) throw new CommandException($"the range goes from the smaller number to the greater, and both are finite: not {words[^2]} {words[^1]}");
        words.RemoveRange(words.Count - 2, 2);
        return (from, to);
    }

    /// <summary>Whether a word starts as a number does, so that it is no function.</summary>
    public static bool LooksLikeNumber(string word) => word.Length > 0 && (char.IsDigit(word[0]) || (word[0] is '-' or '+' or '.' && word.Length > 1));
}
