using System.Text;

namespace Ebok.Core.Attachments;

/// <summary>Text that an editor shows: UTF-8, or the letters of Windows-1250, and no control characters but ends of lines
/// and tabulators.</summary>
internal static class PlainText
{
    public static bool Is(Stream content) => IsUtf8(content) || IsWindows1250(content);

    private static bool IsUtf8(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(
            content,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false,
            leaveOpen: true
        );
        var block = new char[16 * 1024];
        try
        {
            for (int read; (read = reader.Read(block)) > 0; )
                foreach (var sign in block.AsSpan(0, read))
                    if (IsControl(sign) || sign is >= '\u007f' and <= '\u009f')
                        return false;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsWindows1250(Stream content)
    {
        content.Position = 0;
        var block = new byte[16 * 1024];
        for (int read; (read = content.Read(block)) > 0; )
            foreach (var sign in block.AsSpan(0, read))
                if (IsControl((char)sign) || sign is 0x7F or 0x81 or 0x83 or 0x88 or 0x90 or 0x98)
                    return false;
        return true;
    }

    private static bool IsControl(char sign) => sign < ' ' && sign is not ('\t' or '\n' or '\r' or '\f');
}
