using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Plotting.Axes;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace GradRepl.Plotting.Drawing;

/// <summary>A panel with its limits decided: knows what room its labels need and builds its OxyPlot model.</summary>
internal sealed partial class PanelDrawing
{
    private readonly Panel _panel;
    private readonly bool _logarithmic;
    private readonly ColorBar? _bar;

    public PanelDrawing(Panel panel)
    {
        _panel = panel;
        _logarithmic = panel.IsLogarithmic;
        if (panel.Marks.OfType<HeatMark>().FirstOrDefault(heat => heat.Scale is not null) is { } heat) _bar = new ColorBar(heat.Scale!);
        XLimits = panel.GivenX is { } x
            ? new Limits(x.From, x.To)
            : Limits.Around(
                Horizontal(panel),
                panel.Marks.Any(mark => mark is BarsMark) ? 0.01
                    : panel.Marks.Any(mark => mark is PointsMark { Label: not "" }) ? 0.05
                    : 0);
        YLimits = panel.GivenY is { } y ? new Limits(Vertical(y.From), Vertical(y.To)) : AutomaticY();
    }

    public Limits XLimits { get; set; }

    public Limits YLimits { get; set; }

    public bool HidesX { get; set; }

    /// <summary>About how many ticks the horizontal axis has; set where panels of different widths share it.</summary>
    public int? XTickCount { get; set; }

    public OxyRect Area { get; set; }

    public Panel Panel => _panel;

    public double TopRoom => _panel.Title.Length > 0 ? Look.HeadingSize + 14 : 8;

    public double BottomRoom => HidesX ? 10 : Look.TickSize + 12 + (_panel.XName.Length > 0 ? Look.NameSize + 9 : 0);

    public double LeftRoom(double height)
    {
        Ticks ticks = YTicks(height);
        return ticks.Values.Count == 0 ? 10 : WidestLabel(ticks) + 10 + (_panel.YName.Length > 0 ? Look.NameSize + 9 : 0);
    }

    public double RightRoom(double width)
    {
        if (_bar is not null) return _bar.Width;
        Ticks ticks = XTicks(width);
        return ticks.Values.Count == 0 ? 8 : Math.Max(8, WidestLabel(ticks) / 2);
    }

    private static double WidestLabel(Ticks ticks) => ticks.Values.Max(tick => PlotFonts.Width(ticks.Label(tick), Look.TickSize));

    /// <summary>Where a point of the data lies in the figure, in points.</summary>
    public ScreenPoint Place(double x, double y) => new(
        Area.Left + (x - XLimits.Low) / XLimits.Span * Area.Width,
        Area.Bottom - (Vertical(y) - YLimits.Low) / YLimits.Span * Area.Height);

    public PlotModel Model()
    {
        var model = new PlotModel
        {
            Padding = new OxyThickness(0),
            PlotMargins = new OxyThickness(0),
            PlotAreaBorderThickness = new OxyThickness(0),
            IsLegendVisible = false,
            Background = OxyColors.Undefined,
        };
        model.Axes.Add(Axis(AxisPosition.Bottom, XLimits, XTicks(Area.Width), false));
        model.Axes.Add(Axis(AxisPosition.Left, YLimits, YTicks(Area.Height), _logarithmic));
        if (XLimits is { Low: < 0, High: > 0 }) model.Annotations.Add(ZeroLine(LineAnnotationType.Vertical));
        if (!_logarithmic && YLimits is { Low: < 0, High: > 0 }) model.Annotations.Add(ZeroLine(LineAnnotationType.Horizontal));
        // Circles that end a curve are drawn last, over all curves.
        foreach (Mark mark in _panel.Marks.Where(mark => mark is not PointsMark { Label: "" })) Draw(model, mark);
        foreach (Mark mark in _panel.Marks.Where(mark => mark is PointsMark { Label: "" })) Draw(model, mark);
        return model;
    }

