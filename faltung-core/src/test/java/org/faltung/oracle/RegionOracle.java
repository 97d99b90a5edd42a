package org.faltung.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faltung.exact.Rational;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.polytope.Domain;

/// The linear regions of a tiny trained network, by definition: unit after unit, every piece is
/// tried, and an exact linear program says whether it has inner points.
public final class RegionOracle {
    private final List<Cell> cells;
    private final List<Affine> inputs;

    private RegionOracle(List<Cell> cells, List<Affine> inputs) {
        this.cells = cells;
        this.inputs = inputs;
    }

    /// All proper activation regions of a network in a domain.
    ///
    /// A domain without inner points is taken within its affine hull.
    public static RegionOracle of(Network network, Domain domain) {
        Optional<Cell> ground = Ground.of(domain).interior();
        List<Affine> inputs = ground.map(Cell::values).orElse(List.of());
        List<Cell> cells =
                ground.map(cell -> through(network.layers(), network.input(), cell))
                        .orElse(List.of());
        return new RegionOracle(cells, inputs);
    }

    private static List<Cell> through(List<Layer> layers, Shape input, Cell cell) {
        List<Cell> cells = List.of(cell);
        Shape shape = input;
        for (Layer layer : layers) {
            List<Cell> next = new ArrayList<>();
            for (Cell part : cells) {
                next.addAll(through(layer, shape, part));
            }
            cells = next;
            shape = layer.output(shape);
        }
        return cells;
    }

    private static List<Cell> through(Layer layer, Shape shape, Cell cell) {
        return switch (layer) {
            case Mix mix -> List.of(cell.with(Mixing.through(mix, shape, cell.values())));
            case Fold fold -> Folding.through(fold, shape, cell);
            case Join join -> joined(join, shape, cell);
        };
    }

    private static List<Cell> joined(Join join, Shape shape, Cell cell) {
        List<Cell> cells = new ArrayList<>();
        for (Cell one : through(join.branch(), shape, cell)) {
            for (Cell two : through(join.other(), shape, one.with(cell.values()))) {
                List<Affine> values = new ArrayList<>();
                switch (join.kind()) {
                    case SUM -> {
                        for (int i = 0; i < one.values().size(); i++) {
                            values.add(one.values().get(i).plus(two.values().get(i)));
                        }
                    }
                    case CONCATENATION -> {
                        values.addAll(two.values());
                        values.addAll(one.values());
                    }
                }
                cells.add(two.with(values));
            }
        }
        return cells;
    }

    /// The number of regions by a definition.
    public long count(RegionKind kind) {
        return switch (kind) {
            case R2 -> cells.size();
            case R4 -> connected();
            case R6 -> cells.stream().map(Cell::values).distinct().count();
        };
    }

    /// The number of regions by definition R2 after each folding layer: of different beginnings of
    /// patterns.
    ///
    /// Layers count in the order of the patterns. In an empty domain the list is empty.
    public List<Long> perFold() {
        List<Long> counts = new ArrayList<>();
        int folds = cells.isEmpty() ? 0 : cells.getFirst().pattern().size();
        for (int fold = 1; fold <= folds; fold++) {
            int end = fold;
            counts.add(cells.stream().map(c -> c.pattern().subList(0, end)).distinct().count());
        }
        return counts;
    }

    /// The pattern of every region: a list a folding layer, in it the piece of each unit. A layer whose
    /// units all have one piece only, such as a pool of single values, has none.
    ///
    /// The layers stand in order; within a join, those of `branch` before those of `other`. The
    /// units stand in the order of [Shape]. The piece of a maximum is the number of its winner in
    /// the window, row by row, padding counted.
    public Set<List<List<Integer>>> patterns() {
        Set<List<List<Integer>>> patterns = new LinkedHashSet<>();
        cells.forEach(cell -> patterns.add(cell.pattern()));
        return patterns;
    }

    /// A point of the input space in each region.
    public Map<List<List<Integer>>, List<Rational>> points() {
        Map<List<List<Integer>>, List<Rational>> points = new LinkedHashMap<>();
        for (Cell cell : cells) {
            points.put(cell.pattern(), at(inputs, cell.inside()));
        }
        return points;
    }

    /// The values of the network at the points of [#points], from the region's affine map.
    public Map<List<List<Integer>>, List<Rational>> outputs() {
        Map<List<List<Integer>>, List<Rational>> outputs = new LinkedHashMap<>();
        for (Cell cell : cells) {
            outputs.put(cell.pattern(), at(cell.values(), cell.inside()));
        }
        return outputs;
    }

    /// The number of pairs of regions that share a facet.
    public long sharedFacets() {
        long shared = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            shared += cells.subList(0, i).stream().filter(cell::sharesFacetWith).count();
        }
        return shared;
    }

    private static List<Rational> at(List<Affine> functions, List<Rational> point) {
        return functions.stream().map(function -> function.at(point)).toList();
    }

    /// Components of the graph whose edges join cells with equal maps that share a facet.
    private long connected() {
        Map<List<Affine>, List<Cell>> equal = new HashMap<>();
        for (Cell cell : cells) {
            equal.computeIfAbsent(cell.values(), _ -> new ArrayList<>()).add(cell);
        }
        return equal.values().stream().mapToLong(RegionOracle::components).sum();
    }

    private static long components(List<Cell> cells) {
        List<Cell> left = new ArrayList<>(cells);
        long components = 0;
        while (!left.isEmpty()) {
            components++;
            List<Cell> front = new ArrayList<>(List.of(left.removeLast()));
            while (!front.isEmpty()) {
                Cell cell = front.removeLast();
                List<Cell> neighbours = left.stream().filter(cell::sharesFacetWith).toList();
                left.removeAll(neighbours);
                front.addAll(neighbours);
            }
        }
        return components;
    }
}
