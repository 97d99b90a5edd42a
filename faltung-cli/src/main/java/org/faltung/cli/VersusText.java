package org.faltung.cli;

import static org.faltung.cli.Numerals.BRIEF_DECIMALS;

import java.math.RoundingMode;
import org.faltung.bound.PerParameter;
import org.faltung.cli.TextTable.Align;

/// The comparison with a fully connected layer, for people.
final class VersusText {
    private static final int WIDTH = 100;

    private VersusText() {}

    static void append(StringBuilder page, PerParameter versus) {
        TextTable rows =
                new TextTable(
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT);
        rows.row("", "", "hidden", "parameters", "", "", "log10 of");
        rows.row(
                "filters",
                "parameters",
                "units",
                "with them",
                "log10 CNN",
                "log10 FC",
                "the ratio");
        versus.rows().forEach(row -> rows.row(cells(row)));
        page.append("Against a fully connected layer with as many parameters\n");
        rows.appendTo(page);
        versus.limit().ifPresent(limit -> line(page, sentence(limit)));
        versus.remarks().forEach(remark -> line(page, remark));
        page.append('\n');
    }

    private static String[] cells(PerParameter.Row row) {
        return new String[] {
            Numerals.grouped(row.filters()),
            Numerals.grouped(row.parametersCnn()),
            Numerals.grouped(row.hiddenFc()),
            Numerals.grouped(row.parametersFc()),
            Numerals.log10(row.cnn(), RoundingMode.FLOOR, BRIEF_DECIMALS).orElse("-∞"),
            Numerals.log10(row.fc(), RoundingMode.CEILING, BRIEF_DECIMALS).orElse("-∞"),
            Numerals.decimal(row.log10Ratio(), RoundingMode.FLOOR, BRIEF_DECIMALS)
        };
    }

    private static String sentence(PerParameter.Limit limit) {
        String growth = "Both grow like P^" + limit.exponent() + " with the number P of parameters";
        return limit.log10Ratio()
                .map(ratio -> Numerals.scientific(ratio, RoundingMode.HALF_EVEN))
                .map(ratio -> growth + "; the CNN's number tends to " + ratio + " times the other.")
                .orElse(growth + ".");
    }

    private static void line(StringBuilder page, String text) {
        page.append(TextTable.wrap("  ", "      ", text, WIDTH)).append('\n');
    }
}
