package org.faltung.region.plane;

import java.util.List;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.BitWeight;
import org.faltung.region.geometry.PatternCode;
import org.jspecify.annotations.Nullable;

/// A cell of a map: a region of the network on the plane, and what the network does there.
///
/// It appears immutable; what the network does there may be worked out when it is first asked for.
public final class MappedCell {
    private final PatternCode code;
    private final PatternBook book;
    private final int cell;
    private final Outline outline;
    private volatile @Nullable Draft draft; // until it has drawn the rest
    private volatile @Nullable Detail detail;

    /// A part of a cell on which one output is the largest.
    ///
    /// @param winner the number of the first output that is; of a single output 1 where it is positive, else 0
    /// @param outline the part as a polygon; the cell's own if it is all of it
    public record Part(int winner, Outline outline) {}

    /// What the network does on a cell.
    ///
    /// @param output three coefficients an output
    /// @param parts by the largest output
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Detail(double[] output, List<Part> parts) {}

    /// @param draft draws the detail
    MappedCell(PatternCode code, PatternBook book, int cell, Outline outline, Draft draft) {
        this.code = code;
        this.book = book;
        this.cell = cell;
        this.outline = outline;
        this.draft = draft;
    }

    private Detail detail() {
        Draft author = draft;
        if (author != null) {
            detail = author.detail(cell, outline);
            draft = null;
        }
        Detail known = detail;
        if (known == null) {
            throw new IllegalStateException("neither drawn nor to be drawn");
        }
        return known;
    }

    /// The pieces of all folding units.
    public Prefix pattern() {
        return book.pattern(cell);
    }

    /// The pattern in hexadecimal, layer by layer, as [PatternCode#hex] writes it.
    public String code() {
        return code.hex(pattern());
    }

    /// The sum of the weights of those bits of the code that are 1.
    ///
    /// @param weight best one object, as sums are kept until those of another are asked for
    public long sum(BitWeight weight) {
        return book.sum(cell, code, weight);
    }

    /// The polygon.
    public Outline outline() {
        return outline;
    }

    /// The number of outputs.
    public int outputs() {
        return detail().output().length / 3;
    }

    /// A coefficient of an output as a function of u and v on the cell, nearly: within a proved bound that is about
    /// 10⁻¹⁴ of the sizes that it was added up from.
    ///
    /// @param row the number of the output
    /// @param q 0 of u, 1 of v, 2 the constant
    public double output(int row, int q) {
        return detail().output()[3 * row + q];
    }

    /// The parts by the largest output: at least one, by rising number of the output.
    public List<Part> parts() {
        return detail().parts();
    }
}
