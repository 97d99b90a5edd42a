package org.faltung.cli;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.comparison.Contender;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.view.chart.ChartWriter;
import org.faltung.view.chart.RangeChart;

/// The chart of a comparison: the numbers of regions, a row for each architecture.
final class CompareChart {
    private CompareChart() {}

    static void write(CompareReport report, ChartFile file) {
        RangeChart chart = chart(report);
        file.write(ChartWriter.write(chart, file.format()));
    }

    static RangeChart chart(CompareReport report) {
        List<RangeChart.Row> rows = new ArrayList<>();
        List<Contender> contenders = report.comparison().contenders();
        for (int i = 0; i < contenders.size(); i++) {
            Contender contender = contenders.get(i);
            Optional<Double> low = contender.log10Below();
            Optional<Double> high = contender.log10Above();
            if (low.isEmpty() || high.isEmpty()) {
                throw new InputException(
                        "architecture "
                                + (i + 1)
                                + " has no bound on one side, so that it cannot be drawn; leave out"
                                + " --out");
            }
            String label = (i + 1) + "  " + label(report.written().get(i), contender);
            rows.add(new RangeChart.Row(label, low.get(), high.get(), contender.exact()));
        }
        return new RangeChart(
                report.title(), "largest number of linear regions (logarithmic)", rows);
    }

    /// The architecture as it is compared; one that was named by less than its steps keeps that name.
    private static String label(String written, Contender contender) {
        String multiplier =
                contender
                        .multiplier()
                        .map(factor ->
                                " × "
                                        + Numerals.decimal(
                                                factor.nearest(), RoundingMode.HALF_EVEN, 3))
                        .orElse("");
        String text =
                written.strip().startsWith("in:")
                        ? ArchitectureWriter.write(contender.network())
                        : written.strip() + multiplier;
        return text;
    }
}
