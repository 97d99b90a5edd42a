package org.faltung.io.onnx;

import java.util.Optional;
import org.faltung.network.Layer;
import org.faltung.network.Shape;

/// What is computed from the network's input.
///
/// @param chain the layers that compute it
/// @param dims its sizes as ONNX sees them; views of the same memory change them and nothing else
/// @param shape its shape as the network sees it; empty while all layers work value by value, for
///     then the input may still be an image, a signal or a vector
/// @param border zeros put around it that no layer holds yet
/// @param ending the final operator that was left off, if any
record Flow(
        Chain chain,
        Dims dims,
        Optional<Shape> shape,
        Optional<Border> border,
        Optional<String> ending)
        implements Value {

    /// The network's input.
    static Flow input(Dims dims) {
        return new Flow(Chain.start(), dims, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same memory seen otherwise.
    Flow viewed(Dims other) {
        return new Flow(chain, other, shape, border, ending);
    }

    /// The same values in a shape of the network.
    Flow shaped(Shape other) {
        return new Flow(chain, dims, Optional.of(other), border, ending);
    }

    /// A layer that works value by value, whatever the shape.
    Flow then(Layer layer) {
        return on(chain.then(layer));
    }

    /// A layer that gives a known shape.
    Flow then(Layer layer, Shape output, Dims sizes) {
        return new Flow(chain.then(layer), sizes, Optional.of(output), border, ending);
    }

    /// The same values computed by another chain.
    Flow on(Chain other) {
        return new Flow(other, dims, shape, border, ending);
    }

    Flow bordered(Border zeros) {
        return new Flow(chain, dims, shape, Optional.of(zeros), ending);
    }

    Flow endedBy(String operator) {
        return new Flow(chain, dims, shape, border, Optional.of(operator));
    }

    Flow withoutBorder() {
        return new Flow(chain, dims, shape, Optional.empty(), ending);
    }

    /// Zeros around an image or a signal, from a Pad operator.
    ///
    /// @param operator the operator, for messages
    /// @param top zeros above the first row; 0 for a signal
    /// @param bottom zeros below the last row; 0 for a signal
    /// @param left zeros before the first column or sample
    /// @param right zeros after the last column or sample
    record Border(String operator, int top, int bottom, int left, int right) {
        /// The sizes without the border.
        ///
        /// @param dims the sizes with it: N×C×L or N×C×H×W
        Dims inner(Dims dims) {
            int last = dims.rank() - 1;
            Dims along = dims.with(last, dims.get(last) - left - right);
            return dims.rank() < 4
                    ? along
                    : along.with(last - 1, dims.get(last - 1) - top - bottom);
        }
    }
}
