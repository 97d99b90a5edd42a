package org.faltung.region.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.merge.OutputMaps;
import org.faltung.region.merge.Wall;
import org.faltung.region.merge.Walls;

/// Surveys regions one after another: what shape they have, and who their neighbours are.
///
/// Everything but the inscribed ball is exact. Not for two threads at once.
public final class RegionSurvey {
    private final Polyhedron domain;
    private final Walls walls;
    private final List<UnitPlace> places;
    private final WallRows rows;
    private final InnerPoint inner;
    private final FacetSearch facets;
    private final Recession recession;
    private final InscribedBall ball;
    private final Volume volume;
    private final int d;

    /// Makes ready for a problem of dimension at least 1; its network need not fold.
    public RegionSurvey(Problem problem) {
        this(problem, () -> {});
    }

    /// Makes ready for a problem of dimension at least 1; its network need not fold.
    ///
    /// @param between run now and then; ends a survey by an exception
    public RegionSurvey(Problem problem, Runnable between) {
        domain = problem.domain();
        d = problem.dimension();
        walls = new Walls(problem, between);
        places = places(problem.folds());
        rows = new WallRows(d);
        inner = new InnerPoint(d);
        facets = new FacetSearch(domain, walls, between);
        recession = new Recession(d);
        ball = new InscribedBall(d);
        volume = new Volume(Math.min(d, Volume.MOST));
    }

    /// The places of the folding units, in the order of patterns.
    public static List<UnitPlace> places(FoldSequence folds) {
        List<UnitPlace> places = new ArrayList<>();
        int number = 0;
        for (FoldLayer layer : folds.layers()) {
            int index = 0;
            for (Unit unit : layer.units()) {
                if (unit.pieces() > 1) {
                    places.add(new UnitPlace(number, index++));
                }
            }
            number += index > 0 ? 1 : 0;
        }
        return places;
    }

    /// The shape of a domain that is a single point. Its volume is 1, as of every point in
    /// dimension 0.
    public static RegionShape ofPoint(FoldSequence folds) {
        List<AffineForm> map = new OutputMaps(folds).map(patternOfPoint(folds));
        return new RegionShape(
                List.of(),
                map,
                List.of(),
                true,
                Optional.empty(),
                Optional.of(Rational.ONE),
                argmax(map, List.of()));
    }

    /// The pattern at a domain that is a single point.
    public static Prefix patternOfPoint(FoldSequence folds) {
        return Walls.patternAt(folds, List.of());
    }

    /// Surveys a region.
    ///
    /// @param pattern of a region with interior
    public RegionShape of(Prefix pattern) {
        walls.of(pattern);
        rows.of(walls.walls());
        inner.find(rows);
        facets.find(rows);
        boolean bounded = domain.isBoxed() || recession.none(rows, facets);
        List<Rational> point = rows.point();
        List<AffineForm> map = walls.map();
        return new RegionShape(
                point,
                map,
                facets(pattern),
                bounded,
                ball.of(rows, facets, recession),
                bounded && d <= Volume.MOST
                        ? Optional.of(volume.of(rows, facets))
                        : Optional.empty(),
                argmax(map, point));
    }

    /// The patterns of the regions behind the facets of a region, without the rest of its shape.
    ///
    /// @param pattern of a region with interior
    public List<Prefix> neighbours(Prefix pattern) {
        walls.of(pattern);
        rows.of(walls.walls());
        inner.find(rows);
        facets.find(rows);
        return facets(pattern).stream().flatMap(facet -> facet.beyond().stream()).toList();
    }

    private List<Facet> facets(Prefix pattern) {
        List<Facet> all = new ArrayList<>();
        for (int k = 0; k < facets.count(); k++) {
            Wall wall = walls.walls().get(facets.wall(k));
            if (wall.ofDomain()) {
                all.add(new Facet(Optional.empty(), Optional.empty()));
                continue;
            }
            int facet = k;
            Prefix beyond =
                    walls.obviousNeighbour(wall)
                            .orElseGet(() -> walls.neighbour(wall, facets.inside(rows, facet)));
            int unit = 0;
            while (beyond.piece(unit) == pattern.piece(unit)) {
                unit++;
            }
            all.add(new Facet(Optional.of(places.get(unit)), Optional.of(beyond)));
        }
        return all;
    }

    /// The number of the first largest of some functions at a point.
    static int argmax(List<AffineForm> map, List<Rational> point) {
        int best = 0;
        Rational most = map.getFirst().at(point);
        for (int row = 1; row < map.size(); row++) {
            Rational value = map.get(row).at(point);
            if (value.compareTo(most) > 0) {
                best = row;
                most = value;
            }
        }
        return best;
    }
}
