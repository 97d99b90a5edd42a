package org.faltung.io.onnx;

import java.math.BigDecimal;
import java.math.MathContext;
import org.faltung.network.Mix;
import org.faltung.network.Weights;

/// The operator BatchNormalization, as it works once trained.
final class Normalisation {
    private static final MathContext PLENTY = new MathContext(60);

    private Normalisation() {}

    static Flow read(Operation operation) {
        Flow flow = operation.reading().shapes().byChannels(operation, operation.flow(0));
        if (operation.whole("training_mode", 0) != 0
                || operation.whole("spatial", 1) == 0
                || operation.usesOutput(1)) {
            throw operation.fault("is still in training mode; export the model for inference");
        }
        int channels = flow.dims().get(1);
        int batch = flow.dims().get(0);
        double epsilon = operation.real("epsilon", 1e-5f);
        Tensor gamma = perChannel(operation, 1, channels);
        Tensor beta = perChannel(operation, 2, channels);
        Tensor mean = perChannel(operation, 3, channels);
        Tensor variance = perChannel(operation, 4, channels);
        int all = Math.multiplyExact(batch, channels);
        double[] scales = new double[all];
        double[] offsets = new double[2 * all];
        for (int i = 0; i < all; i++) {
            int c = i % channels;
            scales[i] = scale(operation, gamma.get(c), variance.get(c), epsilon);
            offsets[i] = mean.get(c);
            offsets[all + i] = beta.get(c);
        }
        operation
                .reading()
                .note("the scales of batch normalisations are rounded once, to the nearest double");
        return flow.then(new Mix.BatchNorm(Weights.Trained.of(scales, offsets)));
    }

    /// gamma / √(variance + epsilon), rounded once.
    private static double scale(
            Operation operation, double gamma, double variance, double epsilon) {
        BigDecimal sum = new BigDecimal(variance).add(new BigDecimal(epsilon));
        if (sum.signum() <= 0) {
            throw operation.fault(
                    "has a variance of "
                            + variance
                            + ", which must be positive; export the model again");
        }
        double scale = new BigDecimal(gamma).divide(sum.sqrt(PLENTY), PLENTY).doubleValue();
        if (!Double.isFinite(scale)) {
            throw operation.fault("has a scale beyond all doubles; export the model again");
        }
        return scale;
    }

    private static Tensor perChannel(Operation operation, int input, int channels) {
        Tensor tensor = operation.tensor(input);
        if (tensor.size() != channels || !tensor.dims().isLine()) {
            throw operation.fault(
                    "has '"
                            + tensor.name()
                            + "' of shape "
                            + tensor.dims()
                            + " for "
                            + channels
                            + " channels; the file is damaged, export it again");
        }
        return tensor;
    }
}
