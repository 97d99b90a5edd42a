package org.faltung.region.line;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.Unit;
import org.faltung.region.field.Crease;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;
import org.jspecify.annotations.Nullable;

/// The exact functions of a network on the cells of a line: computed when asked for, from all that they depend on
/// and nothing else, and kept with the stretch of the line on which they hold.
///
/// The exact rung of the line engine. Safe for several threads while the knots do not change.
final class ExactLine {
    private final NumberedNetwork plan;
    private final Knots knots;
    private final List<Changes[]> changes;
    private final @Nullable List<Stretch>[][] rows;

    /// A function on the cells between two knots.
    private record Stretch(int from, int to, LineForm form) {}

    /// @param changes the pieces of the distinct values, layer by layer; grows behind our back
    @SuppressWarnings({"unchecked", "rawtypes"})
    ExactLine(NumberedNetwork plan, Knots knots, List<Changes[]> changes) {
        this.plan = plan;
        this.knots = knots;
        this.changes = changes;
        rows = new List[plan.layers().size()][];
        for (int l = 0; l < rows.length; l++) {
            rows[l] = new List[plan.layers().get(l).distinctRows()];
        }
    }

    /// A crease on the cell right of a knot.
    synchronized LineForm crease(Crease crease, int knot) {
        int place = knots.rank(knot);
        LineForm form = row(crease.layer(), crease.plus(), place).form();
        if (crease.minus() >= 0) {
            form = form.minus(row(crease.layer(), crease.minus(), place).form());
        }
        return form.minus(LineForm.constant(crease.threshold()));
    }

    private Stretch row(int layer, int row, int place) {
        List<Stretch> known = rows[layer][row];
        if (known == null) {
            known = new ArrayList<>(1);
            rows[layer][row] = known;
        }
        for (Stretch stretch : known) {
            if (holds(stretch, place)) {
                return stretch;
            }
        }
        Stretch fresh = sum(layer, row, place);
        known.add(fresh);
        return fresh;
    }

    private boolean holds(Stretch stretch, int place) {
        return knots.rank(stretch.from) <= place && place < knots.rank(stretch.to);
    }

    private Stretch sum(int layer, int row, int place) {
        NumberedLayer here = plan.layers().get(layer);
        int from = knots.knot(0);
        int to = knots.knot(knots.last());
        LineSum sum = new LineSum();
        sum.add(LineForm.constant(here.map.exactOffset(here.rowOf[row])));
        for (int k = here.start[row]; k < here.start[row + 1]; k++) {
            LineForm form = LineForm.PARAMETER;
            if (layer > 0) {
                Stretch value = value(layer - 1, here.input[k], place);
                from = later(from, value.from);
                to = earlier(to, value.to);
                form = value.form;
            }
            if (!form.isZero()) {
                int entry = here.entry[k];
                sum.add(
                        here.map.isDouble(entry)
                                ? form.times(here.weight[k])
                                : form.times(here.map.exact(entry)));
            }
        }
        return new Stretch(from, to, sum.form());
    }

    private int later(int one, int two) {
        return knots.rank(one) >= knots.rank(two) ? one : two;
    }

    private int earlier(int one, int two) {
        return knots.rank(one) <= knots.rank(two) ? one : two;
    }

    private Stretch value(int layer, int value, int place) {
        NumberedLayer here = plan.layers().get(layer);
        int[] read = here.rows[value];
        Unit unit = here.unit(value);
        if (unit instanceof Unit.Carry) {
            return row(layer, read[0], place);
        }
        Changes pieces = changes.get(layer)[value];
        int s = pieces.stretch(place, knots.ranks());
        int piece = pieces.pieces()[s];
        int from = s == 0 ? knots.knot(0) : pieces.knots()[s - 1];
        int to = s == pieces.knots().length ? knots.knot(knots.last()) : pieces.knots()[s];
        if (!(unit instanceof Unit.Bend bend)) {
            Stretch row = row(layer, read[piece], place);
            return new Stretch(later(from, row.from), earlier(to, row.to), row.form);
        }
        LineForm intercept = LineForm.constant(bend.intercepts().get(piece));
        Rational slope = bend.slopes().get(piece);
        if (slope.signum() == 0) {
            return new Stretch(from, to, intercept);
        }
        Stretch row = row(layer, read[0], place);
        LineForm form = row.form.times(slope).plus(intercept);
        return new Stretch(later(from, row.from), earlier(to, row.to), form);
    }
}
