package org.faltung.view.write;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.faltung.view.scene.Scene;

/// Pictures as PNG, antialiased.
public final class PngWriter {
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    private PngWriter() {}

    /// Writes a whole file.
    ///
    /// @param width in pixels, at least 1
    /// @param height in pixels, at least 1
    /// @param dpi dots per inch, written into the file
    public static void write(Scene scene, int width, int height, double dpi, OutputStream out)
            throws IOException {
        write(scene, width, height, dpi, out, () -> {});
    }

    /// Writes a whole file.
    ///
    /// @param between run before each mark; ends the work by an exception
    static void write(
            Scene scene, int width, int height, double dpi, OutputStream out, Runnable between)
            throws IOException {
        write(image(scene, width, height, between), dpi, out);
    }

    /// The pixels of a picture.
    static BufferedImage image(Scene scene, int width, int height, Runnable between)
            throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.scale(width / scene.width(), height / scene.height());
        new Painter(scene, graphics, Typeface.load(), between).paint();
        graphics.dispose();
        return image;
    }

    private static void write(BufferedImage image, double dpi, OutputStream out)
            throws IOException {
        ImageIO.setUseCache(false);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(
                            ImageTypeSpecifier.createFromRenderedImage(image),
                            writer.getDefaultWriteParam());
            setResolution(metadata, dpi);
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static void setResolution(IIOMetadata metadata, double dpi)
            throws IIOInvalidTreeException {
        String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
        IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
        resolution.setAttribute("pixelsPerUnitXAxis", perMetre);
        resolution.setAttribute("pixelsPerUnitYAxis", perMetre);
        resolution.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(resolution);
        metadata.mergeTree("javax_imageio_png_1.0", root);
    }

    /// A small image as a file in memory.
    static byte[] bytes(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
