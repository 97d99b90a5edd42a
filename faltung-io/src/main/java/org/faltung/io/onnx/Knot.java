package org.faltung.io.onnx;

import java.util.List;
import java.util.Optional;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Shape;

/// A point of a network where ways begin or end, while the network is being made one list of
/// layers.
///
/// No way leads to the input, two to a meeting of branches, one to everything else.
final class Knot {
    private final int number;
    private final Optional<Join.Kind> kind;
    private final Shape shape;
    private List<Way> ways;
    private int uses;
    private Knot dominator;
    private int level;

    /// A way from an earlier knot.
    ///
    /// @param from where it begins
    /// @param layers what lies on it, perhaps nothing
    record Way(Knot from, List<Layer> layers) {
        Way {
            layers = List.copyOf(layers);
        }

        /// The shape at its end.
        Shape shape() {
            Shape shape = from.shape();
            for (Layer layer : layers) {
                shape = layer.output(shape);
            }
            return shape;
        }
    }

    private Knot(int number, Optional<Join.Kind> kind, Shape shape, List<Way> ways) {
        this.number = number;
        this.kind = kind;
        this.shape = shape;
        this.ways = ways;
        this.dominator = this;
        ways.forEach(way -> way.from.uses++);
    }

    static Knot input(Shape shape) {
        return new Knot(0, Optional.empty(), shape, List.of());
    }

    /// @param number larger than that of every knot before
    static Knot after(int number, Way way) {
        return new Knot(number, Optional.empty(), way.shape(), List.of(way));
    }

    /// @param branch the way whose channels come last in a concatenation
    static Knot meeting(int number, Join.Kind kind, Way branch, Way other) {
        return new Knot(
                number,
                Optional.of(kind),
                met(kind, branch.shape(), other.shape()),
                List.of(branch, other));
    }

    /// The shape that two branches have together.
    static Shape met(Join.Kind kind, Shape branch, Shape other) {
        return switch (kind) {
            case SUM -> branch;
            case CONCATENATION ->
                    branch.with(
                            branch.rows(), branch.columns(), branch.channels() + other.channels());
        };
    }

    int number() {
        return number;
    }

    Join.Kind kind() {
        return kind.orElseThrow();
    }

    Shape shape() {
        return shape;
    }

    /// The ways that lead here; to a meeting the branch first.
    List<Way> ways() {
        return ways;
    }

    /// How many ways begin here.
    int uses() {
        return uses;
    }

    /// Says that so many ways fewer begin here.
    void lose(int gone) {
        uses -= gone;
    }

    /// Says which ways lead here instead.
    void lead(List<Way> other) {
        ways = List.copyOf(other);
    }

    /// Takes the last knot that every way here goes through for its dominator.
    void settle() {
        if (!ways.isEmpty()) {
            dominator = common();
            level = dominator.level + 1;
        }
    }

    /// The last knot that all ways here go through.
    Knot common() {
        Knot one = ways.getFirst().from;
        Knot two = ways.getLast().from;
        while (one != two) {
            if (one.level >= two.level) {
                one = one.dominator;
            } else {
                two = two.dominator;
            }
        }
        return one;
    }
}
