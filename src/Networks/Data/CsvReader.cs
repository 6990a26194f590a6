using System.Collections.Generic;
using System.Text;

namespace GradRepl.Networks.Data;

/// <summary>A value of a CSV file and where it begins, both from 1.</summary>
internal readonly record struct CsvField(string Text, int Line, int Column);

/// <summary>
/// Splits comma-separated text (RFC 4180) into records: fields in double quotes may hold commas, line breaks and doubled quotes;
/// lines end in LF, CRLF or CR; spaces around a field do not count.
/// </summary>
internal sealed class CsvReader(string path, string text)
{
    private const char End = '\0';
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private char Current => _position < text.Length ? text[_position] : End;

    private bool AtLineEnd => _position >= text.Length || text[_position] is '\r' or '\n';

    private int Column => _position - _lineStart + 1;

    /// <summary>All records; a blank line is a record of one empty field, and blank lines at the end are none.</summary>
    public List<CsvField[]> ReadAll()
    {
        var records = new List<CsvField[]>();
        while (_position < text.Length)
        {
            records.Add(ReadRecord());
            SkipLineEnd();
        }
        while (records.Count > 0 && IsBlank(records[^1])) records.RemoveAt(records.Count - 1);
        return records;
    }

    /// <summary>Whether a record is a blank line.</summary>
    public static bool IsBlank(CsvField[] record) => record is [{ Text: "" }];

    private CsvField[] ReadRecord()
    {
        var fields = new List<CsvField>();
        while (true)
        {
            SkipSpaces();
            fields.Add(Current == '"' ? ReadQuoted() : ReadPlain());
            if (Current != ',') return [.. fields];
            _position++;
        }
    }

    private CsvField ReadPlain()
    {
        int start = _position, line = _line, column = Column;
        while (!AtLineEnd && Current != ',') _position++;
        return new CsvField(text[start.._position].TrimEnd(), line, column);
    }

    private CsvField ReadQuoted()
    {
        int line = _line, column = Column;
        var value = new StringBuilder();
        for (_position++; ;)
        {
            if (_position >= text.Length) throw new DataFormatException(path, line, column, "the quote opened here is never closed.");
            if (Current != '"')
            {
                value.Append(Current);
                if (AtLineEnd) SkipLineEnd(value);
                else _position++;
                continue;
            }
            _position++;
            if (Current != '"') break;
            value.Append('"');
            _position++;
        }
        SkipSpaces();
        if (!AtLineEnd && Current != ',')
            throw new DataFormatException(
                path, _line, Column, "text after a closing quote; put a comma between values, and write a quote inside quotes twice.");
        return new CsvField(value.ToString(), line, column);
    }

    private void SkipSpaces()
    {
        while (Current is ' ' or '\t') _position++;
    }

    /// <summary>Steps over one line break, CRLF counting as one; its second character goes to <paramref name="copy"/>.</summary>
    private void SkipLineEnd(StringBuilder? copy = null)
    {
        if (_position >= text.Length) return;
        bool pair = Current == '\r' && _position + 1 < text.Length && text[_position + 1] == '\n';
        if (pair) copy?.Append('\n');
        _position += pair ? 2 : 1;
        _line++;
        _lineStart = _position;
    }
}
