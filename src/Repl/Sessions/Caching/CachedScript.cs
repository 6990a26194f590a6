using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions.Caching;

/// <summary>A compiled script as it lies on disk, with what is needed to run it and to place its errors without a compiler.</summary>
internal static class CachedScript
{
    private const int Format = 1;

    /// <summary>Writes it whole, with a checksum in front.</summary>
    public static byte[] Write(CompiledSubmission compiled, IReadOnlyCollection<string> files)
    {
        var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(Format);
        Write(writer, files, file =>
        {
            writer.Write(file);
            writer.Write(ScriptCache.HashOf(file));
        });
        Write(writer, compiled.Texts.Skip(1), text =>
        {
            writer.Write(text.Origin.Path);
            writer.Write(text.Origin.Text);
        });
        Write(writer, compiled.Texts, text => Write(writer, text.Edits.All, edit =>
        {
            writer.Write(edit.Position);
            writer.Write(edit.Length);
            writer.Write(edit.Text);
        }));
        Write(writer, compiled.Messages, message =>
        {
            writer.Write((int)message.Severity);
            writer.Write(message.Path ?? "");
            writer.Write(message.Line);
            writer.Write(message.Column);
            writer.Write(message.Id ?? "");
            writer.Write(message.Text);
        });
        writer.Write(compiled.Returns);
        writer.Write(compiled.Entry!.Assembly);
        writer.Write(compiled.Entry.Type);
        writer.Write(compiled.Entry.Method);
        Write(writer, compiled.Entry.Files, writer.Write);
        Write(writer, compiled.Assembly);
        Write(writer, compiled.Symbols);
        writer.Flush();
        byte[] all = content.ToArray();
        return [.. SHA256.HashData(all), .. all];
    }

    /// <summary>Reads it back; null where it is damaged, or where a file that the script loads or references has changed.</summary>
    public static CompiledSubmission? Read(byte[] bytes, Submission script)
    {
        if (bytes.Length < SHA256.HashSizeInBytes || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))) return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, SHA256.HashSizeInBytes, bytes.Length - SHA256.HashSizeInBytes));
        if (reader.ReadInt32() != Format) return null;
        var files = Read(reader, () => (Path: reader.ReadString(), Hash: reader.ReadBytes(SHA256.HashSizeInBytes)));
        if (!files.All(file => ScriptCache.HashOf(file.Path).AsSpan().SequenceEqual(file.Hash))) return null;
        List<Submission> texts = [script, .. Read(reader, () => (Path: reader.ReadString(), Text: reader.ReadString())).Select(each => new Submission(each.Text, each.Path))];
        List<TextEdits> edits = Read(reader, () =>
        {
            var changes = new TextEdits();
            foreach ((int position, int length, string text) in Read(reader, () => (reader.ReadInt32(), reader.ReadInt32(), reader.ReadString()))) changes.Replace(position, length, text);
            return changes;
        });
        List<Message> messages = Read(reader, () => new Message(
            (DiagnosticSeverity)reader.ReadInt32(), reader.ReadString() is { Length: > 0 } path ? path : null, reader.ReadInt32(), reader.ReadInt32(),
            reader.ReadString() is { Length: > 0 } id ? id : null, reader.ReadString()));
        var compiled = new CompiledSubmission
        {
            Messages = messages,
            Texts = [.. texts.Zip(edits, (text, changes) => new GuardedText(text, changes.Apply(text.Text), changes))],
            Returns = reader.ReadBoolean(),
            Entry = new SubmissionEntry(reader.ReadString(), reader.ReadString(), reader.ReadString(), [.. Read(reader, reader.ReadString)]),
        };
        compiled.Assembly.Write(reader.ReadBytes(reader.ReadInt32()));
        compiled.Symbols.Write(reader.ReadBytes(reader.ReadInt32()));
        return compiled;
    }

    private static void Write<T>(BinaryWriter writer, IEnumerable<T> items, Action<T> write)
    {
        ImmutableArray<T> all = [.. items];
        writer.Write(all.Length);
        foreach (T item in all) write(item);
    }

    private static void Write(BinaryWriter writer, MemoryStream bytes)
    {
        writer.Write((int)bytes.Length);
        writer.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static List<T> Read<T>(BinaryReader reader, Func<T> read)
    {
        int count = reader.ReadInt32();
        var items = new List<T>(count);
        for (int i = 0; i < count; i++) items.Add(read());
        return items;
    }
}
