package org.faltung.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.faltung.io.Model;
import org.faltung.notation.ArchitectureWriter;

/// Compares what a model reads as with what ONNX Runtime computes from the same file.
final class Referee {
    private static final int POINTS = 3;
    private static final double TOLERANCE = 1e-4;

    private Referee() {}

    /// Reads a model and compares it at random points.
    ///
    /// @param dims the sizes of the input, the batch as 1
    static Model agree(
            Path folder, TestModel model, String output, SplittableRandom random, int... dims)
            throws IOException, OrtException {
        Path file = model.write(folder, output);
        Model read = OnnxReader.read(file);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions();
                OrtSession session = session(environment, options, file)) {
            for (int i = 0; i < POINTS; i++) {
                double[] point =
                        random.doubles(product(dims), -2, 2).map(value -> (float) value).toArray();
                double[] expected = run(environment, session, model.isDouble(), point, dims);
                double[] actual = Evaluation.of(read.network(), point);
                assertClose(actual, expected, ArchitectureWriter.write(read.network()));
            }
        }
        return read;
    }

    /// A session that takes every operator at its word: fusing a Pad with the MaxPool after it, as
    /// ONNX Runtime else does, would let its zeros never win.
    private static OrtSession session(
            OrtEnvironment environment, OrtSession.SessionOptions options, Path file)
            throws OrtException {
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
        return environment.createSession(file.toString(), options);
    }

    private static void assertClose(double[] actual, double[] expected, String architecture) {
        assertThat(actual).as(architecture).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("value %d of %s", i, architecture)
                    .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, largest)));
        }
    }

    private static double[] run(
            OrtEnvironment environment,
            OrtSession session,
            boolean isDouble,
            double[] point,
            int... dims)
            throws OrtException {
        long[] shape = Arrays.stream(dims).asLongStream().toArray();
        try (OnnxTensor input =
                        isDouble
                                ? OnnxTensor.createTensor(
                                        environment, DoubleBuffer.wrap(point), shape)
                                : OnnxTensor.createTensor(environment, floats(point), shape);
                OrtSession.Result result = session.run(Map.of("x", input))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            if (isDouble) {
                double[] values = new double[output.getDoubleBuffer().remaining()];
                output.getDoubleBuffer().get(values);
                return values;
            }
            FloatBuffer buffer = output.getFloatBuffer();
            double[] values = new double[buffer.remaining()];
            Arrays.setAll(values, buffer::get);
            return values;
        }
    }

    private static FloatBuffer floats(double[] point) {
        float[] values = new float[point.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) point[i];
        }
        return FloatBuffer.wrap(values);
    }

    static int product(int... dims) {
        return Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    }
}
