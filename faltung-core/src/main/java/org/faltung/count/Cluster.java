package org.faltung.count;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Other machines that do the tasks of searches.
///
/// Nothing but results of tasks comes back from them, and of each task one: so nothing is counted twice when a machine
/// is lost and others do its tasks anew.
public interface Cluster extends AutoCloseable {
    /// How many tasks they do at once, at least 1; may change when machines come and go.
    int slots();

    /// Makes them ready for a search.
    ///
    /// @param stopped whether the search is to end now; to be asked now and then while somebody waits for a result
    TaskPool open(SearchPlan plan, BooleanSupplier stopped);

    /// Describes regions and writes their records, as Parquet.
    ///
    /// @param parts what to write
    /// @param folder of the parts, which all machines share
    /// @param done is told each part that is there
    /// @param stopped whether to end now
    void write(
            SurveyPlan plan,
            List<RegionPart> parts,
            RegionFolder folder,
            Consumer<RegionPart> done,
            BooleanSupplier stopped);

    /// What a user may like to know of the work that was done: how many tasks, and how long they took; empty if none was.
    String summary();

    /// Leaves it.
    @Override
    void close();
}
