package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Range;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.field.NumberedNetwork;
import org.faltung.region.geometry.PatternCode;

/// Walks the cells of a network in a window of the plane and shows each as a polygon, with the affine map of the output
/// and the parts where one output is the largest.
///
/// The decision is one fold more behind the network, a maximum of the outputs, or a bend at 0 of a single one; the cells
/// are not split by it, but their parts are cut by the same exact means.
public final class PlaneMapper {
    private static final int MOST = 1024; // cells in a sheet, about

    private final FoldSequence folds;
    private final NumberedNetwork network;
    private final Polygon window;
    private final PatternCode code;
    private final Drafting drafting;
    private final PlaneWalk.Pace pace;

    /// @param folds the network, of two inputs
    /// @param x the window's range of the first, of positive length
    /// @param y of the second
    /// @param threads at least 1
    public PlaneMapper(FoldSequence folds, Range x, Range y, int threads) {
        this(folds, x, y, new PlaneWalk.Pace(MOST, threads));
    }

    PlaneMapper(FoldSequence folds, Range x, Range y, PlaneWalk.Pace pace) {
        this.pace = pace;
        this.folds = trimmed(folds);
        network = NumberedNetwork.of(deciding(this.folds));
        window = Polygon.rectangle(x, y);
        code = new PatternCode(folds);
        drafting = new Drafting(new Places(this.folds.layers()), x, y);
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
    /// @param brief whether the sink looks at little more than outlines, from now on; asked by any thread
    public void walk(Listener listener, Consumer<MappedCell> sink, BooleanSupplier brief) {
        PlaneVisitor visitor =
                (sheet, values) -> {
                    MappedCell[] cells = draft(sheet, values, brief.getAsBoolean());
                    return place -> sink.accept(cells[place]);
                };
        new PlaneWalk(network, Prefix.ROOT, folds.foldingUnits(), listener, visitor, pace)
                .run(window);
    }

    /// Shows the one cell of a network that does not fold.
    public void affine(Consumer<MappedCell> sink) {
        sink.accept(draft(Sheet.of(network, window), Field::coordinates, false)[0]);
    }

    /// The cells of a sheet in the order of the tree.
    private MappedCell[] draft(Sheet sheet, Supplier<Field[]> before, boolean brief) {
        PatternBook book = new PatternBook(network, sheet, folds.foldingUnits());
        Draft draft = new Draft(drafting, code, network, sheet, before);
        MappedCell[] mapped = new MappedCell[sheet.cells()];
        for (int place = 0; place < mapped.length; place++) {
            mapped[place] = draft.of(book, place);
            if (!brief) {
                mapped[place].parts();
            }
        }
        return mapped;
    }
}
