package org.faltung.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.region.plane.Outline;
import org.faltung.slice.Face;
import org.faltung.view.color.Palette;

/// The colours of the faces of a map by pattern: those of [PatternColors], but faces with a common side have
/// different ones.
final class Colors {
    /// Corners this close, in sizes of the window, are one.
    private static final double SAME = 1e-9;

    private final List<Face> faces;
    private final double unitU;
    private final double unitV;

    private record Corner(long u, long v) {}

    private record Edge(Corner from, Corner to) {}

    private Colors(List<Face> faces, Frame frame) {
        this.faces = faces;
        unitU = SAME * (frame.highU() - frame.lowU());
        unitV = SAME * (frame.highV() - frame.lowV());
    }

    /// The number of the colour of each face, from 0 to [Palette#PATTERNS] - 1.
    static int[] of(List<Face> faces, Frame frame) {
        return new Colors(faces, frame).resolved();
    }

    private int[] resolved() {
        int[] colors = faces.stream().mapToInt(PatternColors::of).toArray();
        List<List<Integer>> neighbours = neighbours();
        for (int i = 0; i < colors.length; i++) {
            long taken = 0;
            for (int neighbour : neighbours.get(i)) {
                taken |= 1L << colors[neighbour];
            }
            int color = colors[i];
            for (int k = 1; k < Palette.PATTERNS && (taken >> color & 1) != 0; k++) {
                color = (colors[i] + k) % Palette.PATTERNS;
            }
            colors[i] = color;
        }
        return colors;
    }

    /// The faces beside each face. Both sides of a fold have the same corners, for the values of later units are
    /// continuous across it.
    private List<List<Integer>> neighbours() {
        Map<Edge, Integer> open = new HashMap<>();
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            neighbours.add(new ArrayList<>(6));
            Outline outline = faces.get(i).outline();
            for (int side = 0; side < outline.size(); side++) {
                Corner from = corner(outline, side);
                Corner to = corner(outline, (side + 1) % outline.size());
                Integer other = open.remove(new Edge(to, from));
                if (other == null) {
                    open.put(new Edge(from, to), i);
                } else {
                    neighbours.get(i).add(other);
                    neighbours.get(other).add(i);
                }
            }
        }
        return neighbours;
    }

    private Corner corner(Outline outline, int corner) {
        return new Corner(
                Math.round(outline.u(corner) / unitU), Math.round(outline.v(corner) / unitV));
    }
}
