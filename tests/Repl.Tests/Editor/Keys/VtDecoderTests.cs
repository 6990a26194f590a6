using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using GradRepl.Repl.Editor;
using GradRepl.Repl.Editor.Keys;

namespace GradRepl.Repl.Tests.Editor.Keys;

public sealed class VtDecoderTests
{
    private static string Decode(ReadOnlySpan<byte> bytes, params int[] cuts)
    {
        var decoder = new VtDecoder();
        int from = 0;
        foreach (int cut in cuts.Append(bytes.Length))
        {
            decoder.Add(bytes[from..cut]);
            from = cut;
        }
        decoder.Finish();
        var events = new List<string>();
        while (decoder.HasEvents)
        {
            events.Add(decoder.Take() switch
            {
                KeyPressed { Key: var key } => key.ToString(),
                Pasted { Text: var text } => $"paste({text})",
                BackgroundReported { IsLight: var light } => light ? "light" : "dark",
                var other => other.ToString(),
            });
        }
        return string.Join(' ', events);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("é日👍", "é 日 👍")]
    [InlineData("\r", "Enter")]
    [InlineData("\n", "C-j")]
    [InlineData("\x01\x1A\x1F", "C-a C-z C-_")]
    [InlineData("\x7F\b", "Backspace C-h")]
    [InlineData("\e", "Escape")]
    [InlineData("\e\e", "Escape Escape")]
    [InlineData("\ef", "M-f")]
    [InlineData("\e\x7F", "M-Backspace")]
    [InlineData("\e\r", "M-Enter")]
    [InlineData("\e[A\eOB\e[C\eOD", "Up Down Right Left")]
    [InlineData("\e[1;5C\e[1;3D\e[1;2A", "C-Right M-Left S-Up")]
    [InlineData("\e\e[A", "M-Up")]
    [InlineData("\e[H\e[F\e[1~\e[4~\e[7~\e[8~", "Home End Home End Home End")]
    [InlineData("\e[3~\e[3;5~\e[5~\e[6~", "Delete C-Delete PageUp PageDown")]
    [InlineData("\e[Z", "S-Tab")]
    [InlineData("\e[13;2u\e[27;2;13~", "S-Enter S-Enter")]
    [InlineData("\e[97;5u", "C-a")]
    [InlineData("\e[", "M-[")]
    [InlineData("\e[200~a\rb\r\nc\e[201~d", "paste(a\nb\nc) d")]
    [InlineData("\e[200~\e[A\x03\e[201~", "paste(\e[A\x03)")]
    [InlineData("\e]11;rgb:ffff/ffff/ffff\a", "light")]
    [InlineData("\e]11;rgb:1c1c/1c1c/1c1c\e\\x", "dark x")]
    [InlineData("\e]0;title\ax", "x")]
    [InlineData("\e[I", "Other")]
    public void Bytes_are_keys_however_they_are_cut(string bytes, string keys)
    {
        byte[] sent = Encoding.UTF8.GetBytes(bytes);
        Assert.Equal(keys, Decode(sent));
        for (int cut = 1; cut < sent.Length; cut++) Assert.Equal(keys, Decode(sent, cut));
        Assert.Equal(keys, Decode(sent, [.. Enumerable.Range(1, Math.Max(sent.Length - 1, 0))]));
    }

    [Fact]
    public void Invalid_bytes_are_replaced() => Assert.Equal("\uFFFD a \uFFFD", Decode([0xFF, (byte)'a', 0xC3]));

    [Fact]
    public void Whatever_comes_is_survived_and_does_not_depend_on_the_cuts() =>
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.OneOf((byte)0x1B, (byte)'[', (byte)']', (byte)'O', (byte)';', (byte)'~', (byte)'2', (byte)'0', (byte)'1', (byte)7)).Array[0, 40], Gen.Int[0, 40])
            .Sample((bytes, cut) => Decode(bytes) == Decode(bytes, Math.Min(cut, bytes.Length)), seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_big_paste_in_small_pieces_arrives_whole()
    {
        string text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"line {i} 👍\n"));
        byte[] sent = Encoding.UTF8.GetBytes($"\e[200~{text}\e[201~");
        Assert.Equal($"paste({text})", Decode(sent, [.. Enumerable.Range(1, (sent.Length - 1) / 4096).Select(i => i * 4096)]));
    }

    [Theory]
    [InlineData("0;15", true)]
    [InlineData("15;0", false)]
    [InlineData("0;default;7", true)]
    [InlineData("nonsense", false)]
    [InlineData(null, false)]
    public void The_environment_may_tell_the_background(string? colours, bool light) => Assert.Equal(light, TerminalBackground.IsLightByEnvironment(colours));

    [Fact]
    public void Keys_of_bindings_are_read_back_as_written()
    {
        foreach (string key in KeyBinding.All.SelectMany(binding => binding.Keys.Split(' '))) Assert.Equal(key, Key.Parse(key).ToString());
    }
}
