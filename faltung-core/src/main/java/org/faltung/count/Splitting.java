package org.faltung.count;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.faltung.region.Prefix;

/// Splits a frontier further, unit by unit, always the cell that seems to be the heaviest: so cells become alike.
///
/// What a cell weighs is a guess, and no result depends on it. A look some units ahead finds m cells, where the bound
/// on what is below ([SubtreeBound]) falls from B₀ to B₁, so there could be B₀/B₁. That is an exponent p = log m / log(B₀/B₁)
/// from 0 to 1, which is averaged with that of the cell's parent as if the parent had been seen over a longer way. The guess is
///
///     m · B₁^p
///
/// Time: of each cell, two short walks.
final class Splitting {
    private static final int LOOK_AHEAD = 5;

    /// Cells that a look ahead counts, lest one of many pieces takes long.
    private static final int MOST_AHEAD = 256;

    /// How much of the logarithm of a bound the parent's exponent stands for.
    private static final double PARENT = 16;

    /// The exponent before anything is known.
    private static final double UNKNOWN = 0.5;

    private final Look look;
    private final SubtreeBound bound;
    private final Limits limits;
    private final Consumer<Finished> parts;
    private final long end; // System.nanoTime() to stop at
    private final PriorityQueue<Weighed> heaviest =
            new PriorityQueue<>(Comparator.comparingDouble(Weighed::weight).reversed());

    /// A walk from a cell to a number of decided units.
    interface Look {
        /// Walks.
        ///
        /// @param most cells after which it may end
        /// @return what was found, with the cells there as what is left; empty if the search is stopped
        Optional<Finished> walk(Prefix cell, int until, int most);
    }

    /// A cell that waits.
    ///
    /// @param exponent of its growth
    /// @param weight the logarithm of the guess
    private record Weighed(Prefix cell, double exponent, double weight) {}

    /// How far to go.
    ///
    /// @param deepest the number of decided units with which a cell is split no further
    /// @param enough cells to end with
    /// @param time after which it ends, whether there are enough or not
    record Limits(int deepest, int enough, Duration time) {}

    /// @param bound on what is below cells
    /// @param parts is told of each cell that was split, and into which; what it leaves can be split later
    Splitting(Look look, SubtreeBound bound, Limits limits, Consumer<Finished> parts) {
        this.look = look;
        this.bound = bound;
        this.limits = limits;
        this.parts = parts;
        end = System.nanoTime() + limits.time().toNanos();
    }

    /// Splits a frontier.
    void split(List<Prefix> frontier) {
        int settled = 0; // cells that cannot be split
        frontier.forEach(cell -> heaviest.add(weighed(cell, UNKNOWN)));
        while (settled + heaviest.size() < limits.enough() && !heaviest.isEmpty() && hasTime()) {
            Weighed next = heaviest.remove();
            int until = next.cell().length() + 1;
            Optional<Finished> split =
                    until > limits.deepest()
                            ? Optional.empty()
                            : look.walk(next.cell(), until, Integer.MAX_VALUE);
            if (split.isEmpty()) {
                settled++;
                continue;
            }
            parts.accept(split.get());
            split.get().left().forEach(part -> heaviest.add(weighed(part, next.exponent())));
        }
    }

    private boolean hasTime() {
        return System.nanoTime() - end < 0;
    }

    private Weighed weighed(Prefix cell, double inherited) {
        int until = Math.min(cell.length() + LOOK_AHEAD, limits.deepest());
        Optional<Finished> ahead =
                until > cell.length() && hasTime()
                        ? look.walk(cell, until, MOST_AHEAD)
                        : Optional.empty();
        if (ahead.isEmpty()) {
            return new Weighed(cell, inherited, inherited * bound.logarithm(cell.length()));
        }
        double growth = Math.log(Math.max(1, ahead.get().left().size()));
        double most = bound.logarithm(cell.length()) - bound.logarithm(until);
        double exponent = (growth + PARENT * inherited) / (most + PARENT);
        return new Weighed(cell, exponent, growth + exponent * bound.logarithm(until));
    }
}
