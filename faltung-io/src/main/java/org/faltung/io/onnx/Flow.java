package org.faltung.io.onnx;

import java.util.Optional;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Shape;

/// What is computed from the network's input.
///
/// @param origin the layers that compute it
/// @param dims its sizes as ONNX sees them; views of the same memory change them and nothing else
/// @param shape its shape as the network sees it; empty while all layers work value by value, for
///     then the input may still be an image, a signal or a vector
/// @param border the zeros around it, if it is the same as some other flow with zeros around
/// @param ending the final operator that was left off, if any
record Flow(
        Origin origin,
        Dims dims,
        Optional<Shape> shape,
        Optional<Border> border,
        Optional<String> ending)
        implements Value {

    /// The network's input.
    static Flow input(Dims dims) {
        return new Flow(
                new Origin.Input(), dims, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same memory seen otherwise.
    Flow viewed(Dims other) {
        return new Flow(origin, other, shape, Optional.empty(), ending);
    }

    /// The same values in a shape of the network.
    Flow shaped(Shape other) {
        return new Flow(origin, dims, Optional.of(other), border, ending);
    }

    /// A layer that works value by value, whatever the shape.
    Flow then(Layer layer) {
        return on(origin.then(layer));
    }

    /// A layer that gives a known shape.
    Flow then(Layer layer, Shape output, Dims sizes) {
        return on(origin.then(layer)).viewed(sizes).shaped(output);
    }

    /// This flow as the first, another as the second of two branches that meet.
    ///
    /// @param second of the same shape but for the channels, which come last in a concatenation
    Flow met(Join.Kind kind, Flow second) {
        return on(new Origin.Meeting(kind, second.origin, origin));
    }

    /// The same values computed by other layers.
    Flow on(Origin other) {
        return new Flow(other, dims, shape, Optional.empty(), ending);
    }

    Flow bordered(Border zeros) {
        return new Flow(origin, dims, shape, Optional.of(zeros), ending);
    }

    Flow endedBy(String operator) {
        return new Flow(origin, dims, shape, Optional.empty(), Optional.of(operator));
    }

    /// Zeros around an image or a signal, from a Pad operator.
    ///
    /// @param inner the image or the signal
    /// @param top zeros above the first row; 0 for a signal
    /// @param bottom zeros below the last row; 0 for a signal
    /// @param left zeros before the first column or sample
    /// @param right zeros after the last column or sample
    record Border(Flow inner, int top, int bottom, int left, int right) {}
}
