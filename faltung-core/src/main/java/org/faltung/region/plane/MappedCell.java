package org.faltung.region.plane;

import java.util.List;
import org.faltung.region.geometry.PackedPattern;

/// A cell of a map: a region of the network on the plane, and what the network does there.
public final class MappedCell {
    private final PackedPattern pattern;
    private final Outline outline;
    private final double[] output;
    private final List<Part> parts;

    /// A part of a cell on which one output is the largest.
    ///
    /// @param winner the number of the first output that is; of a single output 1 where it is positive, else 0
    /// @param outline the part as a polygon; the cell's own if it is all of it
    public record Part(int winner, Outline outline) {}

    MappedCell(PackedPattern pattern, Outline outline, double[] output, List<Part> parts) {
        this.pattern = pattern;
        this.outline = outline;
        this.output = output;
        this.parts = List.copyOf(parts);
    }

    /// The pieces of all folding units.
    public PackedPattern pattern() {
        return pattern;
    }

    /// The polygon.
    public Outline outline() {
        return outline;
    }

    /// The number of outputs.
    public int outputs() {
        return output.length / 3;
    }

    /// A coefficient of an output as a function of u and v on the cell, nearly: within a proved bound that is about
    /// 10⁻¹⁴ of the sizes that it was added up from.
    ///
    /// @param row the number of the output
    /// @param q 0 of u, 1 of v, 2 the constant
    public double output(int row, int q) {
        return output[3 * row + q];
    }

    /// The parts by the largest output: at least one, by rising number of the output.
    public List<Part> parts() {
        return parts;
    }
}
