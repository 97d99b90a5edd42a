package org.faltung.cli;

import java.util.List;
import java.util.Optional;
import org.faltung.comparison.Comparison;

/// The whole answer of `faltung compare`, ready to be printed or drawn.
///
/// @param written the architectures as the user wrote them
/// @param budget what each was brought to, if anything
/// @param notes what the readers of the architectures have to say
record CompareReport(
        List<String> written,
        Optional<Comparison.Budget> budget,
        Comparison comparison,
        List<String> notes) {
    CompareReport {
        written = List.copyOf(written);
        notes = List.copyOf(notes);
    }

    /// What all of them have, in words, or how many they are.
    String title() {
        String many = Words.count(written.size(), "architecture");
        return budget.map(most ->
                        many
                                + ", each with at most "
                                + Words.count(most.most(), most.quantity().noun()))
                .orElse(many);
    }
}
