package org.faltung.count;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineMap;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.Facet;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.geometry.RegionShape;
import org.faltung.region.geometry.RegionSurvey;

/// Describes regions by their numbers; for one thread.
public final class Surveyor {
    private final SurveyPlan plan;
    private final PatternCode code;
    private final RegionSurvey survey;

    /// Makes ready.
    public Surveyor(SurveyPlan plan) {
        this.plan = plan;
        code = plan.table().code();
        survey = new RegionSurvey(plan.problem());
    }

    /// Regions with the numbers of a range, in order.
    ///
    /// @param from the first
    /// @param to the number after the last
    /// @param stopped asked before each region; if so, the rest is left out
    public List<Region> regions(int from, int to, BooleanSupplier stopped) {
        List<Region> regions = new ArrayList<>();
        for (int id = from; id < to && !stopped.getAsBoolean(); id++) {
            regions.add(region(id));
        }
        return regions;
    }

    /// A region.
    public Region region(int id) {
        Prefix pattern = plan.table().pattern(id);
        RegionShape shape = survey.of(pattern);
        List<Region.Border> borders = shape.facets().stream().map(this::border).toList();
        List<Rational> point =
                plan.coordinates().map(map -> image(map, shape.point())).orElse(shape.point());
        return new Region(id, pattern, code.hex(pattern), point, shape, borders);
    }

    private Region.Border border(Facet facet) {
        return new Region.Border(
                facet.unit(), facet.beyond().map(plan.table()::find).orElse(OptionalInt.empty()));
    }

    /// The image of a point.
    static List<Rational> image(AffineMap map, List<Rational> point) {
        List<Rational> image = new ArrayList<>();
        for (int row = 0; row < map.outputs(); row++) {
            Rational sum = map.exactOffset(row);
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                sum = sum.plus(map.exact(k).times(point.get(map.column(k))));
            }
            image.add(sum);
        }
        return image;
    }
}
