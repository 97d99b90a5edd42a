package org.faltung.cli;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.bound.BoundTable;
import org.faltung.cli.TextTable.Align;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;

/// The bounds of one architecture for people, 100 columns wide: what is known at best, then every
/// result, then what is missing and why.
final class BoundsText {
    private static final int WIDTH = 100;
    private static final int MOST_DIGITS = 25;
    private static final int LONGEST_NUMBER = MOST_DIGITS + (MOST_DIGITS - 1) / 3;

    private final StringBuilder page = new StringBuilder();
    private final BoundTable table;

    private BoundsText(BoundTable table) {
        this.table = table;
    }

    static String of(BoundsReport report) {
        BoundsText text = new BoundsText(report.table());
        text.heading();
        text.best();
        text.results();
        text.absences();
        text.remarks();
        report.versus().ifPresent(versus -> VersusText.append(text.page, versus));
        report.calibrated()
                .ifPresent(networks -> CalibrationText.append(text.page, report.table(), networks));
        return text.page.toString();
    }

    private void heading() {
        Network network = table.network();
        String sizes =
                Words.count(network.input().size(), "input")
                        + ", "
                        + Words.count(network.neurons(), "neuron")
                        + ", "
                        + Words.count(network.parameters(), "parameter");
        page.append(TextTable.wrap("", "  ", ArchitectureWriter.write(network), WIDTH))
                .append('\n')
                .append(sizes)
                .append("\n\n");
    }

    private void best() {
        BoundTable.Best best = table.best();
        TextTable lines = new TextTable(Align.LEFT, Align.LEFT, Align.LEFT);
        if (best.exact().isPresent()) {
            best(lines, "exactly", best.exact(), RoundingMode.HALF_EVEN);
        } else {
            best(lines, "at least", best.lower(), RoundingMode.FLOOR);
            best(lines, "at most", best.upper(), RoundingMode.CEILING);
        }
        page.append("Most linear regions that weights can give this architecture:\n");
        lines.appendTo(page);
        page.append('\n');
    }

    private static void best(
            TextTable lines, String word, Optional<Bound> bound, RoundingMode mode) {
        bound.ifPresent(used ->
                lines.row(
                        word,
                        Numerals.brief(used.value(), mode, LONGEST_NUMBER),
                        used.name() + assumption(used)));
    }

    private void results() {
        if (table.results().isEmpty()) {
            return;
        }
        TextTable rows =
                new TextTable(
                        Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT);
        rows.row("", "holds", "", "", "", "");
        rows.row("", "for", "regions", "log10", "status", "source");
        int room = room();
        section(rows, "Lower bounds", Bound.Side.LOWER, room);
        section(rows, "Exact", Bound.Side.EXACT, room);
        section(rows, "Upper bounds", Bound.Side.UPPER, room);
        section(rows, "Averages", Bound.Side.AVERAGE, room);
        rows.appendTo(page);
        page.append('\n');
    }

    private void section(TextTable rows, String title, Bound.Side side, int room) {
        Comparator<Bound> bySize = Comparator.comparingDouble(bound -> bound.value().log10Below());
        List<Bound> bounds = new ArrayList<>(table.results());
        bounds.removeIf(bound -> bound.side() != side);
        bounds.sort(side == Bound.Side.LOWER ? bySize.reversed() : bySize);
        if (!bounds.isEmpty()) {
            rows.text(title);
        }
        for (Bound bound : bounds) {
            rows.row(cells(bound, room));
            String note = bound.note() + assumption(bound);
            if (!note.isEmpty()) {
                rows.text(TextTable.wrap("      ", "      ", note.strip(), WIDTH));
            }
        }
    }

    private static String[] cells(Bound bound, int room) {
        RoundingMode mode = Numerals.outward(bound.side());
        // next to all its digits a number's logarithm is only a size
        boolean digits =
                bound.value() instanceof Magnitude.Whole && bound.value().log10Below() < room;
        RoundingMode logarithm = digits ? RoundingMode.HALF_EVEN : mode;
        return new String[] {
            bound.name(),
            Words.brief(bound.holdsFor()),
            Numerals.brief(bound.value(), mode, room),
            Numerals.log10(bound.value(), logarithm, Numerals.BRIEF_DECIMALS).orElse("-∞"),
            Words.of(bound.status()),
            bound.source().label()
        };
    }

    /// Characters that the other columns leave to the numbers of regions.
    private int room() {
        int taken = 0;
        for (int column : new int[] {0, 1, 3, 4, 5}) {
            int width = "status".length();
            for (Bound bound : table.results()) {
                width = Math.max(width, cells(bound, 0)[column].length());
            }
            taken += width + 2;
        }
        return Math.min(LONGEST_NUMBER, WIDTH - 2 - taken);
    }

    private static String assumption(Bound bound) {
        return bound.assumes().isEmpty()
                ? ""
                : " (assumes " + String.join(", ", bound.assumes()) + ")";
    }

    private void absences() {
        if (table.absences().isEmpty()) {
            return;
        }
        Map<String, List<String>> namesByReason = new LinkedHashMap<>();
        for (BoundTable.Absence absence : table.absences()) {
            namesByReason
                    .computeIfAbsent(absence.reason(), _ -> new ArrayList<>())
                    .add(absence.name());
        }
        page.append("Not in the table\n");
        namesByReason.forEach(
                (reason, names) -> line("  ", String.join(", ", names) + ": " + reason));
        page.append('\n');
    }

    private void remarks() {
        List<String> remarks = new ArrayList<>(table.remarks());
        table.growth().map(GrowthText::sentence).ifPresent(remarks::add);
        if (remarks.isEmpty()) {
            return;
        }
        page.append("Remarks\n");
        remarks.forEach(remark -> line("  ", remark));
        page.append('\n');
    }

    private void line(String indent, String text) {
        page.append(TextTable.wrap(indent, indent + "    ", text, WIDTH)).append('\n');
    }
}
