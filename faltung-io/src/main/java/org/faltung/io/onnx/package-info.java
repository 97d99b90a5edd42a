/// Reads ONNX models as networks. A model is a graph of operators; each is read by the class of its
/// family (products, convolutions, pools, …), and one of them all leads the way.
@NullMarked
package org.faltung.io.onnx;

import org.jspecify.annotations.NullMarked;
