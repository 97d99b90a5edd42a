package org.faltung.count;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.region.Prefix;

/// The cells of a search that no task has taken yet, and the sum of what was found in all others.
///
/// The next cell is the first in the order of the tree: so one thread finds the regions in that order, if its engine goes
/// depth first, and the cells that wait are few.
public final class Remainder {
    private final SubtreeBound bound;
    private final Map<Prefix, Double> taken = new TreeMap<>(); // with their shares of the search
    private final TreeMap<Prefix, Double> waiting = new TreeMap<>();
    private Tally sum;

    /// A cell to begin at.
    ///
    /// @param share the part of the whole search that it is, a guess
    public record Task(Prefix cell, double share) {}

    /// The whole tree.
    ///
    /// @param bound of its cells
    /// @param layers of the fold sequence
    Remainder(SubtreeBound bound, int layers) {
        this.bound = bound;
        sum = Tally.empty(layers);
        waiting.put(Prefix.ROOT, 1.0);
    }

    /// Whether no cell waits.
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// How many cells wait.
    public int size() {
        return waiting.size();
    }

    /// Takes the next cell.
    public Task next() {
        Map.Entry<Prefix, Double> first = waiting.pollFirstEntry();
        taken.put(first.getKey(), first.getValue());
        return new Task(first.getKey(), first.getValue());
    }

    /// Adds what a task found; what it left waits.
    ///
    /// @return the share of the whole search that the task has done
    /// @throws IllegalStateException if no cell of the task's name was taken or waits
    public double add(Finished task) {
        Double known = taken.remove(task.cell());
        Double share = known == null ? waiting.remove(task.cell()) : known;
        if (share == null) {
            throw new IllegalStateException("the subtree " + task.cell() + " was finished twice");
        }
        sum = sum.plus(task.tally());
        double done = task.left().isEmpty() ? share : share * task.share();
        for (Prefix cell : task.left()) {
            waiting.put(cell, (share - done) / task.left().size());
        }
        return done;
    }

    /// Whether the root still waits.
    boolean isWhole() {
        return waiting.containsKey(Prefix.ROOT);
    }

    /// What was found; missing is what may be in the cells that wait.
    public Tally tally() {
        BigInteger missing = BigInteger.ZERO;
        for (Prefix cell : waiting.keySet()) {
            missing = missing.add(bound.below(cell.length()));
        }
        return sum.missing(missing);
    }
}
