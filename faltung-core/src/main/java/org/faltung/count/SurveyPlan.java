package org.faltung.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.faltung.linear.AffineMap;
import org.faltung.region.Problem;
import org.faltung.region.geometry.PatternTable;

/// All that somebody needs who describes regions.
///
/// @param problem the network in a domain
/// @param coordinates the map from the domain's coordinates to the input space; empty if they are the input's own
/// @param table the patterns of all regions, in order
public record SurveyPlan(Problem problem, Optional<AffineMap> coordinates, PatternTable table) {
    /// Writes it.
    public void write(DataOutput out) throws IOException {
        ProblemBytes.write(problem, out);
        out.writeBoolean(coordinates.isPresent());
        if (coordinates.isPresent()) {
            ProblemBytes.write(coordinates.get(), out);
        }
        table.write(out);
    }

    /// Reads what [#write] wrote.
    public static SurveyPlan read(DataInput in) throws IOException {
        Problem problem = ProblemBytes.read(in);
        Optional<AffineMap> coordinates =
                in.readBoolean() ? Optional.of(ProblemBytes.readMap(in)) : Optional.empty();
        return new SurveyPlan(problem, coordinates, PatternTable.read(problem.folds(), in));
    }
}
