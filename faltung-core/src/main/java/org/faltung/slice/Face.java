package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.BitWeight;
import org.faltung.region.geometry.UnitPlace;
import org.faltung.region.plane.MappedCell;
import org.faltung.region.plane.Outline;

/// One linear region (R2) of a network in a window of a plane, as a polygon.
///
/// Immutable.
public final class Face {
    private final long id;
    private final MappedCell cell;
    private final Surface surface;

    Face(long id, MappedCell cell, Surface surface) {
        this.id = id;
        this.cell = cell;
        this.surface = surface;
    }

    /// The number of the face, from 0, in the order of the tree; it does not depend on the number of threads.
    public long id() {
        return id;
    }

    /// The pattern in hexadecimal, layer by layer, as region lists give it.
    public String code() {
        return cell.code();
    }

    /// The pieces of all folding units.
    public Prefix pattern() {
        return cell.pattern();
    }

    /// A sum over the code's bits that are 1: so of faces with equal patterns it is the same in every window.
    ///
    /// @param weight what a bit adds; best one object, as sums are kept until those of another are asked for
    public long sum(BitWeight weight) {
        return cell.sum(weight);
    }

    /// The polygon in the plane's coordinates (u, v): its corners, and the units that fold along its sides.
    public Outline outline() {
        return cell.outline();
    }

    /// One more than the number of the latest layer that folds along a side, counted among the layers that fold; 0 if
    /// all sides lie on the window's border.
    public int depth() {
        int depth = 0;
        for (int i = 0; i < outline().size(); i++) {
            depth = Math.max(depth, outline().fold(i).map(UnitPlace::layer).orElse(-1) + 1);
        }
        return depth;
    }

    /// The class of the face: that of its part by the largest output; if it has several, that which holds the mean of
    /// the corners. A class is the number of the first output that is the largest; of a single output 1 where it is
    /// positive, else 0.
    public int winner() {
        List<MappedCell.Part> parts = parts();
        if (parts.size() == 1) {
            return parts.getFirst().winner();
        }
        double u = outline().insideU();
        double v = outline().insideV();
        int best = parts.getFirst().winner();
        double most = Double.NEGATIVE_INFINITY;
        for (MappedCell.Part part : parts) {
            double value =
                    outputs() > 1
                            ? value(part.winner(), u, v)
                            : (2 * part.winner() - 1) * value(0, u, v);
            if (value > most) {
                most = value;
                best = part.winner();
            }
        }
        return best;
    }

    /// The parts of the face by class; one, mostly: then its outline is that of the face.
    public List<MappedCell.Part> parts() {
        return cell.parts();
    }

    /// The class, if the whole face has one.
    public OptionalInt onlyWinner() {
        return parts().size() == 1
                ? OptionalInt.of(parts().getFirst().winner())
                : OptionalInt.empty();
    }

    /// The number of outputs of the network.
    public int outputs() {
        return cell.outputs();
    }

    /// A coefficient of an output as a function of (u, v), as a double that is close to it.
    ///
    /// @param row the number of the output
    /// @param q 0 of u, 1 of v, 2 the constant
    public double output(int row, int q) {
        return cell.output(row, q);
    }

    /// An output at a point of the face, as a double that is close to it.
    public double value(int row, double u, double v) {
        return output(row, 0) * u + output(row, 1) * v + output(row, 2);
    }

    /// The outputs as functions of (u, v), exactly.
    public List<AffineForm> exactOutput() {
        return surface.exactly(cell.pattern());
    }

    /// The spectral norm of the linear part of the network on the face, restricted to the plane: the most that the
    /// output changes, in its Euclidean norm, a unit of length in the input space. Of one output it is the length of the
    /// gradient's part in the plane. A double, close to it.
    public double norm() {
        return surface.norm(cell);
    }

    /// The pieces of the decision boundary inside the face, each once.
    public List<DecisionSegment> decisions() {
        List<DecisionSegment> segments = new ArrayList<>();
        if (parts().size() > 1) {
            for (MappedCell.Part part : parts()) {
                DecisionSegment.collect(part, segments::add);
            }
        }
        return segments;
    }

    /// The area in (u, v), as a double.
    public double area() {
        return outline().area();
    }

    /// The area in (u, v), exactly.
    public Rational exactArea() {
        return outline().exactArea();
    }
}
