package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsLatexTest {
    @Test
    void resultsAndComparisonAreTablesOfBooktabs() {
        assertThat(BoundsLatex.of(Reports.full()))
                .isEqualTo(
                        """
                        % in:2 fc:1300 relu
                        \\begin{tabular}{lllrrll}
                        \\toprule
                        Result & Side & Holds for & Regions & $\\log_{10}$ & Status & Source \\\\
                        \\midrule
                        \\texttt{serra-lower} & lower & some & $1\\,000$ & $3.000$ & theorem & \\cite{serra2018} \\\\
                        \\texttt{strip-lower} & lower & some & $1.215 \\cdot 10^{19}$ & $19.084$ & theorem & \\cite{serra2018} \\\\
                        \\texttt{hinz-upper} & upper & every & $4.366 \\cdot 10^{391}$ & $391.641$ & verified, assumes gamma-base-2 & \\cite{hinz2021} \\\\
                        \\texttt{serra-upper} & upper & every & $2.183 \\cdot 10^{391}$ & $391.339$ & theorem & \\cite{serra2018} \\\\
                        \\bottomrule
                        \\end{tabular}
                        \\begin{tabular}{rrrrrrr}
                        \\toprule
                        Filters & Parameters & Hidden units & Parameters & $\\log_{10}$ CNN & $\\log_{10}$ FC & $\\log_{10}$ ratio \\\\
                        \\midrule
                        2 & 10 & 1 & 10 & 2.408 & 0.302 & $2.107$ \\\\
                        2000 & 10000 & 1000 & 10000 & 8.588 & 7.606 & $0.982$ \\\\
                        \\bottomrule
                        \\end{tabular}
                        """);
    }

    @Test
    void whatLatexWouldInterpretIsEscaped() {
        assertThat(BoundsLatex.escaped("50% of a_b & {c} ~ d^2 \\ #1 $"))
                .isEqualTo(
                        "50\\% of a\\_b \\& \\{c\\} \\textasciitilde{} d\\textasciicircum{}2"
                                + " \\textbackslash{} \\#1 \\$");
    }
}
