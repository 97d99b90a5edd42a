package org.faltung.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.faltung.exact.Rational;
import org.faltung.verify.ProofNode.Branch;
import org.faltung.verify.ProofNode.Leaf;
import org.faltung.verify.ProofNode.Open;
import org.faltung.verify.ProofNode.Pruned;
import org.faltung.verify.ProofNode.Split;

/// Ways to spoil a proof tree.
enum Mutation {
    /// A coordinate of a witness is moved, or the witness is another leaf's.
    WITNESS,
    /// A number of a support is changed, added or removed.
    SUPPORT,
    /// An open piece is told to be pruned.
    OPEN_TO_PRUNED,
    /// A pruned piece is told to be open, with another's subtree.
    PRUNED_TO_OPEN,
    /// A piece is left out.
    DROPPED,
    /// A piece is told twice.
    DOUBLED,
    /// Two subtrees change places.
    SWAPPED;

    /// A piece of a split, which may be set.
    private record Place(List<Branch> branches, int index) {
        Branch branch() {
            return branches.get(index);
        }

        void set(Branch branch) {
            branches.set(index, branch);
        }
    }

    /// A copy of the tree with one change; the tree itself if it offers no place for one.
    ProofNode of(ProofNode proof, SplittableRandom random) {
        ProofNode copy = copy(proof);
        List<Place> places = new ArrayList<>();
        collect(copy, places);
        switch (this) {
            case WITNESS -> witness(places, random);
            case SUPPORT -> support(places, random);
            case OPEN_TO_PRUNED -> {
                List<Place> open = those(places, b -> b instanceof Open);
                one(open, random).set(anyPruned(places, random));
            }
            case PRUNED_TO_OPEN -> {
                List<Place> pruned = those(places, b -> b instanceof Pruned);
                if (!pruned.isEmpty()) {
                    List<Place> open = those(places, b -> b instanceof Open);
                    one(pruned, random).set(copy(one(open, random).branch()));
                }
            }
            case DROPPED -> {
                Place place = one(places, random);
                place.branches().remove(place.index());
            }
            case DOUBLED -> {
                Place place = one(places, random);
                place.branches().add(place.index(), place.branch());
            }
            case SWAPPED -> {
                Place first = one(places, random);
                Place second = one(places, random);
                Branch branch = copy(first.branch());
                first.set(copy(second.branch()));
                second.set(branch);
            }
        }
        return copy;
    }

    private static void witness(List<Place> places, SplittableRandom random) {
        List<Place> leaves = those(places, b -> b instanceof Open(Leaf _));
        Place place = one(leaves, random);
        if (random.nextBoolean()) {
            place.set(one(leaves, random).branch());
        } else if (place.branch() instanceof Open(Leaf(List<Rational> old)) && !old.isEmpty()) {
            List<Rational> point = new ArrayList<>(old);
            int q = random.nextInt(point.size());
            Rational step = Rational.parse(random.nextInt(-40, 41) + "/16");
            point.set(q, point.get(q).plus(step));
            place.set(new Open(new Leaf(point)));
        }
    }

    private static void support(List<Place> places, SplittableRandom random) {
        List<Place> pruned = those(places, b -> b instanceof Pruned);
        if (pruned.isEmpty()) {
            return;
        }
        Place place = one(pruned, random);
        List<Integer> gaps = new ArrayList<>(((Pruned) place.branch()).gaps());
        int at = random.nextInt(gaps.size() + 1);
        switch (random.nextInt(3)) {
            case 0 -> gaps.add(at, random.nextInt(4));
            case 1 -> gaps.subList(Math.max(0, at - 1), at).clear();
            default -> {
                if (at < gaps.size()) {
                    gaps.set(at, Math.max(0, gaps.get(at) + random.nextInt(-2, 3)));
                }
            }
        }
        place.set(new Pruned(List.of(), gaps));
    }

    private static Branch anyPruned(List<Place> places, SplittableRandom random) {
        List<Place> pruned = those(places, b -> b instanceof Pruned);
        return pruned.isEmpty() || random.nextBoolean()
                ? new Pruned(List.of(), List.of(random.nextInt(3)))
                : one(pruned, random).branch();
    }

    private static <T> T one(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<Place> those(List<Place> places, Predicate<Branch> kind) {
        return places.stream().filter(place -> kind.test(place.branch())).toList();
    }

    private static void collect(ProofNode node, List<Place> places) {
        if (node instanceof Split(List<Branch> branches)) {
            for (int i = 0; i < branches.size(); i++) {
                places.add(new Place(branches, i));
                if (branches.get(i) instanceof Open(ProofNode cell)) {
                    collect(cell, places);
                }
            }
        }
    }

    private static ProofNode copy(ProofNode node) {
        return switch (node) {
            case Leaf leaf -> leaf;
            case Split(List<Branch> branches) -> {
                List<Branch> copies = new ArrayList<>();
                branches.forEach(branch -> copies.add(copy(branch)));
                yield new Split(copies);
            }
        };
    }

    private static Branch copy(Branch branch) {
        return branch instanceof Open(ProofNode cell) ? new Open(copy(cell)) : branch;
    }
}
