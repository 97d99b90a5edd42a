package org.faltung.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.slice.Face;
import org.faltung.view.scene.Polyline;
import org.jspecify.annotations.Nullable;

/// The faces of a map, gathered for a picture as they come: kept one by one, until it is sure that their median is smaller
/// than a pixel; from then on only counted pixel by pixel, so that there may be any number of them.
final class Gathered {
    private final Frame frame;
    private final double pixel;
    private final double unit;
    private final List<Face> faces = new ArrayList<>();
    private long small; // faces that are smaller than a pixel
    private double open; // the area that no face covers yet, on the page
    private volatile @Nullable Density density;

    /// @param frame where it has its place
    /// @param pixel the length of its side
    Gathered(Frame frame, double pixel) {
        this.frame = frame;
        this.pixel = pixel;
        unit = frame.areaOfUnit();
        open = unit * (frame.highU() - frame.lowU()) * (frame.highV() - frame.lowV());
    }

    /// Takes a further face.
    void add(Face face) {
        Density known = density;
        if (known != null) {
            known.add(face.outline(), frame);
            return;
        }
        double area = unit * face.area();
        faces.add(face);
        open -= area;
        small += area < pixel * pixel ? 1 : 0;
        double large = faces.size() - small + Math.max(0, open) / (pixel * pixel);
        if (small > 1 + 1.0001 * large) { // however the rest is cut
            spread();
        }
    }

    private Density spread() {
        Polyline box = frame.bounds();
        double width = box.x(1) - box.x(0);
        double tall = box.y(2) - box.y(1);
        Density fresh = new Density(box.x(0), box.y(0), width, tall, pixel);
        faces.forEach(face -> fresh.add(face.outline(), frame));
        faces.clear();
        density = fresh;
        return fresh;
    }

    /// Whether it is sure that the median face is smaller than a pixel; asked by any thread.
    boolean isDense() {
        return density != null;
    }

    /// The number of faces by pixel, if the median face, now that all have come, is smaller than one.
    Optional<Density> density() {
        Density known = density;
        if (known == null && medianArea() < pixel * pixel) {
            known = spread();
        }
        return Optional.ofNullable(known);
    }

    /// The faces that were kept: all, unless they are smaller than a pixel.
    List<Face> faces() {
        return faces;
    }

    /// The median area of the faces that were kept, on the page; without faces that of everything.
    double medianArea() {
        double[] areas = faces.stream().mapToDouble(Face::area).sorted().toArray();
        return areas.length == 0 ? Double.MAX_VALUE : unit * areas[areas.length / 2];
    }
}
