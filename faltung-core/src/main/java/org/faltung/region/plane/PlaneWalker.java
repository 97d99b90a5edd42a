package org.faltung.region.plane;

import org.faltung.linear.AffineForm;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.field.NumberedNetwork;

/// Walks the tree of cells of a plane, a sheet of cells at a time.
final class PlaneWalker implements Walker {
    private final NumberedNetwork network;
    private final Polygon domain;
    private final boolean patterns;
    private final PlaneWalk.Pace pace;

    PlaneWalker(Problem problem, NumberedNetwork network, boolean patterns, PlaneWalk.Pace pace) {
        this.pace = pace;
        this.network = network;
        this.patterns = patterns;
        domain = domain(problem);
    }

    /// The domain as a polygon.
    static Polygon domain(Problem problem) {
        Probe probe = new Probe(null, new int[0]);
        Polygon polygon = Polygon.PLANE;
        for (AffineForm form : problem.domain().constraints()) {
            probe.take(Wall.of(form));
            byte[] signs = new byte[polygon.corners.length];
            if (polygon.signs(probe, signs) == 3) {
                polygon = polygon.cut(probe, signs)[1];
            }
        }
        return polygon;
    }

    @Override
    public void walk(Prefix from, int until, Listener listener) {
        if (from.length() == until) {
            tell(from, listener);
            listener.advance(1);
            return;
        }
        boolean telling = patterns || until < network.foldingUnits();
        PlaneVisitor visitor =
                (sheet, _) -> {
                    if (!telling) {
                        return _ -> {};
                    }
                    PatternBook book = new PatternBook(network, sheet, until);
                    return place -> tell(book.pattern(book.cell(place)), listener);
                };
        new PlaneWalk(network, from, until, listener, visitor, pace).run(domain);
    }

    private void tell(Prefix pattern, Listener listener) {
        if (pattern.length() < network.foldingUnits()) {
            listener.frontier(pattern);
        } else if (patterns) {
            listener.region(pattern);
        }
    }
}
