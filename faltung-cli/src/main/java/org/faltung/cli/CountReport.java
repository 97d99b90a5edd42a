package org.faltung.cli;

import java.util.OptionalInt;
import java.util.Set;
import org.faltung.count.RegionCount;
import org.faltung.result.Definition;

/// A count with what was asked.
///
/// @param definitions what was to be counted
/// @param run the number that the run is kept under
record CountReport(
        TrainedModel model,
        DomainChoice domain,
        Set<Definition> definitions,
        RegionCount count,
        OptionalInt run) {
    CountReport {
        definitions = Set.copyOf(definitions);
    }

    /// Whether all definitions were asked for.
    boolean all() {
        return definitions.size() > 1;
    }

    /// The definition that the answer is first of all about.
    Definition first() {
        return all() ? Definition.R2 : definitions.iterator().next();
    }
}
