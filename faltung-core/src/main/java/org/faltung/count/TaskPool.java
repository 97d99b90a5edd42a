package org.faltung.count;

import java.util.List;

/// Who does the tasks of one search: threads of this process, or other machines.
///
/// Every task that is submitted comes back once, in any order: with what was found, or, if the search was stopped, with
/// its cell as what it left.
public interface TaskPool extends AutoCloseable {
    /// How many tasks it would take now, so that there is always work; called after each result.
    ///
    /// @param waiting tasks that wait
    int room(int waiting);

    /// Takes tasks.
    ///
    /// @param tasks at least one, at most as many as there was room for
    void submit(List<Remainder.Task> tasks);

    /// Waits for the next result.
    Finished next();

    /// Ends all work, whether it is done or not.
    @Override
    void close();
}
