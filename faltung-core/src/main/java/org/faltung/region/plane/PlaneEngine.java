package org.faltung.region.plane;

import java.util.Optional;
import org.faltung.region.Engine;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.field.NumberedNetwork;

/// The engine for two dimensions: polygons that are cut layer by layer.
///
/// The rows of a layer are kept over many cells at once, as the few affine functions that each of them is: for a
/// convolution on an image these change only where a unit in the row's field of view does. So the whole costs about
/// (entries of the maps) × (cells that a field of view tells apart) steps, and corners times units for the signs.
public final class PlaneEngine implements Engine {
    private static final int MOST = 1024; // cells in a sheet, about

    private final boolean patterns;
    private final PlaneWalk.Pace pace;

    private PlaneEngine(boolean patterns, PlaneWalk.Pace pace) {
        this.patterns = patterns;
        this.pace = pace;
    }

    /// The engine that tells every region, with fewer cells in a sheet.
    static PlaneEngine enumerating(PlaneWalk.Pace pace) {
        return new PlaneEngine(true, pace);
    }

    /// The engine that tells every region by its pattern.
    public static PlaneEngine enumerating() {
        return enumerating(Runtime.getRuntime().availableProcessors());
    }

    /// The same, on so many threads.
    public static PlaneEngine enumerating(int threads) {
        return new PlaneEngine(true, pace(threads));
    }

    private static PlaneWalk.Pace pace(int threads) {
        return new PlaneWalk.Pace(MOST, threads);
    }

    /// The engine that only counts.
    public static PlaneEngine counting() {
        return counting(Runtime.getRuntime().availableProcessors());
    }

    /// The engine that only counts, on so many threads.
    public static PlaneEngine counting(int threads) {
        return new PlaneEngine(false, pace(threads));
    }

    @Override
    public String name() {
        return "plane";
    }

    @Override
    public String recipe() {
        return patterns ? name() : name() + "+";
    }

    @Override
    public Optional<String> refusal(Problem problem) {
        return problem.dimension() == 2
                ? Optional.empty()
                : Optional.of(
                        "engine plane takes 2 dimensions, but the domain has "
                                + problem.dimension()
                                + "; try another engine, or --plane");
    }

    @Override
    public Walker on(Problem problem) {
        refusal(problem)
                .ifPresent(reason -> {
                    throw new IllegalArgumentException(reason);
                });
        return new PlaneWalker(problem, NumberedNetwork.of(problem.folds()), patterns, pace);
    }
}
