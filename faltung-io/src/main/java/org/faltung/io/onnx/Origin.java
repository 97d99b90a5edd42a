package org.faltung.io.onnx;

import java.util.Optional;
import org.faltung.network.Join;
import org.faltung.network.Layer;

/// Where values come from: the network's input, a layer after other values, or two branches that
/// meet.
///
/// Origins are one if they are the same object; two branches have the origins of their common past
/// in common.
abstract sealed class Origin {
    private boolean shared;

    private Origin() {}

    /// The network's input.
    static final class Input extends Origin {}

    /// What a layer gives.
    static final class After extends Origin {
        private final Origin before;
        private final Layer layer;

        private After(Origin before, Layer layer) {
            this.before = before;
            this.layer = layer;
        }

        Origin before() {
            return before;
        }

        Layer layer() {
            return layer;
        }
    }

    /// What two branches give together.
    static final class Meeting extends Origin {
        private final Join.Kind kind;
        private final Origin branch;
        private final Origin other;

        /// @param branch whose channels come last in a concatenation
        Meeting(Join.Kind kind, Origin branch, Origin other) {
            this.kind = kind;
            this.branch = branch;
            this.other = other;
        }

        Join.Kind kind() {
            return kind;
        }

        Origin branch() {
            return branch;
        }

        Origin other() {
            return other;
        }
    }

    /// What one more layer gives.
    Origin then(Layer layer) {
        return new After(this, layer);
    }

    /// Says that more than one branch goes on from here.
    void share() {
        shared = true;
    }

    /// The last layer, unless there is none or another branch needs it as it is.
    Optional<Layer> replaceable() {
        return this instanceof After after && !shared ? Optional.of(after.layer) : Optional.empty();
    }

    /// The same values but for the last layer, which must be there.
    Origin replaced(Layer other) {
        if (this instanceof After after) {
            return after.before.then(other);
        }
        throw new IllegalStateException("there must be a layer to replace by " + other);
    }
}
