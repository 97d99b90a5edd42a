package org.faltung.sample.local;

import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;

/// A function of a layer's values, as one of its pre-activations, at the pieces that hold at a point: Σ weight · row +
/// constant, exactly.
final class RowWeights {
    private final Rational[] weights;
    private final Rational constant;

    private RowWeights(Rational[] weights, Rational constant) {
        this.weights = weights;
        this.constant = constant;
    }

    static RowWeights of(FoldSequence folds, Evaluation at, int layer, AffineForm ofValues) {
        Rational[] weights = new Rational[folds.layers().get(layer).map().outputs()];
        Arrays.fill(weights, Rational.ZERO);
        Rational constant = ofValues.constant();
        List<Unit> units = folds.layers().get(layer).units();
        int first = 0;
        for (int u = 0; u < units.size(); u++) {
            Rational weight = ofValues.coefficient(u);
            Unit unit = units.get(u);
            if (weight.signum() != 0) {
                int p = at.piece(layer, u);
                switch (unit) {
                    case Unit.Carry _ -> weights[first] = weight;
                    case Unit.Maximum _ -> weights[first + p] = weight;
                    case Unit.Bend(_, List<Rational> slopes, List<Rational> intercepts) -> {
                        weights[first] = weight.times(slopes.get(p));
                        constant = constant.plus(weight.times(intercepts.get(p)));
                    }
                }
            }
            first += unit.rows();
        }
        return new RowWeights(weights, constant);
    }

    Rational of(int row) {
        return weights[row];
    }

    Rational constant() {
        return constant;
    }
}
