package org.faltung.region.vertex;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.ExactCell;

/// A polyhedron with interior by its vertices, rays and lines, and by its facets; all exact.
///
/// It is the sum of the convex hull of the vertices, the cone of the rays and the span of the
/// lines; where there are lines, the vertices and rays are those of some section across them.
///
/// @param vertices points
/// @param rays directions, integers
/// @param lines directions both ways, integers
/// @param facets indices of constraints, one a facet, as [Polyhedron#constraints] lists them
/// @param vertexFacets by vertex: which entries of `facets` it lies on
public record DoubleDescription(
        List<List<Rational>> vertices,
        List<List<Rational>> rays,
        List<List<Rational>> lines,
        List<Integer> facets,
        List<List<Integer>> vertexFacets) {
    private static final int MOST_GENERATORS = 1 << 14;

    /// Copies the lists.
    public DoubleDescription {
        vertices = List.copyOf(vertices);
        rays = List.copyOf(rays);
        lines = List.copyOf(lines);
        facets = List.copyOf(facets);
        vertexFacets = List.copyOf(vertexFacets);
    }

    /// Finds the generators by cutting Rᵈ by one constraint after another.
    ///
    /// @throws IllegalArgumentException if there is no interior, or there are very many vertices
    public static DoubleDescription of(Polyhedron set) {
        int d = set.dimension();
        FoldSequence nothing = new FoldSequence(d, List.of(), AffineMap.identity(d));
        Forms forms = new Forms(d + 1, new ExactCell(nothing));
        Cuts cuts = new Cuts(forms, new Generators(forms));
        int words = (set.constraints().size() + Long.SIZE) / Long.SIZE;
        try {
            return of(Root.of(set, cuts, words, MOST_GENERATORS), cuts.pool);
        } catch (CellTooLarge e) {
            throw new IllegalArgumentException(
                    "the set has more than " + MOST_GENERATORS + " vertices, too many to list", e);
        }
    }

    private static DoubleDescription of(Cell cell, Generators pool) {
        List<BitSet> on = new ArrayList<>(); // by constraint: the generators on it
        for (int c = 0; c < cell.constraints; c++) {
            BitSet set = new BitSet();
            for (int i = 0; i < cell.count; i++) {
                set.set(i, (cell.mask[i * cell.words + (c >> 6)] >>> c & 1) != 0);
            }
            on.add(set);
        }
        List<Integer> facets = facets(on, cell, pool);
        List<List<Rational>> vertices = new ArrayList<>();
        List<List<Rational>> rays = new ArrayList<>();
        List<List<Integer>> vertexFacets = new ArrayList<>();
        for (int i = 0; i < cell.count; i++) {
            int generator = i;
            int g = cell.generator[i];
            if (pool.isRay(g)) {
                rays.add(coordinates(pool.exactly(g)));
                continue;
            }
            vertices.add(coordinates(pool.exactly(g)));
            List<Integer> incident = new ArrayList<>();
            for (int f = 0; f < facets.size(); f++) {
                if (on.get(facets.get(f)).get(generator)) {
                    incident.add(f);
                }
            }
            vertexFacets.add(List.copyOf(incident));
        }
        List<List<Rational>> lines =
                Arrays.stream(cell.line, 0, cell.lines)
                        .mapToObj(g -> coordinates(pool.exactly(g)))
                        .toList();
        List<Integer> constraints = facets.stream().map(c -> cell.form[c]).toList();
        return new DoubleDescription(vertices, rays, lines, constraints, vertexFacets);
    }

    /// A constraint holds with equality on a facet if and only if there is a vertex on it and no
    /// other, nor the face at infinity, has all its generators and more; of several alike, the
    /// first counts.
    private static List<Integer> facets(List<BitSet> on, Cell cell, Generators pool) {
        List<Integer> facets = new ArrayList<>();
        for (int c = 1; c < on.size(); c++) {
            BitSet own = on.get(c);
            boolean facet = own.stream().anyMatch(i -> !pool.isRay(cell.generator[i]));
            for (int other = 0; other < on.size() && facet; other++) {
                boolean inside = other != c && contains(on.get(other), own);
                facet = !inside || other > c && own.equals(on.get(other));
            }
            if (facet) {
                facets.add(c);
            }
        }
        return facets;
    }

    private static boolean contains(BitSet set, BitSet part) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(set);
        return rest.isEmpty();
    }

    private static List<Rational> coordinates(BigInteger[] homogeneous) {
        int d = homogeneous.length - 1;
        BigInteger last = homogeneous[d].signum() == 0 ? BigInteger.ONE : homogeneous[d];
        return Arrays.stream(homogeneous, 0, d).map(x -> Rational.of(x, last)).toList();
    }

    /// Whether there are neither rays nor lines.
    public boolean isBounded() {
        return rays.isEmpty() && lines.isEmpty();
    }

    /// The volume, if it is finite: a triangulation is pulled from the vertices one after another.
    /// For low dimensions: the number of simplices grows exponentially.
    ///
    /// A face is the set of its vertices. Its triangulation is its first vertex joined to those of
    /// all its facets that do not contain it; and the facets of a face are the largest proper parts
    /// that other facets of the whole cut out of it.
    public Optional<Rational> volume() {
        if (!isBounded()) {
            return Optional.empty();
        }
        BitSet all = new BitSet();
        all.set(0, vertices.size());
        int d = vertices.getFirst().size();
        Rational volume = pulled(all, d, new ArrayList<>());
        for (int k = 2; k <= d; k++) {
            volume = volume.over(Rational.of(k));
        }
        return Optional.of(volume);
    }

    /// d! times the volume of the simplices from some apexes to a face.
    private Rational pulled(BitSet face, int dimension, List<Integer> apexes) {
        int apex = face.nextSetBit(0);
        apexes.add(apex);
        Rational sum = Rational.ZERO;
        if (dimension == 0) {
            sum = parallelepiped(apexes);
        } else {
            for (BitSet part : facetsOf(face)) {
                if (!part.get(apex)) {
                    sum = sum.plus(pulled(part, dimension - 1, apexes));
                }
            }
        }
        apexes.removeLast();
        return sum;
    }

    private List<BitSet> facetsOf(BitSet face) {
        List<BitSet> parts = new ArrayList<>();
        for (int f = 0; f < facets.size(); f++) {
            int facet = f;
            BitSet part = new BitSet();
            face.stream().filter(v -> vertexFacets.get(v).contains(facet)).forEach(part::set);
            if (!part.equals(face) && parts.stream().noneMatch(other -> contains(other, part))) {
                parts.removeIf(other -> contains(part, other));
                parts.add(part);
            }
        }
        return parts;
    }

    /// The determinant of the differences to the first of d + 1 vertices, without sign.
    private Rational parallelepiped(List<Integer> corners) {
        int d = corners.size() - 1;
        List<Rational> origin = vertices.get(corners.getFirst());
        List<List<Rational>> rows = new ArrayList<>();
        for (int corner : corners.subList(1, d + 1)) {
            List<Rational> row = new ArrayList<>();
            for (int q = 0; q < d; q++) {
                row.add(vertices.get(corner).get(q).minus(origin.get(q)));
            }
            rows.add(row);
        }
        Rational determinant = Rational.ONE;
        for (int q = 0; q < d; q++) {
            int column = q;
            Optional<List<Rational>> found =
                    rows.stream().filter(row -> row.get(column).signum() != 0).findFirst();
            if (found.isEmpty()) {
                return Rational.ZERO;
            }
            List<Rational> pivot = found.get();
            rows.remove(pivot);
            determinant = determinant.times(pivot.get(q));
            for (List<Rational> row : rows) {
                Rational factor = row.get(q).over(pivot.get(q));
                for (int k = q; k < d; k++) {
                    row.set(k, row.get(k).minus(factor.times(pivot.get(k))));
                }
            }
        }
        return determinant.signum() < 0 ? determinant.negated() : determinant;
    }
}
