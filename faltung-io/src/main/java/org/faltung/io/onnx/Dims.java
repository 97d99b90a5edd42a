package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The sizes of a tensor along its axes, as ONNX counts them: the batch first, then the channels.
///
/// @param axes each at least 0
record Dims(List<Integer> axes) {
    Dims {
        axes = List.copyOf(axes);
    }

    static Dims of(Integer... axes) {
        return new Dims(List.of(axes));
    }

    int rank() {
        return axes.size();
    }

    int get(int axis) {
        return axes.get(axis);
    }

    /// The number of values. That it is an `int` is checked before anything is read or computed.
    int size() {
        return axes.stream().reduce(1, Math::multiplyExact);
    }

    /// The axes that are not 1: what remains the same when memory is only seen differently.
    List<Integer> proper() {
        return axes.stream().filter(axis -> axis != 1).toList();
    }

    /// Whether there is one axis at most that is not 1.
    boolean isLine() {
        return proper().size() <= 1;
    }

    Dims with(int axis, int size) {
        List<Integer> changed = new ArrayList<>(axes);
        changed.set(axis, size);
        return new Dims(changed);
    }

    Dims without(int axis) {
        return new Dims(axes.subList(0, axis)).followedBy(axes.subList(axis + 1, rank()));
    }

    /// As many axes as `rank`, the new ones in front and 1.
    Dims widened(int rank) {
        List<Integer> wide = new ArrayList<>(Collections.nCopies(Math.max(0, rank - rank()), 1));
        wide.addAll(axes);
        return new Dims(wide);
    }

    /// The sizes of two tensors broadcast together, by ONNX's rules; empty if they do not agree.
    static Optional<Dims> broadcast(Dims one, Dims two) {
        int rank = Math.max(one.rank(), two.rank());
        Dims wide = one.widened(rank);
        Dims other = two.widened(rank);
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int a = wide.get(axis);
            int b = other.get(axis);
            if (a != b && a != 1 && b != 1) {
                return Optional.empty();
            }
            sizes.add(a == 1 ? b : a);
        }
        return Optional.of(new Dims(sizes));
    }

    /// The same sizes in another order.
    ///
    /// @param order for each new axis the old one
    Dims reordered(List<Integer> order) {
        return new Dims(order.stream().map(axes::get).toList());
    }

    Dims followedBy(List<Integer> more) {
        List<Integer> longer = new ArrayList<>(axes);
        longer.addAll(more);
        return new Dims(longer);
    }

    @Override
    public String toString() {
        return axes.toString();
    }
}
