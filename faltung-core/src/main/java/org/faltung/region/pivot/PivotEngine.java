package org.faltung.region.pivot;

import java.util.Optional;
import org.faltung.region.Problem;
import org.faltung.region.Proof;
import org.faltung.region.ProvingEngine;
import org.faltung.region.Walker;

/// Enumerates regions with the simplex method: a cell is a corner of it, a unit is an objective.
///
/// The walk for a unit goes from corner to corner until the unit would change its sign, and the corner there
/// serves both parts; or until the unit is optimal, and keeps its sign on the cell. So no cell needs a first
/// corner to be sought. Any dimension, bounded or not.
///
/// Method: the dictionary simplex method [Dantzig 1963], walls in input coordinates with the inverse of the
/// basis (revised form). A pivot costs O(walls · d), a cell O(d²) memory.
public final class PivotEngine implements ProvingEngine {
    private final boolean restricts;

    /// The engine that comes to every region.
    public static PivotEngine enumerating() {
        return new PivotEngine(false);
    }

    /// The engine that counts the regions of the last folding layer without coming to them, see [Sections]: if all
    /// its units are bends, and where floating point suffices. It reports no patterns.
    public static PivotEngine restricting() {
        return new PivotEngine(true);
    }

    private PivotEngine(boolean restricts) {
        this.restricts = restricts;
    }

    @Override
    public boolean yields() {
        return true;
    }

    @Override
    public String name() {
        return "pivot";
    }

    @Override
    public String recipe() {
        return restricts ? name() + "+" : name();
    }

    @Override
    public Optional<String> refusal(Problem problem) {
        return Optional.empty();
    }

    @Override
    public Walker on(Problem problem) {
        return new PivotWalker(problem, restricts, null);
    }

    @Override
    public Walker on(Problem problem, Proof proof) {
        return new PivotWalker(problem, false, proof);
    }
}
