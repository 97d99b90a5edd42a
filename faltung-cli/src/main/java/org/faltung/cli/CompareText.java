package org.faltung.cli;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.faltung.cli.TextTable.Align;
import org.faltung.comparison.Contender;
import org.faltung.comparison.Measure;
import org.faltung.comparison.Verdict;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;

/// A comparison for people, 100 columns wide: the architectures, their numbers, where these come from, and
/// what follows.
final class CompareText {
    private static final int WIDTH = 100;

    private final StringBuilder page = new StringBuilder();
    private final CompareReport report;
    private final List<Contender> contenders;

    private CompareText(CompareReport report) {
        this.report = report;
        contenders = report.comparison().contenders();
    }

    static String of(CompareReport report) {
        CompareText text = new CompareText(report);
        text.architectures();
        text.numbers();
        text.sources();
        text.conclusions();
        return text.page.toString();
    }

    private void architectures() {
        page.append(report.title()).append('\n');
        for (int i = 0; i < contenders.size(); i++) {
            Contender contender = contenders.get(i);
            String steps = ArchitectureWriter.write(contender.network());
            String widths =
                    contender
                            .multiplier()
                            .map(factor -> " (hidden widths × " + factor(factor) + ")")
                            .orElse("");
            page.append(TextTable.wrap("  " + (i + 1) + "  ", "       ", steps + widths, WIDTH))
                    .append('\n');
        }
        page.append('\n');
    }

    private static String factor(Rational factor) {
        boolean whole = factor.denominator().bitLength() == 1;
        return whole
                ? factor.toString()
                : factor + " = " + Numerals.decimal(factor.nearest(), RoundingMode.HALF_EVEN, 3);
    }

    private void numbers() {
        TextTable rows =
                new TextTable(
                        Align.LEFT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.LEFT,
                        Align.LEFT);
        rows.row("", "", "", "", "", "log10 of the", "log10 of");
        rows.row("", "inputs", "depth", "neurons", "parameters", "regions R", "R / parameters");
        for (int i = 0; i < contenders.size(); i++) {
            Contender contender = contenders.get(i);
            Network network = contender.network();
            rows.row(
                    Integer.toString(i + 1),
                    Numerals.grouped(network.input().size()),
                    Integer.toString(contender.depth()),
                    Numerals.grouped(network.neurons()),
                    Numerals.grouped(network.parameters()),
                    range(contender.exact(), contender.log10Below(), contender.log10Above()),
                    range(
                            contender.exact(),
                            contender.perParameterBelow(),
                            contender.perParameterAbove()));
        }
        rows.appendTo(page);
        line(
                "  ",
                "R is the largest number of regions (R2, whole input space) that weights can give.");
        page.append('\n');
    }

    private static String range(boolean exact, Optional<Double> below, Optional<Double> above) {
        if (exact && below.isPresent() && above.isPresent()) {
            return "= " + end((below.get() + above.get()) / 2, RoundingMode.HALF_EVEN);
        }
        String low = below.map(value -> end(value, RoundingMode.FLOOR)).orElse("?");
        String high = above.map(value -> end(value, RoundingMode.CEILING)).orElse("?");
        return low + " to " + high;
    }

    private static String end(double value, RoundingMode mode) {
        return Numerals.decimal(value, mode, Numerals.BRIEF_DECIMALS);
    }

    private void sources() {
        page.append("Where the numbers come from\n");
        TextTable rows = new TextTable(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT);
        for (int i = 0; i < contenders.size(); i++) {
            Contender contender = contenders.get(i);
            String number = Integer.toString(i + 1);
            if (contender.exact()) {
                contender.lower().ifPresent(bound -> rows.row(cells(number, "exactly", bound)));
            } else {
                contender.lower().ifPresent(bound -> rows.row(cells(number, "at least", bound)));
                contender.upper().ifPresent(bound -> rows.row(cells("", "at most", bound)));
            }
        }
        rows.appendTo(page);
        page.append('\n');
    }

    private static String[] cells(String number, String side, Bound bound) {
        String assumes =
                bound.assumes().isEmpty() ? "" : ", assumes " + String.join(", ", bound.assumes());
        return new String[] {
            number, side, bound.name(), Words.of(bound.status()) + assumes, bound.source().label()
        };
    }

    private void conclusions() {
        page.append("What follows\n");
        List<Verdict> verdicts = report.comparison().verdicts();
        for (Verdict verdict : verdicts) {
            line("  ", sentence(verdict));
        }
        if (verdicts.isEmpty()) {
            line("  ", "The bounds overlap, so they do not tell which has more regions.");
        } else if (verdicts.size() < pairs()) {
            line("  ", "For the other pairs the bounds overlap, and do not tell.");
        }
    }

    private int pairs() {
        int n = contenders.size();
        return n * (n - 1) / 2 * Measure.values().length;
    }

    private static String sentence(Verdict verdict) {
        String of =
                switch (verdict.measure()) {
                    case REGIONS -> "regions";
                    case REGIONS_PER_PARAMETER -> "regions per parameter";
                };
        String assumes =
                verdict.assumes().isEmpty()
                        ? ""
                        : ", assuming " + String.join(", ", verdict.assumes());
        return (verdict.more() + 1)
                + " can have more "
                + of
                + " than "
                + (verdict.fewer() + 1)
                + ": at least "
                + Numerals.times(verdict.log10(), RoundingMode.FLOOR)
                + " times as many ("
                + Words.of(verdict.status())
                + assumes
                + ").";
    }

    private void line(String indent, String text) {
        page.append(TextTable.wrap(indent, indent + "    ", text, WIDTH)).append('\n');
    }
}
