package org.faltung.polytope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;

/// The chart of a polytope given by constraints: its axis-parallel ones become ranges, and if it is flat its
/// affine hull is found and given coordinates.
final class Hull {
    private Hull() {}

    static Chart of(int n, List<AffineForm> rows) {
        Sides sides = Sides.of(n, rows);
        if (sides.empty()) {
            return Chart.nothing(n);
        }
        if (sides.rest().isEmpty() && sides.complete()) {
            return Chart.of(new Domain.Box(sides.ranges().stream().map(Optional::get).toList()));
        }
        if (!sides.flat() && interior(n, rows)) {
            return Chart.plain(Polyhedron.of(sides.ranges(), sides.rest()));
        }
        Optional<RelativeInterior> inside = RelativeInterior.of(n, rows);
        if (inside.isEmpty()) {
            return Chart.nothing(n);
        }
        List<AffineForm> equalities = inside.get().equalities().stream().map(rows::get).toList();
        return flat(n, rows, equalities);
    }

    private static boolean interior(int n, List<AffineForm> rows) {
        return RelativeInterior.of(n, rows).filter(p -> p.equalities().isEmpty()).isPresent();
    }

    /// Coordinates of the hull are given coordinates that stay free when the equalities are solved for the others.
    private static Chart flat(int n, List<AffineForm> rows, List<AffineForm> equalities) {
        List<List<Rational>> solved = new ArrayList<>();
        List<Integer> leads = new ArrayList<>();
        for (AffineForm equality : equalities) {
            eliminate(equality, solved, leads);
        }
        List<Integer> free = new ArrayList<>();
        for (int q = 0; q < n; q++) {
            if (!leads.contains(q)) {
                free.add(q);
            }
        }
        AffineMapBuilder embedding = new AffineMapBuilder(free.size());
        for (int q = 0; q < n; q++) {
            int row = leads.indexOf(q);
            if (row < 0) {
                embedding.add(free.indexOf(q), 1).endRow();
                continue;
            }
            // x_q = −(constant + Σ coefficient · free coordinate)
            for (int t = 0; t < free.size(); t++) {
                embedding.add(t, solved.get(row).get(free.get(t)).negated());
            }
            embedding.addOffset(solved.get(row).get(n).negated()).endRow();
        }
        AffineMap map = embedding.build();
        List<AffineForm> pulled = new ArrayList<>();
        for (AffineForm row : rows) {
            AffineForm form = pullBack(row, map);
            if (!form.isConstant()) {
                pulled.add(form);
            }
        }
        Sides sides = Sides.of(free.size(), pulled);
        Polyhedron polyhedron = Polyhedron.of(sides.ranges(), sides.rest());
        return new Chart(Optional.of(map), polyhedron, false, List.of(Chart.flat(free.size(), n)));
    }

    /// Brings one more equality into reduced echelon form with those before.
    private static void eliminate(
            AffineForm equality, List<List<Rational>> solved, List<Integer> leads) {
        List<Rational> row = new ArrayList<>();
        for (int q = 0; q <= equality.dimension(); q++) {
            row.add(equality.coefficient(q));
        }
        for (int i = 0; i < solved.size(); i++) {
            subtract(row, solved.get(i), leads.get(i));
        }
        int lead = 0;
        while (lead < equality.dimension() && row.get(lead).signum() == 0) {
            lead++;
        }
        if (lead == equality.dimension()) {
            return;
        }
        Rational scale = row.get(lead);
        row.replaceAll(value -> value.over(scale));
        for (List<Rational> other : solved) {
            subtract(other, row, lead);
        }
        solved.add(row);
        leads.add(lead);
    }

    private static void subtract(List<Rational> row, List<Rational> pivot, int lead) {
        Rational factor = row.get(lead);
        if (factor.signum() != 0) {
            for (int q = 0; q < row.size(); q++) {
                row.set(q, row.get(q).minus(pivot.get(q).times(factor)));
            }
        }
    }

    private static AffineForm pullBack(AffineForm form, AffineMap map) {
        List<Rational> linear = new ArrayList<>(Collections.nCopies(map.inputs(), Rational.ZERO));
        Rational constant = form.constant();
        for (int q = 0; q < form.dimension(); q++) {
            Rational factor = form.coefficient(q);
            if (factor.signum() == 0) {
                continue;
            }
            for (int k = map.start(q); k < map.start(q + 1); k++) {
                int t = map.column(k);
                linear.set(t, linear.get(t).plus(factor.times(map.exact(k))));
            }
            constant = constant.plus(factor.times(map.exactOffset(q)));
        }
        return AffineForm.of(linear, constant);
    }
}
