using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GradRepl.Networks.Saving;

/// <summary>
/// Named matrices and texts in one file of the format safetensors (github.com/huggingface/safetensors): the length of a JSON
/// header in 8 bytes, the header, then all numbers, little-endian. Python's safetensors reads it.
/// </summary>
internal sealed class TensorFile
{
    private const int LengthBytes = sizeof(ulong);

    /// <summary>The texts of the header.</summary>
    public Dictionary<string, string> Metadata { get; } = [];

    /// <summary>The matrices, in the order of the file; those of floats come as doubles of the same value.</summary>
    public List<(string Name, bool IsSingle, Matrix<double> Value)> Tensors { get; } = [];

    public byte[] ToBytes()
    {
        byte[] header = Header();
        int at = LengthBytes + header.Length;
        byte[] file = new byte[checked(at + Tensors.Sum(tensor => Bytes(tensor.IsSingle, tensor.Value.Elements.Length)))];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, LengthBytes);
        foreach ((_, bool isSingle, Matrix<double> value) in Tensors)
            foreach (double number in value.Elements)
            {
                if (isSingle) BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(at), (float)number);
                else BinaryPrimitives.WriteDoubleLittleEndian(file.AsSpan(at), number);
                at += Bytes(isSingle, 1);
            }
        return file;
    }

    /// <exception cref="InvalidDataException">The bytes are no such file, or a part of one.</exception>
    public static TensorFile Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < LengthBytes)
            throw new InvalidDataException(FormattableString.Invariant($"it has {bytes.Length} bytes, too few for a header"));
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
        if (length > (ulong)(bytes.Length - LengthBytes))
            throw new InvalidDataException(FormattableString.Invariant(
                $"its header is said to have {length} bytes, but the file has only {bytes.Length}"));
        var file = new TensorFile();
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.Slice(LengthBytes, (int)length));
            file.Read(header.RootElement, bytes.Span[(LengthBytes + (int)length)..]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"its header is not that of a safetensors file ({error.Message.TrimEnd('.')})", error);
        }
        return file;
    }

    private void Read(JsonElement header, ReadOnlySpan<byte> numbers)
    {
        int end = 0;
        foreach (JsonProperty entry in header.EnumerateObject()
            .OrderBy(entry => entry.Value.TryGetProperty("data_offsets", out JsonElement offsets) ? offsets[0].GetInt64() : -1))
        {
            if (entry.Name == "__metadata__")
            {
                foreach (JsonProperty text in entry.Value.EnumerateObject()) Metadata[text.Name] = text.Value.GetString() ?? "";
                continue;
            }
            bool isSingle = entry.Value.GetProperty("dtype").GetString() switch
            {
                "F64" => false,
                "F32" => true,
                var other => throw new InvalidDataException($"'{entry.Name}' holds {other}, not F64 or F32"),
            };
            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
            long[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
            if (shape.Length != 2 || shape[0] < 0 || shape[1] < 0) throw new InvalidDataException($"'{entry.Name}' is not a matrix");
            long count = (long)shape[0] * shape[1], length = count * Bytes(isSingle, 1);
            if (offsets is not [var from, var to] || from != end || to - from != length)
                throw new InvalidDataException($"'{entry.Name}' does not lie where its shape says");
            if (to > numbers.Length)
                throw new InvalidDataException(FormattableString.Invariant(
                    $"'{entry.Name}' ends at byte {to} of the numbers, but there are only {numbers.Length}: a part is missing"));
            var value = new Matrix<double>(shape[0], shape[1]);
            for (int i = 0; i < count; i++)
                value.Elements[i] = isSingle
                    ? BinaryPrimitives.ReadSingleLittleEndian(numbers[(end + (i * 4))..])
                    : BinaryPrimitives.ReadDoubleLittleEndian(numbers[(end + (i * 8))..]);
            Tensors.Add((entry.Name, isSingle, value));
            end = (int)to;
        }
        if (end != numbers.Length)
            throw new InvalidDataException(FormattableString.Invariant($"{numbers.Length - end} bytes follow the last number"));
    }

    private byte[] Header()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string name, string text) in Metadata) json.WriteString(name, text);
            json.WriteEndObject();
            long at = 0;
            foreach ((string name, bool isSingle, Matrix<double> value) in Tensors)
            {
                long end = at + Bytes(isSingle, value.Elements.Length);
                json.WriteStartObject(name);
                json.WriteString("dtype", isSingle ? "F32" : "F64");
                WriteNumbers(json, "shape", value.Rows, value.Columns);
                WriteNumbers(json, "data_offsets", at, end);
                json.WriteEndObject();
                at = end;
            }
            json.WriteEndObject();
        }
        while (stream.Length % LengthBytes != 0) stream.WriteByte((byte)' '); // The numbers must begin at a multiple of 8.
        return stream.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long first, long second)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(first);
        json.WriteNumberValue(second);
        json.WriteEndArray();
    }

    private static int Bytes(bool isSingle, int count) => checked(count * (isSingle ? sizeof(float) : sizeof(double)));
}
