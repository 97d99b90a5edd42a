package org.faltung.view;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.faltung.region.plane.Outline;
import org.faltung.view.color.Rgb;
import org.faltung.view.color.Scale;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Polyline;

/// How many regions there are in each pixel: every region is spread evenly over its own area, so that the sum over
/// all pixels is the number of regions.
final class Density {
    private final int columns;
    private final int rows;
    private final double left;
    private final double top;
    private final double side;
    private final double[] regions;

    /// Nothing yet, on a rectangle of the page.
    ///
    /// @param side of a pixel
    Density(double left, double top, double width, double height, double side) {
        this.left = left;
        this.top = top;
        this.side = side;
        columns = (int) Math.max(1, Math.ceil(width / side - 1e-6));
        rows = (int) Math.max(1, Math.ceil(height / side - 1e-6));
        regions = new double[Math.multiplyExact(columns, rows)];
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    double regions(int column, int row) {
        return regions[row * columns + column];
    }

    /// Adds a region, a convex polygon on the page.
    void add(Polyline outline) {
        double[] polygon = new double[2 * outline.size()];
        for (int i = 0; i < outline.size(); i++) {
            polygon[2 * i] = (outline.x(i) - left) / side;
            polygon[2 * i + 1] = (outline.y(i) - top) / side;
        }
        add(polygon);
    }

    /// Adds a region, a polygon of the plane.
    void add(Outline outline, Frame frame) {
        double[] polygon = new double[2 * outline.size()];
        for (int i = 0; i < outline.size(); i++) {
            double v = outline.v(i);
            polygon[2 * i] = (frame.x(outline.u(i), v) - left) / side;
            polygon[2 * i + 1] = (frame.y(v) - top) / side;
        }
        add(polygon);
    }

    private void add(double[] polygon) {
        double lowX = Double.MAX_VALUE;
        double highX = -Double.MAX_VALUE;
        double lowY = Double.MAX_VALUE;
        double highY = -Double.MAX_VALUE;
        for (int i = 0; i < polygon.length; i += 2) {
            lowX = Math.min(lowX, polygon[i]);
            highX = Math.max(highX, polygon[i]);
            lowY = Math.min(lowY, polygon[i + 1]);
            highY = Math.max(highY, polygon[i + 1]);
        }
        double area = area(polygon);
        int firstRow = inside(lowY, rows);
        int lastRow = inside(highY, rows);
        int firstColumn = inside(lowX, columns);
        int lastColumn = inside(highX, columns);
        boolean onePixel = firstRow == lastRow && firstColumn == lastColumn;
        if (onePixel || !(area > 0)) {
            int column = inside((lowX + highX) / 2, columns);
            regions[inside((lowY + highY) / 2, rows) * columns + column] += 1;
            return;
        }
        for (int row = firstRow; row <= lastRow; row++) {
            double[] strip = cut(cut(polygon, 1, row, 1), 1, row + 1, -1);
            spread(strip, row, 1 / area);
        }
    }

    private void spread(double[] strip, int row, double perArea) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = 0; i < strip.length; i += 2) {
            low = Math.min(low, strip[i]);
            high = Math.max(high, strip[i]);
        }
        if (low > high) {
            return;
        }
        int last = inside(high, columns);
        double[] rest = strip;
        for (int column = inside(low, columns); column <= last; column++) {
            boolean end = column == last;
            double[] cell = end ? rest : cut(rest, 0, column + 1, -1);
            regions[row * columns + column] += area(cell) * perArea;
            if (!end) {
                rest = cut(rest, 0, column + 1, 1);
            }
        }
    }

    private static int inside(double coordinate, int count) {
        return Math.clamp((long) Math.floor(coordinate), 0, count - 1);
    }

    /// The part of a convex polygon where sign · (coordinate − bound) ≥ 0.
    private static double[] cut(double[] polygon, int axis, double bound, int sign) {
        double[] kept = new double[polygon.length + 4];
        int used = 0;
        int n = polygon.length;
        for (int i = 0; i < n; i += 2) {
            int j = (i + 2) % n;
            double here = sign * (polygon[i + axis] - bound);
            double there = sign * (polygon[j + axis] - bound);
            if (here >= 0) {
                kept[used++] = polygon[i];
                kept[used++] = polygon[i + 1];
            }
            if (here < 0 != there < 0) {
                double share = here / (here - there);
                kept[used++] = polygon[i] + share * (polygon[j] - polygon[i]);
                kept[used++] = polygon[i + 1] + share * (polygon[j + 1] - polygon[i + 1]);
            }
        }
        return Arrays.copyOf(kept, used);
    }

    private static double area(double[] polygon) {
        double twice = 0;
        int n = polygon.length;
        for (int i = 0; i < n; i += 2) {
            int j = (i + 2) % n;
            twice +=
                    (polygon[i] - polygon[0]) * (polygon[j + 1] - polygon[1])
                            - (polygon[j] - polygon[0]) * (polygon[i + 1] - polygon[1]);
        }
        return Math.abs(twice) / 2;
    }

    /// The regions in all pixels together.
    double total() {
        return Arrays.stream(regions).sum();
    }

    /// The most regions in a pixel.
    double most() {
        return Arrays.stream(regions).max().orElse(0);
    }

    /// The number of regions that one in a thousand of the pixels with any does not reach.
    double least() {
        double[] some = Arrays.stream(regions).filter(x -> x > 0).sorted().toArray();
        return some.length == 0 ? 0 : some[some.length / 1000];
    }

    /// The picture of it.
    BufferedImage image(Range range, Scale scale, Theme theme) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = regions(column, row);
                if (value > 0) {
                    Rgb color = scale.at(range.place(value)).in(theme);
                    image.setRGB(column, row, 0xFF000000 | color.number());
                }
            }
        }
        return image;
    }
}
