using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using GradRepl.Repl.CSharp.Highlighting;
using GradRepl.Repl.Output.Recordings;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Repl.Pages;

/// <summary>A script as one page that reads like a notebook: prose, code, and beneath each piece of code what it showed.</summary>
internal sealed class Page
{
    private readonly Submission _script;
    private readonly Evaluation _evaluation;
    private readonly List<Shown> _shown;
    private readonly SourceText _text;
    private readonly CodeHtml _code;
    private readonly Contents _contents = new();
    private readonly StringBuilder _body = new();
    private readonly ShownHtml _output;
    private readonly LightMarkdown _prose;
    private readonly int _failedAt;

    private Page(Submission script, Evaluation evaluation, IEnumerable<Shown> shown, Highlighter highlighter)
    {
        (_script, _evaluation, _text) = (script, evaluation, SourceText.From(script.Text));
        _code = new CodeHtml(script.Text, highlighter);
        _prose = new LightMarkdown((text, level) => _contents.Heading(_body, text, level + 1), _body);
        _output = new ShownHtml(_body, _contents, _prose);
        _failedAt = ScriptPosition.Current;
        _shown = [.. shown, .. evaluation.Messages.Where(message => message.Severity >= DiagnosticSeverity.Warning).Select(Error)];
        if (evaluation.Status == EvaluationStatus.Interrupted) _shown.Add(new ShownError("interrupted") { Position = _failedAt });
    }

    /// <summary>The page's text.</summary>
    /// <param name="script">What ran.</param>
    /// <param name="evaluation">How it ended.</param>
    /// <param name="shown">What it showed.</param>
    /// <param name="highlighter">Colours its code.</param>
    public static string Of(Submission script, Evaluation evaluation, IEnumerable<Shown> shown, Highlighter highlighter) => new Page(script, evaluation, shown, highlighter).Write();

    private string Write()
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(_text, SubmissionCompiler.ParseOptions).GetCompilationUnitRoot();
        List<ScriptCell> cells = [.. ScriptCell.Of(root)];
        string title = Title(cells);
        if (cells is [ProseCell { Text.Length: 0 }, ..]) cells.RemoveAt(0);
        // The page has its title already.
        if (_shown.FindIndex(shown => shown is ShownHeading) is >= 0 and var first && ((ShownHeading)_shown[first]).Text.TrimEnd('.') == title) _shown[first] = new ShownProse("") { Position = _shown[first].Position };
        Dictionary<CodeCell, List<Shown>> outputs = OutputsOf([.. cells.OfType<CodeCell>()]);
        // Nothing ran after the statement that failed.
        bool stopped = _evaluation.Status is EvaluationStatus.Failed or EvaluationStatus.Interrupted;
        for (int at = 0; at < cells.Count;)
        {
            if (cells[at] is ProseCell prose)
            {
                _prose.Write(prose.Text);
                at++;
                continue;
            }
            int end = EndOfGroup(cells, at, outputs);
            Cell([.. cells[at..end].Cast<CodeCell>()], outputs);
            if (stopped && _failedAt < ((CodeCell)cells[end - 1]).End) break;
            at = end;
        }
        return Template.Fill(title, _contents, _body, _script.DisplayPath ?? Path.GetFileName(_script.Path));
    }

    // The first line of the opening comment, or else the first heading, or else the file's name.
    private string Title(List<ScriptCell> cells)
    {
        if (cells is [ProseCell { Text: var text }, ..])
        {
            string[] parts = text.Split('\n', 2);
            cells[0] = new ProseCell(parts.Length > 1 ? parts[1].Trim('\n') : "");
            return parts[0].TrimStart('#', ' ').TrimEnd().TrimEnd('.');
        }
        return _shown.OfType<ShownHeading>().FirstOrDefault()?.Text ?? (_script.DisplayPath ?? Path.GetFileNameWithoutExtension(_script.Path));
    }

    // What a script that is loaded shows comes before the first statement of this one, and so beneath the first cell.
    private Dictionary<CodeCell, List<Shown>> OutputsOf(CodeCell[] code)
    {
        int[] starts = [.. code.Select(cell => cell.Start)];
        var outputs = new Dictionary<CodeCell, List<Shown>>();
        foreach (Shown shown in code.Length > 0 ? _shown : [])
        {
            int found = Array.BinarySearch(starts, shown.Position);
            CodeCell cell = code[Math.Max(0, found >= 0 ? found : ~found - 1)];
            if (!outputs.TryGetValue(cell, out List<Shown>? list)) outputs[cell] = list = [];
            list.Add(shown);
        }
        return outputs;
    }

    // Code stays together up to the statement that showed something.
    private static int EndOfGroup(List<ScriptCell> cells, int at, Dictionary<CodeCell, List<Shown>> outputs)
    {
        for (int i = at; ; i++)
            if (i + 1 == cells.Count || cells[i + 1] is not CodeCell { IsNarration: false } || outputs.ContainsKey((CodeCell)cells[i])) return i + 1;
    }

    private void Cell(List<CodeCell> group, Dictionary<CodeCell, List<Shown>> outputs)
    {
        List<Shown> shown = outputs.GetValueOrDefault(group[^1], []);
        bool narrates = group is [{ IsNarration: true }] && shown.Count > 0 && shown.All(each => each is ShownHeading or ShownProse);
        if (!narrates) _code.Write(_body, group[0].Start, group[^1].End);
        foreach (Shown each in shown) _output.Write(each);
    }

    private ShownError Error(Message message)
    {
        string text = message.Severity == DiagnosticSeverity.Error && message.Excerpt() is { } excerpt ? $"{message}\n{excerpt}" : message.ToString();
        bool placed = _evaluation.Status == EvaluationStatus.Rejected || message.Severity == DiagnosticSeverity.Warning;
        bool own = message.Path == (_script.DisplayPath ?? _script.Path) && message.Line > 0 && message.Line <= _text.Lines.Count;
        // A run-time error belongs to the statement that ran, wherever the function is that threw.
        return new ShownError(text) { Position = placed && own ? Start(_text.Lines[message.Line - 1]) : placed ? 0 : _failedAt };
    }

    private int Start(TextLine line)
    {
        int start = line.Start;
        while (start < line.End && char.IsWhiteSpace(_text[start])) start++;
        return start;
    }
}
