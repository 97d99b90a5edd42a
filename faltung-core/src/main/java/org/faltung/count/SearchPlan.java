package org.faltung.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.faltung.region.Problem;
import org.faltung.region.geometry.PatternCode;

/// A search as other machines are told of it.
///
/// @param problem what is searched
/// @param recipe of the engine
/// @param patterns whether the regions' patterns are wanted
public record SearchPlan(Problem problem, String recipe, boolean patterns) {
    /// Writes it.
    public void write(DataOutput out) throws IOException {
        ProblemBytes.write(problem, out);
        out.writeUTF(recipe);
        out.writeBoolean(patterns);
    }

    /// Reads what [#write] wrote.
    public static SearchPlan read(DataInput in) throws IOException {
        return new SearchPlan(ProblemBytes.read(in), in.readUTF(), in.readBoolean());
    }

    /// The code of the problem's patterns.
    public PatternCode code() {
        return new PatternCode(problem.folds());
    }
}
