package org.faltung.verify;

import java.util.List;
import org.faltung.exact.Rational;

/// A cell of a proof tree, in a form that tests can change at will.
sealed interface ProofNode {
    record Leaf(List<Rational> witness) implements ProofNode {}

    record Split(List<Branch> branches) implements ProofNode {}

    /// A piece of the unit.
    sealed interface Branch {}

    /// @param support numbers of constraints, rising
    /// @param gaps how the file writes them
    record Pruned(List<Integer> support, List<Integer> gaps) implements Branch {}

    record Open(ProofNode cell) implements Branch {}

    /// The number of leaves.
    default long leaves() {
        return switch (this) {
            case Leaf _ -> 1;
            case Split(List<Branch> branches) ->
                    branches.stream()
                            .mapToLong(b -> b instanceof Open(ProofNode cell) ? cell.leaves() : 0)
                            .sum();
        };
    }

    /// Tells it to a writer.
    default void tell(Subtree subtree) {
        switch (this) {
            case Leaf(List<Rational> witness) -> {
                if (witness.stream().allMatch(Rational::isBinaryFloat)) {
                    subtree.leaf(witness.stream().map(Rational::nearest).toList());
                } else {
                    subtree.exactLeaf(witness);
                }
            }
            case Split(List<Branch> branches) -> {
                for (int p = 0; p < branches.size(); p++) {
                    switch (branches.get(p)) {
                        case Pruned(List<Integer> support, _) -> subtree.pruned(p, support);
                        case Open(ProofNode cell) -> {
                            subtree.open(p);
                            cell.tell(subtree);
                        }
                    }
                }
            }
        }
    }

    /// Writes it without any saving but what the format demands, and whatever it says.
    default void write(Bytes bytes) {
        switch (this) {
            case Leaf(List<Rational> witness) -> Witness.writeRationals(bytes, witness);
            case Split(List<Branch> branches) -> {
                boolean opened = false;
                for (int p = 0; p < branches.size(); p++) {
                    switch (branches.get(p)) {
                        case Pruned(_, List<Integer> gaps) -> {
                            bytes.put(Encoding.LONG_SUPPORT);
                            bytes.varint(gaps.size());
                            gaps.forEach(bytes::varint);
                        }
                        case Open(ProofNode cell) -> {
                            if (opened || p + 1 < branches.size()) {
                                bytes.put(Encoding.OPEN);
                            }
                            opened = true;
                            cell.write(bytes);
                        }
                    }
                }
            }
        }
    }
}
