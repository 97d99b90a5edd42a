package org.faltung.explore;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.polytope.Range;
import org.faltung.slice.Window;

/// What a page shows: a model's first layers, on a plane, in a window.
///
/// @param layers how many layers that fold, at least 1 if there are any
record View(Opened model, Laid laid, Window window, int layers) {
    /// The view that a request means.
    static View of(Words words, Shelf shelf) {
        Opened model = shelf.model(words.get("model"));
        Laid laid = shelf.planes(model).of(words.get("plane"));
        List<Rational> ends = words.numbers("window", 4);
        int all = model.folding().size();
        int layers = all == 0 ? 0 : words.whole("layers", 1, Integer.MAX_VALUE / 2);
        return new View(model, laid, window(ends), Math.min(layers, all));
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

    /// The folds that are shown.
    FoldSequence folds() {
        return model.upTo(layers);
    }
}
