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
            throw new IllegalArgumentException(
                    "the branches give "
                            + one
                            + " and "
                            + two
                            + ", which cannot be "
                            + (kind == Kind.SUM
                                    ? "added; make their sizes equal"
                                    : "concatenated; make them equal but for their channels"));
        }
        return kind == Kind.SUM
                ? one
                : one.with(one.rows(), one.columns(), one.channels() + two.channels());
    }

    @Override
    public long parameters(Shape input) {
        return Network.parameters(branch, input) + Network.parameters(other, input);
    }
}
