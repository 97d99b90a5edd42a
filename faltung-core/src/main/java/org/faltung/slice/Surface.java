package org.faltung.slice;

import java.util.List;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineForm;
import org.faltung.region.Prefix;
import org.faltung.region.merge.OutputMaps;
import org.faltung.region.plane.MappedCell;

/// What all faces of a map share: the network on the plane, and the plane's metric.
final class Surface {
    private final FoldSequence folds;
    private final double lengthOfE;
    private final double share; // e · f / e · e
    private final double across;

    Surface(FoldSequence folds, Metric metric) {
        this.folds = folds;
        lengthOfE = metric.lengthOfE();
        share = metric.ef().over(metric.ee()).nearest();
        across = metric.across();
    }

    List<AffineForm> exactly(Prefix pattern) {
        return new OutputMaps(folds).map(pattern);
    }

    /// The largest singular value σ of the map in orthonormal coordinates: with a and b the images of the two unit vectors,
    ///
    ///     σ² = (a·a + b·b) / 2 + √( ((a·a − b·b) / 2)² + (a·b)² )
    double norm(MappedCell cell) {
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int row = 0; row < cell.outputs(); row++) {
            double a = cell.output(row, 0) / lengthOfE;
            double b = (cell.output(row, 1) - share * cell.output(row, 0)) / across;
            aa += a * a;
            bb += b * b;
            ab += a * b;
        }
        return Math.sqrt((aa + bb) / 2 + Math.hypot((aa - bb) / 2, ab));
    }
}
