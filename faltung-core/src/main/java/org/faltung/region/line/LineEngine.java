package org.faltung.region.line;

import java.util.Optional;
import org.faltung.region.Engine;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.field.NumberedNetwork;

/// The engine for one dimension: the network's breakpoints along a line, layer by layer.
///
/// A row of a layer is a piecewise linear function of the line, kept as the segments between its own few knots. For
/// a convolution these are the breakpoints of the units in its field of view, far fewer than all; so the whole
/// costs about (entries of the maps) × (breakpoints in a field of view) steps. Breakpoints are ordered exactly.
public final class LineEngine implements Engine {
    private final boolean patterns;

    private LineEngine(boolean patterns) {
        this.patterns = patterns;
    }

    /// The engine that tells every region by its pattern.
    public static LineEngine enumerating() {
        return new LineEngine(true);
    }

    /// The engine that only counts.
    public static LineEngine counting() {
        return new LineEngine(false);
    }

    @Override
    public String name() {
        return "line";
    }

    @Override
    public Optional<String> refusal(Problem problem) {
        return problem.dimension() == 1
                ? Optional.empty()
                : Optional.of(
                        "engine line takes 1 dimension, but the domain has "
                                + problem.dimension()
                                + "; try another engine, or --line");
    }

    /// It shares its own work among threads, and tells the regions of a whole walk from one end of the line to the
    /// other.
    @Override
    public boolean splits() {
        return false;
    }

    @Override
    public Walker on(Problem problem) {
        refusal(problem)
                .ifPresent(reason -> {
                    throw new IllegalArgumentException(reason);
                });
        return new LineWalker(problem, NumberedNetwork.of(problem.folds()), patterns);
    }
}
