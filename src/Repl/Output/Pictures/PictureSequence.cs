using System;
using System.Globalization;
using System.Text;

namespace GradRepl.Repl.Output.Pictures;

/// <summary>The control sequences that show a PNG where the cursor is, so many cells wide; the height follows.</summary>
internal static class PictureSequence
{
    // No more than this may stand in one of kitty's sequences.
    private const int Chunk = 4096;

    /// <summary>A cell is about so many pixels wide.</summary>
    public const int CellWidth = 9;

    public static string Of(PictureProtocol protocol, byte[] png, int columns) => protocol switch
    {
        PictureProtocol.Kitty => Kitty(Convert.ToBase64String(png), columns),
        PictureProtocol.ITerm => string.Create(CultureInfo.InvariantCulture, $"\e]1337;File=inline=1;size={png.Length};width={columns};preserveAspectRatio=1:{Convert.ToBase64String(png)}\a"),
        PictureProtocol.Sixel => Sixel.Of(png, columns * CellWidth),
        _ => "",
    };

    private static string Kitty(string data, int columns)
    {
        var text = new StringBuilder(data.Length + 16 * (1 + data.Length / Chunk) + 64);
        for (int at = 0; at < data.Length; at += Chunk)
        {
            int more = at + Chunk < data.Length ? 1 : 0;
            // a=T: transmit and show; f=100: PNG; q=2: no answer.
            text.Append(CultureInfo.InvariantCulture, $"\e_G{(at == 0 ? $"a=T,f=100,q=2,c={columns}," : "")}m={more};").Append(data, at, Math.Min(Chunk, data.Length - at)).Append("\e\\");
        }
        return text.ToString();
    }
}
