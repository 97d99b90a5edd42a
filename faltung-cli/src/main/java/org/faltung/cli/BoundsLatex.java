package org.faltung.cli;

import static org.faltung.cli.Numerals.BRIEF_DECIMALS;

import java.math.RoundingMode;
import org.faltung.bound.PerParameter;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;

/// The results, and the comparison if one was asked for, as LaTeX tables; they need the booktabs
/// package and the entries that `--cite` prints.
final class BoundsLatex {
    private static final int LONGEST_NUMBER = 20;

    private final StringBuilder text = new StringBuilder();

    private BoundsLatex() {}

    static String of(BoundsReport report) {
        BoundsLatex latex = new BoundsLatex();
        String architecture = ArchitectureWriter.write(report.table().network());
        latex.text.append("% ").append(architecture.replace('\n', ' ')).append('\n');
        latex.begin(
                "lllrrll",
                "Result",
                "Side",
                "Holds for",
                "Regions",
                "$\\log_{10}$",
                "Status",
                "Source");
        report.table().results().forEach(bound -> latex.row(cells(bound)));
        latex.end();
        report.versus().ifPresent(latex::versus);
        return latex.text.toString();
    }

    private void versus(PerParameter versus) {
        begin(
                "rrrrrrr",
                "Filters",
                "Parameters",
                "Hidden units",
                "Parameters",
                "$\\log_{10}$ CNN",
                "$\\log_{10}$ FC",
                "$\\log_{10}$ ratio");
        versus.rows().forEach(row -> row(cells(row)));
        end();
    }

    private static String[] cells(Bound bound) {
        RoundingMode mode = Numerals.outward(bound.side());
        String assumes =
                bound.assumes().isEmpty() ? "" : ", assumes " + String.join(", ", bound.assumes());
        return new String[] {
            "\\texttt{" + escaped(bound.name()) + "}",
            Words.of(bound.side()),
            Words.brief(bound.holdsFor()),
            number(bound, mode),
            mathematics(Numerals.log10(bound.value(), mode, BRIEF_DECIMALS).orElse("-\\infty")),
            escaped(Words.of(bound.status()) + assumes),
            "\\cite{" + bound.source().key() + "}"
        };
    }

    private static String[] cells(PerParameter.Row row) {
        return new String[] {
            Long.toString(row.filters()),
            Long.toString(row.parametersCnn()),
            Long.toString(row.hiddenFc()),
            Long.toString(row.parametersFc()),
            Numerals.log10(row.cnn(), RoundingMode.FLOOR, BRIEF_DECIMALS).orElse("--"),
            Numerals.log10(row.fc(), RoundingMode.CEILING, BRIEF_DECIMALS).orElse("--"),
            mathematics(Numerals.decimal(row.log10Ratio(), RoundingMode.FLOOR, BRIEF_DECIMALS))
        };
    }

    private static String number(Bound bound, RoundingMode mode) {
        String brief = Numerals.brief(bound.value(), mode, LONGEST_NUMBER);
        if (brief.contains("^")) {
            return Numerals.scientific(bound.value(), mode)
                    .map(s -> mathematics(s.mantissa() + " \\cdot 10^{" + s.exponent() + "}"))
                    .orElseThrow();
        }
        return mathematics(brief.replace(Character.toString(Numerals.THIN_SPACE), "\\,"));
    }

    private static String mathematics(String formula) {
        return "$" + formula + "$";
    }

    private void begin(String columns, String... names) {
        text.append("\\begin{tabular}{").append(columns).append("}\n\\toprule\n");
        row(names);
        text.append("\\midrule\n");
    }

    private void row(String... cells) {
        text.append(String.join(" & ", cells)).append(" \\\\\n");
    }

    private void end() {
        text.append("\\bottomrule\n\\end{tabular}\n");
    }

    /// Plain text, so that LaTeX prints it as it stands.
    static String escaped(String plain) {
        StringBuilder latex = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            latex.append(
                    switch (c) {
                        case '&', '%', '$', '#', '_', '{', '}' -> "\\" + c;
                        case '~' -> "\\textasciitilde{}";
                        case '^' -> "\\textasciicircum{}";
                        case '\\' -> "\\textbackslash{}";
                        default -> Character.toString(c);
                    });
        }
        return latex.toString();
    }
}
