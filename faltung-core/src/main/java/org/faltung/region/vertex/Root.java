package org.faltung.region.vertex;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Polyhedron;

/// Makes the first cell from the constraints of a domain.
final class Root {
    private Root() {}

    /// Cuts all of Rᵈ, which is a point and d lines, by one constraint after another. What comes
    /// out has the nearest doubles of its exact coordinates; the stacks hold it and the
    /// constraints.
    ///
    /// @throws CellTooLarge if a cell on the way has too many generators
    static Cell of(Polyhedron domain, Cuts cuts, int words, int limit) {
        int d = domain.dimension();
        cuts.pool.top(0);
        cuts.forms.top(0);
        Cell cell = new Cell(words, limit);
        cell.clear(0, 1);
        cell.mask[cell.add(cuts.pool.push(unit(d, d)), cuts.pool)] = 0;
        for (int q = 0; q < d; q++) {
            cell.addLine(cuts.pool.push(unit(d, q)));
        }
        for (AffineForm constraint : domain.constraints()) {
            int form = cuts.forms.push(constraint);
            double[] values = new double[cell.count];
            int signs = cuts.evaluate(cell, form, values, 0);
            if ((signs & Cuts.POSITIVE) == 0) {
                throw new IllegalArgumentException("the domain has no interior: " + constraint);
            }
            if ((signs & Cuts.NEGATIVE) != 0) {
                Cell high = new Cell(words, limit);
                cuts.split(cell, form, values, cuts.off, new Cell(words, limit), high);
                cell = high;
            }
        }
        return settled(cell, cuts);
    }

    private static Cell settled(Cell cell, Cuts cuts) {
        List<BigInteger[]> exact = new ArrayList<>();
        for (int i = 0; i < cell.count; i++) {
            exact.add(cuts.pool.exactly(cell.generator[i]));
        }
        for (int i = 0; i < cell.lines; i++) {
            exact.add(cuts.pool.exactly(cell.line[i]));
        }
        cuts.pool.top(0);
        cell.size = 0;
        cell.error = 0;
        for (int i = 0; i < exact.size(); i++) {
            int g = cuts.pool.push(exact.get(i));
            if (i < cell.count) {
                cell.generator[i] = g;
                cell.size = Math.max(cell.size, cuts.pool.size[g]);
                cell.error = Math.max(cell.error, cuts.pool.error[g]);
            } else {
                cell.line[i - cell.count] = g;
            }
        }
        return cell;
    }

    private static BigInteger[] unit(int d, int coordinate) {
        BigInteger[] unit = new BigInteger[d + 1];
        Arrays.fill(unit, BigInteger.ZERO);
        unit[coordinate] = BigInteger.ONE;
        return unit;
    }
}
