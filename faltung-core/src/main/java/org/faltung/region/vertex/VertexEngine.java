package org.faltung.region.vertex;

import java.util.Optional;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Engine;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;

/// Cells by their vertices and rays, and the facets that these lie on.
///
/// A unit cuts a cell where its form has both signs among the generators; the new vertices lie on
/// the edges between generators of different sign. No linear program is solved. It is the double
/// description method ([Motzkin et al. 1953](https://doi.org/10.1515/9781400881970-004)), depth
/// first. For dimensions up to about six, and for simplicial cones above: the number of vertices of
/// a cell grows exponentially in general.
public final class VertexEngine implements Engine {
    /// Boxes of a higher dimension have too many vertices.
    private static final int HIGHEST_BOX = 12;

    /// Cells with more generators are not cut by this engine.
    private static final int MOST_GENERATORS = 1 << 13;

    private final boolean counting;
    private final Optional<Engine> fallback;
    private final int limit;

    private VertexEngine(boolean counting, Optional<Engine> fallback, int limit) {
        this.counting = counting;
        this.fallback = fallback;
        this.limit = limit;
    }

    /// The engine that goes to every region, and tells how many of them are bounded.
    public static VertexEngine enumerating() {
        return new VertexEngine(false, Optional.empty(), MOST_GENERATORS);
    }

    /// The engine that counts the pieces of the last layer if it can, without going to each.
    public static VertexEngine restricting() {
        return new VertexEngine(true, Optional.empty(), MOST_GENERATORS);
    }

    /// The same engine, which hands cells that have too many vertices to another.
    public VertexEngine orElse(Engine other) {
        return new VertexEngine(counting, Optional.of(other), limit);
    }

    /// The same engine, with another limit of a cell's generators.
    VertexEngine upTo(int generators) {
        return new VertexEngine(counting, fallback, generators);
    }

    /// Whether every region that has no ray is told to be bounded.
    public boolean tellsBounded() {
        return !counting && fallback.isEmpty();
    }

    @Override
    public boolean yields() {
        return true;
    }

    @Override
    public String name() {
        return "vertex";
    }

    /// The same, then a stroke and the engine for large cells, if there is one.
    @Override
    public String recipe() {
        return (counting ? "vertex+" : "vertex") + fallback.map(f -> "/" + f.recipe()).orElse("");
    }

    @Override
    public Optional<String> refusal(Problem problem) {
        Polyhedron domain = problem.domain();
        long ranges = 0;
        for (int q = 0; q < domain.dimension(); q++) {
            ranges += domain.side(q).isPresent() ? 1 : 0;
        }
        return ranges <= HIGHEST_BOX
                ? Optional.empty()
                : Optional.of(
                        "the vertex engine would begin with a box of 2^"
                                + ranges
                                + " vertices; try --engine pivot");
    }

    @Override
    public Walker on(Problem problem) {
        Optional<String> refusal = refusal(problem);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        try {
            return new VertexWalk(problem, counting, limit, tooLarge(problem), new Idle());
        } catch (CellTooLarge _) {
            return fallback.orElseThrow(() -> new IllegalArgumentException(message("")))
                    .on(problem);
        }
    }

    private VertexWalk.TooLarge tooLarge(Problem problem) {
        if (fallback.isEmpty()) {
            return (cell, _, _, _) -> {
                throw new IllegalArgumentException(message(" at " + cell));
            };
        }
        return new HandOver(fallback.get(), problem);
    }

    private String message(String where) {
        return "a cell has more than "
                + limit
                + " vertices"
                + where
                + ", too many for the vertex engine; try --engine pivot";
    }

    /// Nobody listens between walks.
    private static final class Idle implements Listener {
        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public void cells(int layer, long many) {}

        @Override
        public void unfinished(int decided) {}
    }

    /// Lets another engine walk a subtree, whose share of the walk is only a part.
    private static final class HandOver implements VertexWalk.TooLarge {
        private final Engine engine;
        private final Problem problem;
        private Optional<Walker> walker = Optional.empty();

        HandOver(Engine engine, Problem problem) {
            this.engine = engine;
            this.problem = problem;
        }

        @Override
        public void walk(Prefix cell, int until, double share, Listener listener) {
            if (walker.isEmpty()) {
                walker = Optional.of(engine.on(problem));
            }
            walker.get().walk(cell, until, new Scaled(listener, share));
        }
    }

    private record Scaled(Listener listener, double factor) implements Listener {
        @Override
        public boolean stopped() {
            return listener.stopped();
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }

        @Override
        public void cells(int layer, long many) {
            listener.cells(layer, many);
        }

        @Override
        public void region(Prefix pattern) {
            listener.region(pattern);
        }

        @Override
        public void bounded(long many) {
            listener.bounded(many);
        }

        @Override
        public void frontier(Prefix cell) {
            listener.frontier(cell);
        }

        @Override
        public void unfinished(int decided) {
            listener.unfinished(decided);
        }

        @Override
        public void unfinished(Prefix cell) {
            listener.unfinished(cell);
        }

        @Override
        public void advance(double share) {
            listener.advance(share * factor);
        }

        @Override
        public void decided(long byFilter, long exactly) {
            listener.decided(byFilter, exactly);
        }
    }
}
