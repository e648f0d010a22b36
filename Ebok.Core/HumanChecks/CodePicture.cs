using Ebok.Core.Pdf;

namespace Ebok.Core.HumanChecks;

/// <summary>The code as a picture that a person reads and a program does not easily: each sign turned, moved and
/// stretched, the whole bent like a flag, dark lines through the signs and white ones that cut them. Drawn by our own few
/// lines from the glyphs of the PDFs' font: nothing leaves the server.</summary>
internal sealed class CodePicture(PdfFonts fonts, string signs)
{
    /// <summary>Pixels; shown at half of it, sharp on the screens of phones.</summary>
    public const int Width = 480;

    /// <summary>Pixels; shown at half of it.</summary>
    public const int Height = 160;

    private const float Ink = 0.92f;
    private const double LetterSize = 112;

    private readonly Lazy<Dictionary<char, SignShape>> shapes = new(() => SignShapes.Read(fonts.BoldFile, signs));

    /// <summary>A PNG; the same code and seed give the same picture, so that asking for one again and again does not help
    /// to tell the lines from the signs.</summary>
    public byte[] Draw(string code, int seed)
    {
        // Not a secret: what must not be guessed, code and seed, is made by who calls.
        var random = new Random(seed);
        var picture = new GreyPicture(Width, Height);
        var bend = Bend(random);
        var letters = code.Select(sign => shapes.Value[sign]).ToList();
        // A little farther apart than in print.
        var widths = letters.ConvertAll(letter => letter.Width * LetterSize * 1.04);
        var left = (Width - widths.Sum()) / 2;
        foreach (var (letter, width) in letters.Zip(widths))
        {
            var middle = (X: left + width / 2 + Between(random, -4, 4), Y: Height / 2 + Between(random, -12, 12));
            picture.Fill(Letter(letter, middle, random).Select(contour => Bent(contour, bend)), Ink);
            left += width;
        }
        picture.Fill([Line(random, Between(random, 4, 6))], Ink);
        picture.Fill([Line(random, Between(random, 4, 6))], Ink);
        picture.Fill([Line(random, Between(random, 4, 5))], 0);
        picture.Fill([Line(random, Between(random, 4, 5))], 0);
        return picture.ToPng();
    }

    private static IEnumerable<List<(double X, double Y)>> Letter(
        SignShape letter,
        (double X, double Y) middle,
        Random random
    )
    {
        var (sin, cos) = Math.SinCos(Between(random, -0.32, 0.32));
        double wide = LetterSize * Between(random, 0.95, 1.1),
            high = LetterSize * Between(random, 0.92, 1.15),
            slant = Between(random, -0.22, 0.22);
        double halfWidth = letter.Width / 2,
            halfHeight = 0.36; // of a capital or a digit
        return letter.Contours.Select(contour => contour.Select(Place).ToList());

        (double, double) Place((double X, double Y) point)
        {
            var y = -(point.Y - halfHeight) * high;
            var x = (point.X - halfWidth) * wide + y * slant;
            return (middle.X + x * cos - y * sin, middle.Y + x * sin + y * cos);
        }
    }

    private static Func<(double X, double Y), (double, double)> Bend(Random random)
    {
        double along = Between(random, 0.018, 0.028),
            across = Between(random, 0.02, 0.035),
            startX = Between(random, 0, Math.Tau),
            startY = Between(random, 0, Math.Tau),
            highX = Between(random, 4, 8),
            highY = Between(random, 5, 9);
        return p => (p.X + highX * Math.Sin(p.Y * across + startX), p.Y + highY * Math.Sin(p.X * along + startY));
    }

    private static List<(double X, double Y)> Bent(
        IEnumerable<(double X, double Y)> contour,
        Func<(double X, double Y), (double, double)> bend
    ) => contour.Select(bend).ToList();

    // A wave from edge to edge, thick enough to be taken for a stroke.
    private static List<(double X, double Y)> Line(Random random, double thick)
    {
        double left = Between(random, 35, 125),
            right = Between(random, 35, 125),
            high = Between(random, 8, 24),
            waves = Between(random, 0.008, 0.022),
            start = Between(random, 0, Math.Tau);
        var above = new List<(double X, double Y)>();
        for (var x = 0; x <= Width; x += 8)
            above.Add((x, left + (right - left) * x / Width + high * Math.Sin(x * waves + start)));
        return [.. above, .. Enumerable.Reverse(above).Select(p => (p.X, p.Y + thick))];
    }

    private static double Between(Random random, double least, double most) =>
        least + random.NextDouble() * (most - least);
}
