package org.faltung.network;

/// One step of a network. It either mixes (affine) or folds (piecewise linear), or joins branches.
///
/// Only folds make linear regions.
public sealed interface Layer permits Mix, Fold, Join {

    /// The shape of the output.
    ///
    /// @param input the shape of the input
    /// @throws IllegalArgumentException if the layer does not fit its input, saying what would fit
    Shape output(Shape input);

    /// The number of trainable numbers, the biases included.
    ///
    /// @param input the shape of the input
    long parameters(Shape input);
}
