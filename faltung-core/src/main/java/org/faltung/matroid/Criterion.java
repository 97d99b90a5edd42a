package org.faltung.matroid;

import org.faltung.network.Window;

/// When the printed formula F is the true count R of a two-dimensional layer without padding.
///
/// With gᵢ = min(sᵢ, fᵢ), D = d₀ g₁ g₂, B₁ = 1 + d₀ g₂ (f₁ − g₁), B₂ = 1 + d₀ g₁ (f₂ − g₂):
///
///     F > R  ⟺  f₁ > s₁, f₂ > s₂, d ≥ D + 1, n₁ ≥ B₁ and n₂ ≥ B₂.
///
/// "If" is proved: D + 1 filters satisfy Cramer's relation, whose support is a B₁ × B₂ box of positions on which
/// Hall's condition holds. "Only if" is proved for d ≤ D, for one line of positions, for f₁ ≤ s₁ or f₂ ≤ s₂, and for
/// d = D + 1 with n₁ < B₁ or n₂ < B₂; otherwise it is verified numerically (`only-if-2d`).
///
/// Derived in docs/theory/one-layer.md, Theorems 2 and 3.
final class Criterion {
    private Criterion() {}

    /// D, the number of filters that cannot have a relation.
    private static long dimension(SharedLayer layer) {
        return (long) layer.channels() * own(layer.down()) * own(layer.along());
    }

    private static int own(Window window) {
        return Math.min(window.stride(), window.length());
    }

    /// Whether the grid holds the box of positions on which Cramer's relation lives.
    private static boolean holdsBox(SharedLayer layer) {
        long high =
                1
                        + (long) layer.channels()
                                * own(layer.along())
                                * (layer.down().length() - own(layer.down()));
        long broad =
                1
                        + (long) layer.channels()
                                * own(layer.down())
                                * (layer.along().length() - own(layer.along()));
        return layer.positionsDown() >= high && layer.positionsAlong() >= broad;
    }

    /// Whether every pattern is proved to occur: no padding, and d ≤ D, or d = D + 1 on a grid without the box.
    static boolean provedFree(SharedLayer layer) {
        long d = dimension(layer);
        return !layer.padded()
                && (layer.filters() <= d || layer.filters() == d + 1 && !holdsBox(layer));
    }

    /// Whether the printed formula is proved to overcount.
    static boolean overcounts(SharedLayer layer) {
        return !layer.padded()
                && layer.down().length() > layer.down().stride()
                && layer.along().length() > layer.along().stride()
                && layer.filters() > dimension(layer)
                && holdsBox(layer);
    }

    /// Whether the criterion says that the formula is exact; proved only in part.
    static boolean saysExact(SharedLayer layer) {
        return !layer.padded() && !overcounts(layer);
    }
}
