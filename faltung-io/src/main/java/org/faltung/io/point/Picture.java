package org.faltung.io.point;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.network.Shape;
import org.jspecify.annotations.Nullable;

/// A PNG or JPEG whose pixels are a point: every sample over the largest one, 255 or (with 16 bits) 65535.
///
/// Samples are taken as the file has them; no colour space is converted.
final class Picture {
    private static final int OPAQUE = 255;

    private final InputFile file;
    private final BufferedImage image;

    private Picture(InputFile file, BufferedImage image) {
        this.file = file;
        this.image = image;
    }

    static Picture read(InputFile file) {
        ImageIO.setUseCache(false);
        try {
            var stream = new ByteArrayInputStream(file.bytes().array());
            @Nullable BufferedImage image = ImageIO.read(stream);
            if (image == null) {
                throw file.fault("this is not a PNG or JPEG picture");
            }
            return new Picture(file, image);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ImportException fault) {
                throw fault;
            }
            throw new ImportException(
                    file.name(), "this picture cannot be read; save it as PNG, grey or RGB", e);
        }
    }

    /// Channel by channel, row by row.
    List<Rational> point(Shape shape) {
        requireSize(shape);
        boolean grey = isGrey();
        if (shape.channels() == 1 && !grey || shape instanceof Shape.Vector && !grey) {
            throw file.fault(
                    "it is coloured, but the model's input is "
                            + shape.described()
                            + "; save the picture in grey, or the numbers as .npy");
        }
        int channels = shape instanceof Shape.Vector ? 1 : shape.channels();
        List<Rational> values = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < image.getHeight(); row++) {
                for (int column = 0; column < image.getWidth(); column++) {
                    values.add(value(column, row, channel));
                }
            }
        }
        return List.copyOf(values);
    }

    private void requireSize(Shape shape) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean fits =
                shape instanceof Shape.Vector
                        ? (long) width * height == shape.size()
                        : width == shape.columns()
                                && height == shape.rows()
                                && (shape.channels() == 1 || shape.channels() == 3);
        if (!fits) {
            throw file.fault(
                    "it is "
                            + height
                            + " pixels high and "
                            + width
                            + " wide, grey or RGB, but the model's input is "
                            + shape.described()
                            + (shape instanceof Shape.Image ? " (height x width x channels)" : ""));
        }
    }

    /// Whether red, green and blue agree everywhere. What shines through is refused on the way.
    private boolean isGrey() {
        boolean grey = true;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                if (!isOpaque(column, row)) {
                    throw file.fault(
                            "its pixel in row "
                                    + row
                                    + ", column "
                                    + column
                                    + " is transparent; save the picture without an alpha channel");
                }
                Rational red = value(column, row, 0);
                grey &= red.equals(value(column, row, 1)) && red.equals(value(column, row, 2));
            }
        }
        return grey;
    }

    private boolean isOpaque(int column, int row) {
        ColorModel colors = image.getColorModel();
        Raster raster = image.getRaster();
        if (!colors.hasAlpha()) {
            return true;
        }
        if (colors instanceof IndexColorModel palette) {
            return palette.getAlpha(raster.getSample(column, row, 0)) == OPAQUE;
        }
        int alpha = raster.getNumBands() - 1;
        int most = (1 << raster.getSampleModel().getSampleSize(alpha)) - 1;
        return raster.getSample(column, row, alpha) == most;
    }

    private Rational value(int column, int row, int channel) {
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            int index = raster.getSample(column, row, 0);
            int value =
                    switch (channel) {
                        case 0 -> palette.getRed(index);
                        case 1 -> palette.getGreen(index);
                        default -> palette.getBlue(index);
                    };
            return Rational.of(value).over(Rational.of(OPAQUE));
        }
        int band = raster.getNumBands() < 3 ? 0 : channel;
        int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
        return Rational.of(raster.getSample(column, row, band)).over(Rational.of(most));
    }
}
