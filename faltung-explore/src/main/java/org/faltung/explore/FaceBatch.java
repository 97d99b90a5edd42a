package org.faltung.explore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.faltung.region.geometry.UnitPlace;
import org.faltung.region.plane.MappedCell;
import org.faltung.region.plane.Outline;
import org.faltung.slice.DecisionSegment;
import org.faltung.slice.Face;
import org.faltung.slice.Window;
import org.faltung.view.PatternColors;

/// Some faces as bytes, little-endian, for a picture: a header of eight 32-bit integers (kind, request, faces, pieces, corners,
/// edges, rims, corners of rims), then
///
/// - for each face a point inside, u and v, as 64-bit floats;
/// - for each face its area and its norm, as 32-bit floats; then its colour by pattern, its depth and its class as 8, 8 and 16
///   bits of a 32-bit integer;
/// - for each piece (a part of a face with one class) its face in the batch, then its corners and its class as 16 bits each;
/// - the corners of the pieces, as 32-bit floats relative to the window, from 0 to 1;
/// - for each edge its two ends in the same way, then for each edge its kind: 1 and more, the layer that folds along it; 0, a
///   decision boundary;
/// - for each rim, the outline of a face that has several pieces, its face in the batch and how many corners it has; then those
///   corners. The rim of any other face is its piece.
///
/// Corners are exact until here, where they are rounded once.
final class FaceBatch {
    /// A first, coarse picture of the view.
    static final int COARSE = 1;

    /// The faces of the view.
    static final int FINE = 2;

    private static final int HEADER = 8 * Integer.BYTES;
    private static final int SHORT = 0xFFFF;

    private final int kind;
    private final int request;
    private final double lowU;
    private final double lowV;
    private final double sizeU;
    private final double sizeV;
    private final List<Face> faces = new ArrayList<>();
    private final List<float[]> edges = new ArrayList<>();
    private final List<Integer> edgeKinds = new ArrayList<>();
    private int pieces;
    private int corners;
    private int rims;
    private int rimCorners;

    FaceBatch(int kind, int request, Window window) {
        this.kind = kind;
        this.request = request;
        lowU = window.u().low().nearest();
        lowV = window.v().low().nearest();
        sizeU = window.u().high().minus(window.u().low()).nearest();
        sizeV = window.v().high().minus(window.v().low()).nearest();
    }

    int size() {
        return faces.size();
    }

    void add(Face face) {
        faces.add(face);
        for (MappedCell.Part part : face.parts()) {
            pieces++;
            corners += part.outline().size();
        }
        Outline outline = face.outline();
        if (isCut(face)) {
            rims++;
            rimCorners += outline.size();
        }
        for (int i = 0; i < outline.size(); i++) {
            if (outline.isDrawn(i) && outline.side(i) == Outline.Side.FOLD) {
                int next = (i + 1) % outline.size();
                edge(
                        outline.u(i),
                        outline.v(i),
                        outline.u(next),
                        outline.v(next),
                        outline.fold(i).map(UnitPlace::layer).orElse(0) + 1);
            }
        }
        for (DecisionSegment segment : face.decisions()) {
            edge(segment.fromU(), segment.fromV(), segment.toU(), segment.toV(), 0);
        }
    }

    /// Whether decision boundaries cut it into pieces.
    private static boolean isCut(Face face) {
        return face.parts().size() > 1;
    }

    private void edge(double u0, double v0, double u1, double v1, int layer) {
        edges.add(new float[] {x(u0), y(v0), x(u1), y(v1)});
        edgeKinds.add(layer);
    }

    private float x(double u) {
        return (float) ((u - lowU) / sizeU);
    }

    private float y(double v) {
        return (float) ((v - lowV) / sizeV);
    }

    ByteBuffer bytes() {
        int size =
                HEADER
                        + 28 * faces.size()
                        + 8 * (pieces + corners + rims + rimCorners)
                        + 20 * edges.size();
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(kind).putInt(request).putInt(faces.size()).putInt(pieces);
        bytes.putInt(corners).putInt(edges.size()).putInt(rims).putInt(rimCorners);
        for (Face face : faces) {
            bytes.putDouble(face.outline().insideU()).putDouble(face.outline().insideV());
        }
        faces.forEach(face -> bytes.putFloat((float) face.area()));
        faces.forEach(face -> bytes.putFloat((float) face.norm()));
        for (Face face : faces) {
            int depth = Math.min(face.depth(), 255);
            bytes.putInt(
                    PatternColors.of(face.code()) | depth << 8 | (face.winner() & SHORT) << 16);
        }
        putPieces(bytes);
        edges.forEach(edge ->
                bytes.putFloat(edge[0]).putFloat(edge[1]).putFloat(edge[2]).putFloat(edge[3]));
        edgeKinds.forEach(bytes::putInt);
        putRims(bytes);
        return bytes.flip();
    }

    private void putPieces(ByteBuffer bytes) {
        for (int i = 0; i < faces.size(); i++) {
            for (int k = 0; k < faces.get(i).parts().size(); k++) {
                bytes.putInt(i);
            }
        }
        for (Face face : faces) {
            for (MappedCell.Part part : face.parts()) {
                bytes.putInt(part.outline().size() | (part.winner() & SHORT) << 16);
            }
        }
        for (Face face : faces) {
            for (MappedCell.Part part : face.parts()) {
                putCorners(part.outline(), bytes);
            }
        }
    }

    private void putRims(ByteBuffer bytes) {
        for (int i = 0; i < faces.size(); i++) {
            if (isCut(faces.get(i))) {
                bytes.putInt(i).putInt(faces.get(i).outline().size());
            }
        }
        for (Face face : faces) {
            if (isCut(face)) {
                putCorners(face.outline(), bytes);
            }
        }
    }

    private void putCorners(Outline outline, ByteBuffer bytes) {
        for (int i = 0; i < outline.size(); i++) {
            bytes.putFloat(x(outline.u(i))).putFloat(y(outline.v(i)));
        }
    }
}
