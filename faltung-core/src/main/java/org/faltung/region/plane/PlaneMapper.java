package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Range;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.field.Crew;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;
import org.faltung.region.geometry.PackedPattern;
import org.faltung.region.geometry.PatternCode;

/// Walks the cells of a network in a window of the plane and shows each as a polygon, with the affine map of the output
/// and the parts where one output is the largest.
///
/// The decision is one fold more behind the network, a maximum of the outputs, or a bend at 0 of a single one; the cells
/// are not split by it, but their parts are cut by the same exact means.
public final class PlaneMapper {
    private static final int MOST = 1024; // cells that are held at once, about
    private static final int BLOCK = 32; // cells that a thread takes at once
    private static final int FEW = 64; // cells that are not worth a second thread

    private final FoldSequence folds;
    private final NumberedNetwork network;
    private final Polygon window;
    private final PatternCode code;
    private final Drafting drafting;
    private final int most;

    /// @param folds the network, of two inputs
    /// @param x the window's range of the first, of positive length
    /// @param y of the second
    public PlaneMapper(FoldSequence folds, Range x, Range y) {
        this(folds, x, y, MOST);
    }

    PlaneMapper(FoldSequence folds, Range x, Range y, int most) {
        this.most = most;
        this.folds = trimmed(folds);
        network = NumberedNetwork.of(deciding(this.folds));
        window = Polygon.rectangle(x, y);
        code = new PatternCode(folds);
        drafting = new Drafting(new Places(this.folds.layers()), window.box);
    }

    /// The network without the layers at its end that only carry.
    private static FoldSequence trimmed(FoldSequence given) {
        List<FoldLayer> layers = new ArrayList<>(given.layers());
        AffineMap output = given.output();
        while (!layers.isEmpty() && !layers.getLast().folds()) {
            output = output.after(layers.removeLast().map());
        }
        return new FoldSequence(given.inputs(), layers, output);
    }

    private static FoldSequence deciding(FoldSequence folds) {
        int outputs = folds.output().outputs();
        Unit decision = outputs == 1 ? Unit.Bend.RECTIFIER : new Unit.Maximum(outputs);
        List<FoldLayer> layers = new ArrayList<>(folds.layers());
        layers.add(new FoldLayer(folds.output(), List.of(decision)));
        return new FoldSequence(folds.inputs(), layers, AffineMap.identity(1));
    }

    /// The network that is walked: the given one without the layers at its end that only carry.
    public FoldSequence folds() {
        return folds;
    }

    /// Shows all cells, unless the listener stops the walk.
    ///
    /// @param listener told of cells, not of regions; of a network that folds
    /// @param sink is given the cells one after another, by the calling thread, in an order that does not depend on the
    ///     number of threads
    public void walk(Listener listener, Consumer<MappedCell> sink) {
        PlaneVisitor visitor = (sheet, values) -> draft(sheet, values, sink);
        new PlaneWalk(network, Prefix.ROOT, folds.foldingUnits(), listener, visitor, most)
                .run(window);
    }

    /// Shows the one cell of a network that does not fold.
    public void affine(Consumer<MappedCell> sink) {
        draft(Sheet.of(network, window), Field::coordinates, sink);
    }

    private void draft(Sheet sheet, Supplier<Field[]> before, Consumer<MappedCell> sink) {
        Field[] values = before.get();
        int number = network.layers().size() - 1;
        NumberedLayer layer = network.layers().get(number);
        Crew crew = new Crew(() -> false);
        int cells = sheet.cells();
        Field[] rows = new Field[layer.distinctRows()];
        crew.run(
                rows.length,
                _ -> {
                    FieldSum sum = new FieldSum(sheet);
                    return row -> rows[row] = sum.of(layer, row, values);
                },
                cells < FEW);
        List<Integer> order = new ArrayList<>(cells);
        PackedPattern[] patterns = new PackedPattern[cells];
        new Patterns(network, sheet, folds.foldingUnits())
                .forEach((cell, pattern) -> {
                    order.add(cell);
                    patterns[cell] = code.packed(pattern);
                });
        MappedCell[] mapped = new MappedCell[cells];
        Decision decision = new Decision(layer, number, sheet, rows);
        crew.run(
                (cells + BLOCK - 1) / BLOCK,
                _ -> {
                    Draft draft = new Draft(drafting, decision);
                    return block -> {
                        int end = Math.min(cells, (block + 1) * BLOCK);
                        for (int cell = block * BLOCK; cell < end; cell++) {
                            mapped[cell] = draft.of(cell, patterns[cell]);
                        }
                    };
                },
                cells < FEW);
        order.forEach(cell -> sink.accept(mapped[cell]));
    }
}
