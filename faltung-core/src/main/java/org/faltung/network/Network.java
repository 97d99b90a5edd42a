package org.faltung.network;

import java.util.ArrayList;
import java.util.List;

/// A piecewise linear network: an input shape and the layers that follow it.
///
/// The same type holds a mere architecture (all weights [Weights.Free]) and a trained network.
///
/// @param input the shape of the input
/// @param layers the layers in data-flow order; each fits the output of the one before
public record Network(Shape input, List<Layer> layers) {
    /// Copies the layers and checks that they fit.
    public Network {
        layers = List.copyOf(layers);
        through(layers, input);
    }

    /// The shape of the output.
    public Shape output() {
        return through(layers, input);
    }

    /// The shapes along the way: the input first, then the output of every layer.
    public List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(input);
        for (Layer layer : layers) {
            shapes.add(layer.output(shapes.getLast()));
        }
        return shapes;
    }

    /// Units that have an activation.
    public long neurons() {
        return neurons(layers, input);
    }

    /// Trainable numbers: weights, biases, two a channel of batch normalisation.
    public long parameters() {
        return parameters(layers, input);
    }

    static Shape through(List<Layer> layers, Shape input) {
        Shape shape = input;
        for (Layer layer : layers) {
            shape = layer.output(shape);
        }
        return shape;
    }

    static long parameters(List<Layer> layers, Shape input) {
        long sum = 0;
        Shape shape = input;
        for (Layer layer : layers) {
            sum += layer.parameters(shape);
            shape = layer.output(shape);
        }
        return sum;
    }

    private static long neurons(List<Layer> layers, Shape input) {
        long sum = 0;
        Shape shape = input;
        for (Layer layer : layers) {
            sum +=
                    switch (layer) {
                        case Mix _ -> 0;
                        case Fold.Activation activation ->
                                activation.breakpoints() == 0 ? 0 : shape.size();
                        case Fold.Maxout maxout -> maxout.output(shape).size();
                        case Fold.MaxPool _ -> 0;
                        case Join join ->
                                neurons(join.branch(), shape) + neurons(join.other(), shape);
                    };
            shape = layer.output(shape);
        }
        return sum;
    }
}
