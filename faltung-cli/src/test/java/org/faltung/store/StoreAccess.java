package org.faltung.store;

import java.io.IOException;
import java.nio.file.Path;

/// What tests of other packages need of a store.
public final class StoreAccess {
    private StoreAccess() {}

    /// Holds a run as if this process worked on it.
    public static AutoCloseable hold(Path store, int id) throws IOException {
        return Lock.take(store.resolve("runs").resolve(id + ".lock")).orElseThrow();
    }
}
