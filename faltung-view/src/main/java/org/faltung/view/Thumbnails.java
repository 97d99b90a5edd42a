package org.faltung.view;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.network.Shape;

/// Points that are images, as such.
final class Thumbnails {
    private static final int GREY = 1;
    private static final int COLOURED = 3;

    private Thumbnails() {}

    /// The image of a point, a pixel a cell; none if the input is no image of one or three channels.
    ///
    /// Values from 0 to 1 are shown as they are; if some lie outside, the smallest becomes black and the largest white.
    static Optional<BufferedImage> of(List<Rational> point, Shape input) {
        boolean shown =
                input instanceof Shape.Image
                        && (input.channels() == GREY || input.channels() == COLOURED)
                        && input.rows() > 1
                        && input.columns() > 1;
        return shown ? Optional.of(image(point, input)) : Optional.empty();
    }

    private static BufferedImage image(List<Rational> point, Shape input) {
        double[] values = point.stream().mapToDouble(Rational::nearest).toArray();
        double low = 0;
        double high = 1;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        BufferedImage image =
                new BufferedImage(input.columns(), input.rows(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < input.rows(); row++) {
            for (int column = 0; column < input.columns(); column++) {
                int color = 0;
                for (int band = 0; band < COLOURED; band++) {
                    int channel = input.channels() == GREY ? 0 : band;
                    double value = values[channel * input.cells() + row * input.columns() + column];
                    color = color << 8 | (int) Math.round(255 * (value - low) / (high - low));
                }
                image.setRGB(column, row, color);
            }
        }
        return image;
    }
}
