package org.faltung.view.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.faltung.view.Look;
import org.faltung.view.scene.Scene;
import org.faltung.view.write.PdfWriter;
import org.faltung.view.write.PngWriter;
import org.faltung.view.write.StillPage;
import org.faltung.view.write.SvgWriter;

/// Charts as files.
public final class ChartWriter {
    /// Of a PNG: fine enough for print.
    private static final double DOTS_PER_INCH = 288;

    private ChartWriter() {}

    /// What a chart may be written as.
    public enum Format {
        /// Scalable vector graphics, UTF-8; texts are texts.
        SVG,
        /// A picture of 288 pixels an inch.
        PNG,
        /// One page.
        PDF,
        /// A page for browsers that needs nothing else, in the theme of its reader.
        HTML
    }

    /// The bytes of a file.
    public static byte[] write(RangeChart chart, Format format) {
        return write(RangeScene.of(chart), format);
    }

    /// The bytes of a file.
    public static byte[] write(LineChart chart, Format format) {
        return write(LineScene.of(chart), format);
    }

    private static byte[] write(Scene scene, Format format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            switch (format) {
                case SVG -> {
                    StringBuilder text = new StringBuilder();
                    SvgWriter.write(scene, text);
                    bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
                }
                case HTML -> {
                    StringBuilder text = new StringBuilder();
                    StillPage.write(scene, text);
                    bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
                }
                case PNG -> {
                    double scale = DOTS_PER_INCH / Look.PIXELS_PER_INCH;
                    int width = (int) Math.round(scene.width() * scale);
                    int height = (int) Math.round(scene.height() * scale);
                    PngWriter.write(scene, width, height, DOTS_PER_INCH, bytes);
                }
                case PDF -> PdfWriter.write(scene, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
