package org.faltung.region.reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.Problem;

/// All functions of the input that a problem is made of: the rows of the first layer that folds, composed with
/// the maps of the layers before, which only carry; then the constraints of the domain that are not ranges.
///
/// @param given the problem
/// @param layer index of the first layer that folds
/// @param map the functions
record FirstRows(Problem given, int layer, AffineMap map) {
    /// The products to spend on the composition.
    private static final long MOST_PRODUCTS = 20_000_000L;

    /// The functions of a problem; empty if no layer folds or if the layers before are large.
    static Optional<FirstRows> of(Problem given) {
        List<FoldLayer> layers = given.folds().layers();
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        AffineMap map = layers.getFirst().map();
        int layer = 0;
        while (!layers.get(layer).folds()) {
            layer++;
            if (layer == layers.size()
                    || layers.get(layer).map().productsAfter(map) > MOST_PRODUCTS) {
                return Optional.empty();
            }
            map = layers.get(layer).map().after(map);
        }
        return Optional.of(new FirstRows(given, layer, stacked(map, given.domain().rows())));
    }

    private static AffineMap stacked(AffineMap map, List<AffineForm> forms) {
        if (forms.isEmpty()) {
            return map;
        }
        AffineMapBuilder builder = new AffineMapBuilder(map.inputs());
        for (int row = 0; row < map.outputs(); row++) {
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                add(builder, map, k, map.column(k));
            }
            addOffset(builder, map, row);
            builder.endRow();
        }
        for (AffineForm form : forms) {
            for (int q = 0; q < form.dimension(); q++) {
                if (form.numerator(q).signum() != 0) {
                    builder.add(q, form.coefficient(q));
                }
            }
            builder.addOffset(form.constant()).endRow();
        }
        return builder.build();
    }

    private static void add(AffineMapBuilder builder, AffineMap map, int entry, int column) {
        if (map.isDouble(entry)) {
            builder.add(column, map.value(entry));
        } else {
            builder.add(column, map.exact(entry));
        }
    }

    private static void addOffset(AffineMapBuilder builder, AffineMap map, int row) {
        if (map.isOffsetDouble(row)) {
            builder.addOffset(map.offset(row));
        } else {
            builder.addOffset(map.exactOffset(row));
        }
    }

    /// The coordinates that any function sees, rising; the first one if none is seen.
    List<Integer> seen() {
        boolean[] seen = new boolean[map.inputs()];
        for (int k = 0; k < map.entries(); k++) {
            seen[map.column(k)] = true;
        }
        List<Integer> list = new ArrayList<>();
        for (int q = 0; q < seen.length; q++) {
            if (seen[q]) {
                list.add(q);
            }
        }
        return list.isEmpty() ? List.of(0) : list;
    }

    /// The functions on the plane where only some coordinates are not 0.
    AffineMap on(List<Integer> kept) {
        int[] place = places(kept);
        AffineMapBuilder builder = new AffineMapBuilder(kept.size());
        for (int row = 0; row < map.outputs(); row++) {
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                if (place[map.column(k)] >= 0) {
                    add(builder, map, k, place[map.column(k)]);
                }
            }
            addOffset(builder, map, row);
            builder.endRow();
        }
        return builder.build();
    }

    private int[] places(List<Integer> kept) {
        int[] place = new int[map.inputs()];
        Arrays.fill(place, -1);
        for (int k = 0; k < kept.size(); k++) {
            place[kept.get(k)] = k;
        }
        return place;
    }

    /// The functions in terms of some coordinates, then of some of the functions; empty if they cannot be
    /// written so.
    ///
    /// @param ranged the coordinates
    /// @param pivots names the functions, and the others that need them
    /// @param combinations of each of the others, what to try
    Optional<AffineMap> over(
            List<Integer> ranged, Pivots pivots, List<List<Rational>> combinations) {
        int n = ranged.size();
        int[] place = places(ranged);
        AffineMap rest = rest(pivots, combinations);
        AffineMapBuilder builder = new AffineMapBuilder(n + pivots.rows().size());
        for (int row = 0; row < map.outputs(); row++) {
            int pivot = Collections.binarySearch(pivots.rows(), row);
            int other = Collections.binarySearch(pivots.otherRows(), row);
            if (pivot >= 0) {
                builder.add(n + pivot, 1).endRow();
                continue;
            }
            for (int k = rest.start(row); k < rest.start(row + 1); k++) {
                if (place[rest.column(k)] < 0) {
                    return Optional.empty();
                }
                add(builder, rest, k, place[rest.column(k)]);
            }
            if (other >= 0) {
                List<Rational> factors = combinations.get(other);
                for (int i = 0; i < factors.size(); i++) {
                    builder.add(n + i, factors.get(i));
                }
            }
            addOffset(builder, rest, row);
            builder.endRow();
        }
        return Optional.of(builder.build());
    }

    /// The functions, less the combinations of others.
    private AffineMap rest(Pivots pivots, List<List<Rational>> combinations) {
        if (combinations.isEmpty()) {
            return map;
        }
        AffineMapBuilder difference = new AffineMapBuilder(map.outputs());
        for (int row = 0; row < map.outputs(); row++) {
            difference.add(row, 1);
            int other = Collections.binarySearch(pivots.otherRows(), row);
            if (other >= 0) {
                List<Rational> factors = combinations.get(other);
                for (int i = 0; i < factors.size(); i++) {
                    difference.add(pivots.rows().get(i), factors.get(i).negated());
                }
            }
            difference.endRow();
        }
        return difference.build().after(map);
    }

    /// The problem with these functions in the place of its own.
    ///
    /// @param functions as many, on the space of the new coordinates
    /// @param sides the ranges of the new coordinates
    Problem problem(AffineMap functions, List<Optional<Range>> sides) {
        int d = functions.inputs();
        int constraints = given.domain().rows().size();
        int many = functions.outputs() - constraints;
        List<FoldLayer> layers = new ArrayList<>(given.folds().layers());
        for (int l = 0; l < layer; l++) {
            layers.set(
                    l,
                    new FoldLayer(AffineMap.identity(d), Collections.nCopies(d, Unit.Carry.CARRY)));
        }
        layers.set(layer, new FoldLayer(head(functions, many), layers.get(layer).units()));
        List<AffineForm> rows = new ArrayList<>();
        for (int row = many; row < functions.outputs(); row++) {
            rows.add(functions.row(row));
        }
        FoldSequence folds = new FoldSequence(d, layers, given.folds().output());
        return new Problem(folds, Polyhedron.of(sides, rows));
    }

    private static AffineMap head(AffineMap map, int rows) {
        if (rows == map.outputs()) {
            return map;
        }
        AffineMapBuilder builder = new AffineMapBuilder(map.inputs());
        for (int row = 0; row < rows; row++) {
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                add(builder, map, k, map.column(k));
            }
            addOffset(builder, map, row);
            builder.endRow();
        }
        return builder.build();
    }
}