    /// <summary>Writes the panel's names and tick labels around its area.</summary>
    public void DrawText(IRenderContext rc)
    {
        Ticks horizontal = XTicks(Area.Width), vertical = YTicks(Area.Height);
        foreach (double tick in HidesX ? [] : horizontal.Values)
            Write(
                Area.Left + (tick - XLimits.Low) / XLimits.Span * Area.Width,
                Area.Bottom + 5,
                horizontal.Label(tick),
                Look.TickSize,
                HorizontalAlignment.Center,
                VerticalAlignment.Top,
                Look.TickText);
        foreach (double tick in vertical.Values)
            Write(
                Area.Left - 6,
                Area.Bottom - (tick - YLimits.Low) / YLimits.Span * Area.Height,
                vertical.Label(tick),
                Look.TickSize,
                HorizontalAlignment.Right,
                VerticalAlignment.Middle,
                Look.TickText);
        if (!HidesX)
            Write(
                Area.Center.X, Area.Bottom + Look.TickSize + 10, _panel.XName, Look.NameSize,
                HorizontalAlignment.Center, VerticalAlignment.Top, Look.Text);
        Write(
            Area.Left - LeftRoom(Area.Height), Area.Center.Y, _panel.YName, Look.NameSize,
            HorizontalAlignment.Left, VerticalAlignment.Top, Look.Text, -90);
        (string heading, double size) = TextFit.Shrink(_panel.Title, Look.HeadingSize, Area.Width, bold: true);
        _bar?.Draw(rc, Area);
        Write(
            Area.Left, Area.Top - 8, heading, size, HorizontalAlignment.Left,
            VerticalAlignment.Bottom, Look.Text, weight: FontWeights.Bold);

        if (ShowsNothing)
            Write(
                Area.Center.X, Area.Center.Y, _logarithmic ? "no positive values" : "no finite values",
                Look.NoteSize, HorizontalAlignment.Center, VerticalAlignment.Middle, Look.TickText);

        void Write(
            double x, double y, string text, double size, HorizontalAlignment horizontally,
            VerticalAlignment vertically, OxyColor color, double rotation = 0, double weight = FontWeights.Normal)
        {
            if (rotation != 0) horizontally = HorizontalAlignment.Center;
            rc.DrawText(new ScreenPoint(x, y), text, color, "", size, weight, rotation, horizontally, vertically, null);
        }
    }

    private Ticks XTicks(double width)
    {
        int wanted = XTickCount ?? WantedXTicks(width);
        var ticks = new Ticks(XLimits, wanted, whole: _panel.HasWholeX);
        // Long labels (a narrow range far from 0) leave room for fewer ticks.
        while (wanted > 1 && ticks.Values.Sum(tick => PlotFonts.Width(ticks.Label(tick), Look.TickSize) + 12) > width)
            ticks = new Ticks(XLimits, --wanted, whole: _panel.HasWholeX);
        return ticks;
    }

    private bool ShowsNothing
    {
        get
        {
            double[][] heights =
            [
                .. _panel.Marks
                    .Select(mark => mark switch
                    {
                        LineMark line => line.Y,
                        PointsMark points => points.Y,
                        BarsMark bars => bars.Heights,
                        _ => [],
                    }).Where(y => y.Length > 0),
            ];
            return heights.Length > 0 && heights.All(y => y.All(each => !double.IsFinite(Vertical(each))));
        }
    }

    public int WantedXTicks(double width) => Math.Clamp((int)(width / (_panel.HasWholeX ? 36 : 55)), 2, 16);

    private Ticks YTicks(double height) =>
        new(YLimits, Math.Clamp((int)(height / 42), 2, 9), logarithmic: _logarithmic, whole: _panel.HasWholeY);

    private double Vertical(double y) => !_logarithmic ? y : y > 0 ? Math.Log10(y) : double.NaN;

    private static IEnumerable<double> Horizontal(Panel panel) => panel.Marks.SelectMany(mark => mark switch
    {
        LineMark line => line.X,
        PointsMark points => points.X,
        BarsMark bars => bars.X.SelectMany(x => new[] { x - 0.5, x + 0.5 }),
        AreaMark area => area.X,
        HeatMark heat => [heat.X.From, heat.X.To],
        ArrowMark arrow => [arrow.X],
        RuleMark { IsVertical: true } rule => [rule.At],
        _ => (IEnumerable<double>)[],
    });

    private Limits AutomaticY()
    {
        var windows = _panel.Marks.OfType<LineMark>().Where(line => line.Window is not null).Select(line => line.Window!.Value).ToArray();
        IEnumerable<double> values = _panel.Marks.SelectMany(mark => mark switch
        {
            // Beside a pole the samples run off to infinity: use the window instead.
            LineMark { Window: { } window } => [window.Low, window.High],
            LineMark line => line.Y,
            PointsMark points => windows.Length > 0 && points.Label.Length == 0 ? [] : points.Y,
            BarsMark bars => _logarithmic ? bars.Heights : bars.Heights.Append(0),
            AreaMark area => area.Y.Append(area.Foot),
            HeatMark heat => [heat.Y.From, heat.Y.To],
            ArrowMark arrow => [arrow.From, arrow.To],
            RuleMark { IsVertical: false } rule => [rule.At],
            NoteMark { StandsOnAxis: false } note => [note.Y],
            _ => (IEnumerable<double>)[],
        });
        return _logarithmic
            ? Limits.Decades(values.Select(Vertical))
            : Limits.Around(values, _panel.Marks.Any(mark => mark is HeatMark) ? 0 : 0.08);
    }
}
