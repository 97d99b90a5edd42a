package org.faltung.view;

import org.faltung.slice.Metric;
import org.faltung.slice.Window;
import org.faltung.view.scene.Polyline;

/// Where the window of a plane lies on the page. Lengths on the page are in points of 1/96 inch, y points down.
///
/// In the plane's own metric, u runs to the right and the picture is a scaled copy of the plane: where the
/// directions are not perpendicular, the window is a parallelogram. Stretched, it is a rectangle, whatever the
/// metric.
final class Frame {
    private final Sides window;
    private final double xOfU;
    private final double xOfV;
    private final double yOfV;
    private double scaleX = 1;
    private double scaleY = 1;
    private double left;
    private double bottom;

    private record Sides(double lowU, double highU, double lowV, double highV) {
        double wide() {
            return highU - lowU;
        }

        double high() {
            return highV - lowV;
        }
    }

    private Frame(Sides window, double xOfU, double xOfV, double yOfV) {
        this.window = window;
        this.xOfU = xOfU;
        this.xOfV = xOfV;
        this.yOfV = yOfV;
    }

    /// A scaled copy of the plane.
    static Frame metric(Metric metric, Window window) {
        double lean = metric.along();
        // What leans by less than a millionth is a rounded right angle.
        boolean right = Math.abs(lean) < 1e-6 * metric.across();
        return new Frame(sides(window), metric.lengthOfE(), right ? 0 : lean, metric.across());
    }

    /// A rectangle whose sides have any lengths.
    static Frame stretched(Window window) {
        return new Frame(sides(window), 1, 0, 1);
    }

    private static Sides sides(Window window) {
        return new Sides(
                window.u().low().nearest(),
                window.u().high().nearest(),
                window.v().low().nearest(),
                window.v().high().nearest());
    }

    /// Height over width of the smallest upright rectangle around the window.
    double aspect() {
        return high() / wide();
    }

    private double wide() {
        return window.wide() * xOfU + window.high() * Math.abs(xOfV);
    }

    private double high() {
        return window.high() * yOfV;
    }

    /// Puts it into a rectangle: as large as can be without changing its shape, at the top, in the middle.
    void fit(double x, double y, double width, double height) {
        double scale = Math.min(width / wide(), height / high());
        place(x + (width - scale * wide()) / 2, y + scale * high(), scale, scale);
    }

    /// Puts it into a rectangle that it fills.
    void fill(double x, double y, double width, double height) {
        place(x, y + height, width / wide(), height / high());
    }

    private void place(double x, double lowest, double horizontal, double vertical) {
        scaleX = horizontal;
        scaleY = vertical;
        left = x + Math.max(0, -xOfV) * window.high() * scaleX;
        bottom = lowest;
    }

    double x(double u, double v) {
        return left + scaleX * ((u - window.lowU()) * xOfU + (v - window.lowV()) * xOfV);
    }

    double y(double v) {
        return bottom - scaleY * (v - window.lowV()) * yOfV;
    }

    /// Square points of the page in a unit of area of (u, v).
    double areaOfUnit() {
        return scaleX * xOfU * scaleY * yOfV;
    }

    double lowU() {
        return window.lowU();
    }

    double highU() {
        return window.highU();
    }

    double lowV() {
        return window.lowV();
    }

    double highV() {
        return window.highV();
    }

    /// The window's border, from the lower left corner counterclockwise.
    Polyline border() {
        return Polyline.builder()
                .add(x(lowU(), lowV()), y(lowV()))
                .add(x(highU(), lowV()), y(lowV()))
                .add(x(highU(), highV()), y(highV()))
                .add(x(lowU(), highV()), y(highV()))
                .build();
    }

    /// The smallest upright rectangle around the window.
    Polyline bounds() {
        double x = Math.min(x(lowU(), lowV()), x(lowU(), highV()));
        return Polyline.rectangle(x, y(highV()), wide() * scaleX, high() * scaleY);
    }

    /// The same in numbers, for a script.
    PlotBox box() {
        return new PlotBox(
                x(lowU(), lowV()),
                y(lowV()),
                scaleX * xOfU,
                scaleX * xOfV,
                -scaleY * yOfV,
                lowU(),
                highU(),
                lowV(),
                highV());
    }
}
