package org.faltung.io.onnx;

/// What an ONNX name stands for: something computed from the input, or a constant.
sealed interface Value permits Flow, Tensor, Integers {}
