package org.faltung.explore;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.slice.PlanarMaps;
import org.faltung.slice.Window;

/// What a page shows: a model's first layers, on a plane, in a window.
///
/// @param layers how many layers that fold, at least 1 if there are any
/// @param planes knows networks on planes
record View(Opened model, Laid laid, Window window, int layers, OnPlanes planes) {
    /// The view that a request means.
    ///
    /// @param errand that its plane is laid within
    static View of(Words words, Shelf shelf, Errand errand) {
        Opened model = shelf.model(words.get("model"));
        Laid laid = shelf.planes(model, errand::check).of(words.get("plane"));
        List<Rational> ends = words.numbers("window", 4);
        int all = model.folding().size();
        int layers = all == 0 ? 0 : words.whole("layers", 1, Integer.MAX_VALUE / 2);
        return new View(model, laid, window(ends), Math.min(layers, all), shelf.onPlanes());
    }

    private static Window window(List<Rational> ends) {
        try {
            return new Window(
                    new Range(ends.get(0), ends.get(1)), new Range(ends.get(2), ends.get(3)));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Answers.message(e));
        }
    }

    /// Whether all layers are shown, so that the network's function is.
    boolean whole() {
        return layers == model.folding().size();
    }

    /// The folds that are shown, as functions of u and v.
    ///
    /// @param between run now and then; ends the work by an exception
    FoldSequence folds(Runnable between) {
        return folds(layers, between);
    }

    /// The folds of the first layers.
    ///
    /// @param first how many layers that fold; all of them for the whole network
    FoldSequence folds(int first, Runnable between) {
        FoldSequence all = planes.of(model, laid.plane(), between);
        return first >= model.folding().size() ? all : FirstLayers.of(all, first);
    }

    /// The faces that are shown: to be found within an errand.
    PlanarMaps maps(int first, Errand errand) {
        FoldSequence folds = folds(first, errand::check);
        return PlanarMaps.of(model.upTo(first))
                .on(laid.plane(), folds)
                .in(window)
                .watchedBy(errand);
    }

    /// The window as a domain of u and v.
    Domain.Box box() {
        return new Domain.Box(List.of(window.u(), window.v()));
    }
}
