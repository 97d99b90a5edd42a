package org.faltung.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.view.scene.Polyline;

/// Joins segments that meet into polylines, and leaves out points between which the line is straight: what a
/// unit folds along is then drawn in few strokes.
final class Chains {
    /// Points this close on the page are one.
    private static final double SAME = 1e-3;

    /// A point this close to the line between its neighbours is left out.
    private static final double STRAIGHT = 2e-3;

    private final List<double[]> segments = new ArrayList<>();

    private record Place(long x, long y) {
        static Place of(double x, double y) {
            return new Place(Math.round(x / SAME), Math.round(y / SAME));
        }
    }

    void add(double x0, double y0, double x1, double y1) {
        segments.add(new double[] {x0, y0, x1, y1});
    }

    /// The polylines that cover the segments, in the order of the first segments of each.
    List<Polyline> polylines() {
        Map<Place, List<Integer>> ends = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            double[] s = segments.get(i);
            ends.computeIfAbsent(Place.of(s[0], s[1]), _ -> new ArrayList<>(2)).add(i);
            ends.computeIfAbsent(Place.of(s[2], s[3]), _ -> new ArrayList<>(2)).add(i);
        }
        boolean[] used = new boolean[segments.size()];
        List<Polyline> lines = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!used[i]) {
                used[i] = true;
                double[] s = segments.get(i);
                List<double[]> back = walk(s[0], s[1], ends, used);
                List<double[]> points = new ArrayList<>(back.reversed());
                points.add(new double[] {s[0], s[1]});
                points.add(new double[] {s[2], s[3]});
                points.addAll(walk(s[2], s[3], ends, used));
                lines.add(straightened(points));
            }
        }
        return lines;
    }

    /// The points that follow an end, as long as one segment only goes on from there.
    private List<double[]> walk(
            double fromX, double fromY, Map<Place, List<Integer>> ends, boolean[] used) {
        List<double[]> points = new ArrayList<>();
        double x = fromX;
        double y = fromY;
        while (true) {
            Place here = Place.of(x, y);
            List<Integer> next =
                    ends.getOrDefault(here, List.of()).stream().filter(i -> !used[i]).toList();
            if (next.size() != 1) {
                return points;
            }
            used[next.getFirst()] = true;
            double[] s = segments.get(next.getFirst());
            boolean forward = Place.of(s[0], s[1]).equals(here);
            x = forward ? s[2] : s[0];
            y = forward ? s[3] : s[1];
            points.add(new double[] {x, y});
        }
    }

    private static Polyline straightened(List<double[]> points) {
        Polyline.Builder line = Polyline.builder();
        double[] kept = points.getFirst();
        line.add(kept[0], kept[1]);
        int last = 0;
        for (int i = 1; i + 1 < points.size(); i++) {
            if (!isStraight(points, last, i + 1)) {
                line.add(points.get(i)[0], points.get(i)[1]);
                last = i;
            }
        }
        return line.add(points.getLast()[0], points.getLast()[1]).build();
    }

    /// Whether all points between two are on the way from one to the other.
    private static boolean isStraight(List<double[]> points, int from, int to) {
        double[] a = points.get(from);
        double[] b = points.get(to);
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double length = Math.hypot(dx, dy);
        double before = 0;
        for (int i = from + 1; i <= to; i++) {
            double[] p = points.get(i);
            double along = (p[0] - a[0]) * dx + (p[1] - a[1]) * dy;
            double off = (p[0] - a[0]) * dy - (p[1] - a[1]) * dx;
            if (along < before || Math.abs(off) > STRAIGHT * length) {
                return false;
            }
            before = along;
        }
        return true;
    }
}
