package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.RelativeInterior;

/// The first cell: the domain.
final class Start {
    private static final double GOLDEN = 0.6180339887498949;

    private final Polyhedron domain;
    private final List<AffineForm> constraints;
    private final double[] inside;
    private final List<Side> sides = new ArrayList<>();

    Start(Polyhedron domain, List<AffineForm> constraints) {
        this.domain = domain;
        this.constraints = constraints;
        inside = domain.rows().isEmpty() ? central() : interior();
        for (int i = 0; i < constraints.size(); i++) {
            Side side = new Side(domain.dimension());
            side.domain(constraints.get(i), i);
            sides.add(side);
        }
    }

    /// A point near the middle of the ranges, off it so that what is symmetric is not hit.
    private double[] central() {
        double[] point = new double[domain.dimension()];
        for (int q = 0; q < point.length; q++) {
            double low = domain.side(q).map(side -> side.low().nearest()).orElse(-1.0);
            double high = domain.side(q).map(side -> side.high().nearest()).orElse(1.0);
            double part = (q + 1) * GOLDEN;
            point[q] = low + (high - low) * (0.4 + 0.2 * (part - Math.floor(part)));
        }
        return point;
    }

    private double[] interior() {
        return RelativeInterior.of(domain.dimension(), constraints).orElseThrow().point().stream()
                .mapToDouble(Rational::nearest)
                .toArray();
    }

    /// Pushes the constraints and makes a cell of them.
    void on(Cell cell, Walls walls, ExactCutting exact) {
        int d = walls.d;
        walls.count = 0;
        for (int i = 0; i < sides.size(); i++) {
            walls.push(sides.get(i), 1, i);
        }
        Corner corner = cell.corner;
        for (int q = 0; q < d; q++) {
            corner.at[q] = Corner.FREE;
            java.util.Arrays.fill(corner.edge[q], 0);
            corner.edge[q][q] = 1;
        }
        java.util.Arrays.fill(corner.point, 0);
        if (domain.rows().isEmpty()) {
            box(corner, walls);
        } else {
            exact.build(cell);
            exact.toFloats(cell, false);
        }
        cell.exactValid = false;
        System.arraycopy(inside, 0, cell.witness, 0, d);
        cell.reach = Walls.reach(inside);
        cell.floats = walls.inside(inside, cell.reach, new double[walls.room()], walls.count);
        if (!cell.floats) {
            exact.build(cell);
        }
    }

    private void box(Corner corner, Walls walls) {
        int wall = 0;
        for (int q = 0; q < corner.d; q++) {
            if (domain.side(q).isPresent()) {
                corner.at[q] = wall;
                corner.edge[q][q] = 1 / walls.column[q][wall];
                corner.point[q] = domain.side(q).get().low().nearest();
                wall += 2;
            }
        }
        corner.revalue(walls);
    }
}
