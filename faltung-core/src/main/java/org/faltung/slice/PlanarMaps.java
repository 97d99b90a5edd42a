package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.faltung.count.CannotCountException;
import org.faltung.count.Monitor;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.network.Network;
import org.faltung.polytope.Range;
import org.faltung.result.Budget;

/// Exact pictures of a trained network on a plane: a request, made in steps, each of which gives a new one, and answered
/// at the end.
///
/// {@snippet :
/// PlanarMap map = PlanarMaps.of(network).in(Window.square(-1, 1)).map();
/// }
///
/// Immutable; the answer does not depend on the number of threads.
public final class PlanarMaps {
    private final FoldSequence folds;
    private final Optional<Plane> plane;
    private final Optional<FoldSequence> laid; // the network on the plane
    private final Optional<Window> window;
    private final Budget budget;
    private final Monitor monitor;
    private final int threads;

    private PlanarMaps(
            FoldSequence folds,
            Optional<Plane> plane,
            Optional<FoldSequence> laid,
            Optional<Window> window,
            Budget budget,
            Monitor monitor,
            int threads) {
        this.folds = folds;
        this.plane = plane;
        this.laid = laid;
        this.window = window;
        this.budget = budget;
        this.monitor = monitor;
        this.threads = threads;
    }

    /// The map of a trained network; of one with two inputs on the plane of its inputs, unless another is given.
    ///
    /// @throws CannotCountException if a layer has no weights, or the network is too large
    public static PlanarMaps of(Network network) {
        try {
            return of(Folding.of(network));
        } catch (IllegalArgumentException e) {
            throw new CannotCountException(e);
        }
    }

    /// The map of a network in normal form, for those who ask for many.
    public static PlanarMaps of(FoldSequence folds) {
        Optional<Plane> own =
                folds.inputs() == 2 ? Optional.of(Plane.ofInputs()) : Optional.empty();
        return new PlanarMaps(
                folds,
                own,
                Optional.empty(),
                Optional.empty(),
                Budget.UNLIMITED,
                Monitor.NONE,
                Runtime.getRuntime().availableProcessors());
    }

    /// On a plane.
    ///
    /// @throws CannotCountException if it does not lie in the network's input space
    public PlanarMaps on(Plane through) {
        return on(through, Optional.empty());
    }

    /// On a plane, for those who ask for many windows of it.
    ///
    /// @param there the network behind the plane's map (u, v) ↦ x
    /// @throws CannotCountException if the plane does not lie in the network's input space
    /// @throws IllegalArgumentException if the network there has not two inputs
    public PlanarMaps on(Plane through, FoldSequence there) {
        if (there.inputs() != 2) {
            throw new IllegalArgumentException(
                    "a network on a plane has 2 inputs, not " + there.inputs());
        }
        return on(through, Optional.of(there));
    }

    private PlanarMaps on(Plane through, Optional<FoldSequence> there) {
        if (through.ambient() != folds.inputs()) {
            throw new CannotCountException(
                    "the plane lies in dimension "
                            + through.ambient()
                            + ", but the network has "
                            + folds.inputs()
                            + " inputs");
        }
        return new PlanarMaps(folds, Optional.of(through), there, window, budget, monitor, threads);
    }

    /// In a window; without one, in that around the plane's anchors.
    public PlanarMaps in(Window part) {
        return new PlanarMaps(folds, plane, laid, Optional.of(part), budget, monitor, threads);
    }

    /// In a window.
    ///
    /// @throws IllegalArgumentException if it has no area
    public PlanarMaps window(Range u, Range v) {
        return in(new Window(u, v));
    }

    /// With a limit on what is spent.
    public PlanarMaps within(Budget most) {
        return new PlanarMaps(folds, plane, laid, window, most, monitor, threads);
    }

    /// With somebody who watches, and may end it.
    public PlanarMaps watchedBy(Monitor watcher) {
        return new PlanarMaps(folds, plane, laid, window, budget, watcher, threads);
    }

    /// On so many threads; on as many as there are processors, unless told.
    ///
    /// @throws IllegalArgumentException if there is none
    public PlanarMaps on(int many) {
        if (many < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + many);
        }
        return new PlanarMaps(folds, plane, laid, window, budget, monitor, many);
    }

    /// Finds the faces and keeps them all.
    ///
    /// @throws CannotCountException if the plane or the window is missing
    public PlanarMap map() {
        List<Face> faces = new ArrayList<>();
        Mapped mapped = forEach(faces::add);
        return new PlanarMap(mapped, faces);
    }

    /// Finds the faces and keeps none.
    ///
    /// @param sink is given the faces one after another by the calling thread
    /// @throws CannotCountException if the plane or the window is missing
    public Mapped forEach(Consumer<Face> sink) {
        return forEach(sink, () -> false);
    }

    /// Finds the faces and keeps none.
    ///
    /// @param sink is given the faces one after another by the calling thread
    /// @param brief whether of later faces the sink looks at little more than the outlines, so that the rest is better
    ///     worked out when it is asked for; asked now and then by any thread
    /// @throws CannotCountException if the plane or the window is missing
    public Mapped forEach(Consumer<Face> sink, BooleanSupplier brief) {
        if (plane.isEmpty()) {
            throw new CannotCountException(
                    "the network has "
                            + folds.inputs()
                            + " inputs: give a plane, by three points of its input space");
        }
        Plane on = plane.get();
        return new Mapping(folds, on, laid, window(on), budget, monitor, threads).run(sink, brief);
    }

    private Window window(Plane on) {
        if (window.isPresent()) {
            return window.get();
        }
        if (on.anchors().isEmpty()) {
            throw new CannotCountException(
                    "a window is needed: give the ranges of u and v, such as -1:1,-1:1");
        }
        return Window.around(on.anchors());
    }
}
