package org.faltung.cli;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faltung.bound.BoundTable;
import org.faltung.calibration.Between;
import org.faltung.calibration.Calibration;
import org.faltung.cli.TextTable.Align;
import org.faltung.exact.Magnitude.Whole;
import org.faltung.initial.Initialisation;
import org.faltung.result.Bound;

/// A calibration for people: the networks, then every bound against them.
final class CalibrationText {
    private static final int WIDTH = 100;
    private static final int LONGEST_NUMBER = 25;

    private CalibrationText() {}

    static void append(StringBuilder page, BoundTable table, Calibrated calibrated) {
        Calibration calibration = calibrated.calibration();
        page.append(TextTable.wrap("", "  ", heading(calibrated), WIDTH)).append('\n');
        TextTable numbers = new TextTable(Align.LEFT, Align.LEFT);
        numbers.row("largest", words(calibration.largest()));
        numbers.row("median", words(calibration.median()));
        numbers.appendTo(page);
        if (!calibration.complete()) {
            page.append(TextTable.wrap("  ", "  ", unfinished(calibration), WIDTH)).append('\n');
        }
        page.append('\n');
        ratios(page, table, calibration);
        page.append(
                        TextTable.wrap(
                                "  ",
                                "  ",
                                "A ratio is the bound divided by the number. Upper bounds hold for every"
                                        + " network and everywhere; lower bounds hold for some network in"
                                        + " the whole space, so that random ones may have fewer regions.",
                                WIDTH))
                .append('\n');
        page.append('\n');
    }

    private static String heading(Calibrated calibrated) {
        Calibration calibration = calibrated.calibration();
        Initialisation law = calibration.plan().initialisation();
        return "Against "
                + Words.count(calibration.samples().size(), "random network")
                + " ("
                + CalibrateOptions.name(law.scheme())
                + ", biases of standard deviation "
                + Numerals.plain(law.biasDeviation())
                + ", seed "
                + calibration.plan().seed()
                + "), their regions (R2) counted exactly in "
                + calibrated.domain().described();
    }

    private static String words(Between number) {
        return number.exact()
                ? Numerals.grouped(number.lower())
                : "from " + Numerals.grouped(number.lower()) + " to " + brief(number.upper());
    }

    private static String brief(BigInteger number) {
        return Numerals.brief(new Whole(number), RoundingMode.CEILING, LONGEST_NUMBER);
    }

    private static String unfinished(Calibration calibration) {
        return calibration.finished()
                + " of "
                + Words.count(calibration.plan().networks(), "network")
                + " were counted to the end. Where the largest or the median is only enclosed, the"
                + " ratios are to its lower end: at most so large.";
    }

    private static void ratios(StringBuilder page, BoundTable table, Calibration calibration) {
        TextTable rows =
                new TextTable(
                        Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
        rows.row("", "", "times the", "", "times the", "");
        rows.row("", "side", "largest", "log10", "median", "log10");
        List<Bound> bounds = new ArrayList<>(table.results());
        bounds.sort(Comparator.comparingDouble(bound -> bound.value().log10Above()));
        for (Bound bound : bounds) {
            double largest = Calibration.log10Ratio(bound.value(), calibration.largest());
            double median = Calibration.log10Ratio(bound.value(), calibration.median());
            rows.row(
                    bound.name(),
                    Words.of(bound.side()),
                    Numerals.times(largest, RoundingMode.HALF_EVEN),
                    logarithm(largest),
                    Numerals.times(median, RoundingMode.HALF_EVEN),
                    logarithm(median));
        }
        rows.appendTo(page);
    }

    private static String logarithm(double value) {
        return Double.isInfinite(value)
                ? "-∞"
                : Numerals.decimal(value, RoundingMode.HALF_EVEN, Numerals.BRIEF_DECIMALS);
    }
}
