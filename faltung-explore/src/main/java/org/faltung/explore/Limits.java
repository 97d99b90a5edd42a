package org.faltung.explore;

import java.time.Duration;
import org.faltung.result.Budget;

/// How much one request, one upload and one client may take, so that nobody's work keeps another from his.
final class Limits {
    /// Bytes of a file that is dropped.
    static final int UPLOAD = 16 << 20;

    /// Bytes of a picture that is dropped.
    static final int PICTURE = 4 << 20;

    /// Models that were dropped and are kept; the oldest makes room.
    static final int DROPPED_MODELS = 16;

    /// Points that were dropped on one model and are kept; the oldest make room.
    static final int DROPPED_POINTS = 500;

    /// Values of any layer of a model that is dropped.
    static final int WIDEST = 200_000;

    /// Coefficients of a model's normal form that is dropped.
    static final long COEFFICIENTS = 20_000_000;

    /// Open pages, in all and of one address.
    static final int CLIENTS = 64;

    static final int CLIENTS_OF_ADDRESS = 16;

    /// What is searched for one view.
    static final Budget VIEW = new Budget(200_000, java.util.Optional.of(Duration.ofSeconds(20)));

    /// What is spent on the first picture of a view.
    static final Budget COARSE = new Budget(20_000, java.util.Optional.of(Duration.ofSeconds(2)));

    /// What is searched for the counts of a view by other definitions.
    static final Budget COUNTS = new Budget(200_000, java.util.Optional.of(Duration.ofSeconds(10)));

    /// Breakpoints of a line that are told.
    static final int BREAKPOINTS = 20_000;

    /// Time for all of a view, waiting not counted.
    static final Duration STREAM = Duration.ofSeconds(60);

    /// Requests of one page that wait for their turn.
    static final int WAITING = 12;

    /// How long a request waits for its turn.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Limits() {}
}
