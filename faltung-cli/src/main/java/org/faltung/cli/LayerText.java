package org.faltung.cli;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.faltung.bound.BoundTable;
import org.faltung.result.Bound;
import org.faltung.sample.Estimate;
import org.faltung.sample.Interval;
import org.faltung.sample.layer.LayerEstimate;

/// The estimate of an architecture with one hidden layer, for people.
final class LayerText {
    private LayerText() {}

    static String of(LayerReport report) {
        if (report.estimate().isEmpty()) {
            return "no estimate: the time was over before two experiments were done\n  proved bounds  "
                    + brackets(report.table().best())
                    + "\n";
        }
        LayerEstimate estimate = report.estimate().get();
        Estimate truth = estimate.truth();
        StringBuilder page = new StringBuilder();
        page.append(
                        "The true maximal number of regions (R2, all of the input space), with shared filters:\n")
                .append(sentence(truth))
                .append('\n');
        TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
        table.row("printed formula", sentence(estimate.formula()));
        table.row("true / printed", ratio(estimate.ratio(), truth.confidence()));
        table.row("proved bounds", brackets(report.table().best()));
        table.row(
                "draws",
                Numerals.grouped(truth.samples())
                        + ", "
                        + truth.method()
                        + ", seed "
                        + truth.seed());
        table.appendTo(page);
        estimate.formula()
                .warning()
                .ifPresent(warning -> page.append("Caution: ").append(warning).append(".\n"));
        return page.toString();
    }

    private static String sentence(Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "10^%.4f, estimate; %s %% interval 10^%.4f to 10^%.4f",
                estimate.log10(),
                Numerals.plain(100 * estimate.confidence()),
                estimate.low(),
                estimate.high());
    }

    private static String ratio(Interval ratio, double confidence) {
        if (ratio.low() == 0) {
            return "1, exact: the formula is proved for this layer";
        }
        return String.format(
                Locale.ROOT,
                "10^%.4f, estimate; %s %% interval 10^%.4f to 10^%.4f",
                ratio.mean(),
                Numerals.plain(100 * confidence),
                ratio.low(),
                ratio.high());
    }

    private static String brackets(BoundTable.Best best) {
        if (best.exact().isPresent()) {
            return "exactly 10^" + log10(best.exact(), RoundingMode.HALF_EVEN);
        }
        return "10^"
                + log10(best.lower(), RoundingMode.FLOOR)
                + " to 10^"
                + log10(best.upper(), RoundingMode.CEILING);
    }

    private static String log10(Optional<Bound> bound, RoundingMode mode) {
        return bound.flatMap(known -> Numerals.log10(known.value(), mode, Numerals.BRIEF_DECIMALS))
                .orElse("0");
    }
}
