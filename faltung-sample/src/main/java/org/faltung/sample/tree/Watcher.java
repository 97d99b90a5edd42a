package org.faltung.sample.tree;

import org.faltung.count.Monitor;
import org.faltung.sample.Estimate;

/// Who watches an estimate grow.
public interface Watcher extends Monitor {
    /// Watches nothing and never ends it.
    Watcher NONE = new Watcher() {};

    /// The estimate as it stands; called by the thread that asked for it, now and then. It may still be refused.
    default void current(Estimate estimate) {}
}
