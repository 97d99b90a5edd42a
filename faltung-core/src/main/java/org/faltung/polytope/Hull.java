package org.faltung.polytope;

/// The affine hull of a polyhedron.
final class Hull {
    private Hull() {}

    static Chart of(Polyhedron polyhedron) {
        return Chart.plain(polyhedron);
    }
}
