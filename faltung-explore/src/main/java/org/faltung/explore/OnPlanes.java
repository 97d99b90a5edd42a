package org.faltung.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.slice.Plane;

/// Networks behind the map (u, v) ↦ x of a plane. The first layer behind it is many exact products where there are many
/// inputs, so the latest are kept. Safe for several threads.
final class OnPlanes {
    private static final int KEPT = 8;

    private record Key(String model, List<Rational> origin, List<Rational> e, List<Rational> f) {}

    private final Map<Key, FoldSequence> kept = new LinkedHashMap<>(16, 0.75f, true);

    /// A network of two inputs, u and v.
    ///
    /// @param between run now and then; ends the work by an exception
    FoldSequence of(Opened model, Plane plane, Runnable between) {
        Key key = new Key(model.id(), plane.origin(), plane.e(), plane.f());
        synchronized (kept) {
            FoldSequence known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        FoldSequence onPlane = laid(model.folds(), plane, between);
        synchronized (kept) {
            kept.put(key, onPlane);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return onPlane;
    }

    private static FoldSequence laid(FoldSequence folds, Plane plane, Runnable between) {
        AffineMapBuilder map = new AffineMapBuilder(2);
        for (int q = 0; q < plane.ambient(); q++) {
            add(map, 0, plane.e().get(q));
            add(map, 1, plane.f().get(q));
            map.addOffset(plane.origin().get(q)).endRow();
        }
        return folds.after(map.build(), between);
    }

    private static void add(AffineMapBuilder map, int column, Rational step) {
        if (step.signum() != 0) {
            map.add(column, step);
        }
    }
}
