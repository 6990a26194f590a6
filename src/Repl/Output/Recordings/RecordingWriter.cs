using System;
using System.IO;
using System.Text;

namespace GradRepl.Repl.Output.Recordings;

/// <summary>Writes on to another writer and tells what was written.</summary>
internal sealed class RecordingWriter(TextWriter next, Action<string> written) : TextWriter(next.FormatProvider)
{
    public override Encoding Encoding => next.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        next.Write(value);
        written(value);
    }

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void Flush() => next.Flush();
}
