using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Commands.Saving;

/// <summary>
/// A session as one script. A script is one submission: usings and references stand first, only its last expression may
/// go without a semicolon, and no name is declared twice; so what the session had one after the other is rewritten.
/// </summary>
internal sealed class SavedScript
{
    private readonly List<string> _directives = [];
    private readonly List<string> _usings = [];
    private readonly StringBuilder _body = new();

    /// <summary>The number of submissions that the script runs.</summary>
    public int Count { get; private set; }

    /// <summary>The number of submissions that stand in it as comments, since they failed or returned.</summary>
    public int LeftOut { get; private set; }

    public string Text { get; private set; } = "";

    /// <param name="session">The session.</param>
    /// <param name="path">Where the script will be.</param>
    public static SavedScript Of(Session session, string path)
    {
        var script = new SavedScript();
        var renaming = SupersededNames.Find(session.Accepted);
        foreach (AcceptedSubmission accepted in session.Accepted)
        {
            if (accepted.Status == EvaluationStatus.Succeeded && !accepted.Returns) script.Add(accepted, renaming);
            else script.LeaveOut(accepted);
        }
        string head = $"#!/usr/bin/env gradrepl\n// A session of gradrepl. Run it: gradrepl {Path.GetFileName(path)}\n";
        script.Text = head + Section(script._directives) + Section(script._usings) + script._body;
        return script;
    }

    private static string Section(List<string> lines) => lines.Count == 0 ? "" : string.Join('\n', lines.Distinct()) + "\n";

    private void LeaveOut(AcceptedSubmission accepted)
    {
        LeftOut++;
        string why = accepted.Returns ? "returned" : accepted.Status == EvaluationStatus.Interrupted ? "was interrupted" : "failed";
        _body.Append($"\n// This {why}:\n");
        foreach (string line in accepted.Submission.Text.ReplaceLineEndings("\n").Split('\n')) _body.Append("//   ").Append(line).Append('\n');
    }

    private void Add(AcceptedSubmission accepted, SupersededNames renaming)
    {
        Count++;
        Submission submission = accepted.Submission;
        var compilation = accepted.After.Analysis!;
        SyntaxTree analysed = compilation.SyntaxTrees.First(tree => tree.FilePath == submission.Path);
        SemanticModel model = compilation.GetSemanticModel(analysed);
        CompilationUnitSyntax written = CSharpSyntaxTree.ParseText(submission.Text, SubmissionCompiler.ParseOptions).GetCompilationUnitRoot();
        var edits = new TextEdits();
        MoveDirectives(written, submission, edits);
        foreach (UsingDirectiveSyntax directive in written.Usings)
        {
            _usings.Add(directive.ToString());
            edits.Replace(directive.SpanStart, directive.Span.Length, "");
        }
        // The analysed tree holds the generated members after the user's.
        int end = written.Members.Count > 0 ? written.Members[^1].FullSpan.End : written.FullSpan.End;
        renaming.Rename(analysed, model, end, edits);
        Complete(written, analysed, model, submission, edits);
        string body = edits.Apply(submission.Text).ReplaceLineEndings("\n").Trim();
        if (body.Length > 0) _body.Append('\n').Append(body).Append('\n');
    }

    private void MoveDirectives(CompilationUnitSyntax root, Submission submission, TextEdits edits)
    {
        foreach (SyntaxTrivia trivia in root.DescendantTrivia(descendIntoTrivia: false).Where(trivia => trivia.IsDirective))
        {
            switch (trivia.GetStructure())
            {
                case ShebangDirectiveTriviaSyntax:
                    break;
                case LoadDirectiveTriviaSyntax load:
                    _directives.Add($"#load {Quoted(Located(load.File.ValueText, submission))}");
                    break;
                case ReferenceDirectiveTriviaSyntax reference:
                    string name = reference.File.ValueText;
                    _directives.Add($"#r {Quoted(File.Exists(Located(name, submission)) ? Located(name, submission) : name)}");
                    break;
                default:
                    continue;
            }
            edits.Replace(trivia.SpanStart, trivia.Span.Length, "");
        }
    }

    // The script may lie elsewhere: what was meant from here is named from the root.
    private static string Located(string path, Submission submission) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(submission.Path) ?? "", path));

    // Directives know no escapes.
    private static string Quoted(string text) => $"\"{text}\"";

    /// <summary>Makes a statement of the last expression: one that shows it as the session did.</summary>
    private static void Complete(CompilationUnitSyntax written, SyntaxTree analysed, SemanticModel model, Submission submission, TextEdits edits)
    {
        if (written.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: { } last } }) return;
        SyntaxNode node = analysed.GetRoot().FindNode(last.Span, getInnermostNodeForTie: true);
        bool isVoid = node is ExpressionSyntax expression && model.GetTypeInfo(expression).Type is null or { SpecialType: SpecialType.System_Void };
        if (!isVoid)
        {
            // A script that was loaded showed nothing at its end.
            edits.InsertFirst(last.SpanStart, File.Exists(submission.Path) ? "_ = (" : "Show(");
            edits.Insert(last.Span.End, ")");
        }
        edits.Insert(last.Span.End, ";");
    }
}
