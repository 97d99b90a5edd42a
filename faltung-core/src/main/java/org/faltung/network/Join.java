package org.faltung.network;

import java.util.List;

/// Two ways from one input, joined again: a residual sum or a concatenation.
///
/// @param kind sum or concatenation
/// @param branch the first way
/// @param other the second way; empty for the identity
public record Join(Kind kind, List<Layer> branch, List<Layer> other) implements Layer {
    /// Copies the branches.
    public Join {
        branch = List.copyOf(branch);
        other = List.copyOf(other);
    }

    /// How two branches become one.
    public enum Kind {
        /// The sum, value by value.
        SUM,
        /// The channels of `other` (of the input, if it is empty), then those of `branch`.
        CONCATENATION
    }

    @Override
    public Shape output(Shape input) {
        Shape one = Network.through(branch, input);
        Shape two = Network.through(other, input);
        boolean sameGrid = one.rows() == two.rows() && one.columns() == two.columns();
        if (!sameGrid || kind == Kind.SUM && one.channels() != two.channels()) {
            throw new IllegalArgumentException(misfit(one, two));
        }
        return kind == Kind.SUM
                ? one
                : one.with(one.rows(), one.columns(), one.channels() + two.channels());
    }

    @Override
    public long parameters(Shape input) {
        return Network.parameters(branch, input) + Network.parameters(other, input);
    }

    private String misfit(Shape one, Shape two) {
        boolean sum = kind == Kind.SUM;
        Shape goal = sum ? one : one.with(one.rows(), one.columns(), two.channels());
        String skip = other.isEmpty() ? "the skip" : "the other branch";
        String what =
                "the branch gives "
                        + described(one)
                        + ", but "
                        + skip
                        + " gives "
                        + described(two)
                        + ", which cannot be "
                        + (sum ? "added to it" : "concatenated with it");
        return Projection.between(two, goal)
                .map(step ->
                        what
                                + "; the projection '"
                                + step
                                + "' would fit: "
                                + (sum ? "res" : "cat")
                                + (other.isEmpty()
                                        ? "( ... | " + step + " )"
                                        : "( ... | ... " + step + " )"))
                .orElse(
                        what
                                + ", and no projection with a stride makes it so; pad the windows of"
                                + " the branch, or choose another stride");
    }

    private static String described(Shape shape) {
        return shape instanceof Shape.OnGraph ? "features on " + shape : shape.described();
    }
}
