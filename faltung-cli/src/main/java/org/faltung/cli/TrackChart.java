package org.faltung.cli;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.faltung.sample.Interval;
import org.faltung.sample.Mean;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.tree.TreeEstimate;
import org.faltung.view.chart.ChartWriter;
import org.faltung.view.chart.LineChart;
import org.faltung.view.chart.LineChart.Known;
import org.faltung.view.chart.LineChart.Panel;
import org.faltung.view.chart.LineChart.Point;

/// The chart of a series of checkpoints: a panel for each quantity.
final class TrackChart {
    /// Counts that are farther apart, or larger than a double tells apart, are drawn on a logarithmic axis.
    private static final double LOG_RATIO = Math.log10(20);

    private static final double LOG_MOST = 9;

    private TrackChart() {}

    static void write(TrackReport report, ChartFile file) {
        if (!report.found().isEmpty()) {
            file.write(ChartWriter.write(chart(report), file.format()));
        }
    }

    static LineChart chart(TrackReport report) {
        List<Panel> panels = new ArrayList<>();
        panels.add(counts(report.found()));
        means(
                        report,
                        "region boundaries crossed per unit length",
                        checkpoint -> checkpoint.knownDensity().map(BoundaryDensity::perLength))
                .ifPresent(panels::add);
        means(
                        report,
                        "local complexity (units that fold near a point, mean)",
                        checkpoint -> checkpoint.knownComplexity().map(Checkpoint.Complexity::mean))
                .ifPresent(panels::add);
        return new LineChart(
                "Linear regions during training, in " + report.domain().described(),
                "checkpoint",
                names(report.found().stream().map(one -> one.model().file()).toList()),
                "estimate with its " + report.percent() + " interval",
                panels);
    }

    private static Panel counts(List<Checkpoint> found) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            points.add(
                    switch (found.get(i).count()) {
                        case TreeEstimate.Exact(var regions) ->
                                Point.of(i, log10(regions), Known.EXACT);
                        case TreeEstimate.Estimated(var estimate, var floor, _) ->
                                new Point(
                                        i,
                                        estimate.log10(),
                                        Math.min(
                                                estimate.log10(),
                                                Math.max(log10(floor.certain()), estimate.low())),
                                        estimate.high(),
                                        Known.ESTIMATE);
                        case TreeEstimate.Refused(_, var floor) ->
                                Point.of(i, log10(floor.certain()), Known.LOWER);
                    });
        }
        String title = "number of linear regions (R2)";
        double least = points.stream().mapToDouble(Point::low).min().orElseThrow();
        double most = points.stream().mapToDouble(Point::value).max().orElseThrow();
        return most - least > LOG_RATIO || most > LOG_MOST
                ? new Panel(title + ", logarithmic", true, points)
                : new Panel(title, false, points.stream().map(TrackChart::linear).toList());
    }

    private static Point linear(Point log) {
        double value = linear(log.value());
        return new Point(
                log.place(),
                value,
                Math.min(value, linear(log.low())),
                Math.max(value, linear(log.high())),
                log.known());
    }

    /// 10^x, and nothing for the logarithm of nothing.
    private static double linear(double log10) {
        return log10 < 0 ? 0 : Math.pow(10, log10);
    }

    /// The decimal logarithm; −1 for 0, which no other count has.
    private static double log10(BigInteger number) {
        if (number.signum() == 0) {
            return -1;
        }
        int cut = Math.max(0, number.bitLength() - 60);
        return Math.log10(number.shiftRight(cut).doubleValue()) + cut * Math.log10(2);
    }

    private static Optional<Panel> means(
            TrackReport report, String title, Function<Checkpoint, Optional<Mean>> of) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < report.found().size(); i++) {
            Optional<Mean> mean = of.apply(report.found().get(i));
            if (mean.isPresent()) {
                Interval interval = mean.get().interval();
                Known known = Checkpoint.exact(mean.get()) ? Known.EXACT : Known.ESTIMATE;
                points.add(new Point(i, interval.mean(), interval.low(), interval.high(), known));
            }
        }
        return points.isEmpty() ? Optional.empty() : Optional.of(new Panel(title, false, points));
    }

    /// File names without their endings, if these tell the checkpoints apart.
    private static List<String> names(List<String> files) {
        List<String> brief = files.stream().map(TrackChart::brief).toList();
        return brief.stream().distinct().count() == files.stream().distinct().count()
                ? brief
                : files;
    }

    private static String brief(String file) {
        String name = String.valueOf(Path.of(file).getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
