package org.faltung.view.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.faltung.view.Drawn;
import org.faltung.view.Look;

/// Writes a picture in the format that is asked for.
public final class PictureFile {
    private PictureFile() {}

    /// Writes a whole file; the stream stays open.
    ///
    /// @param format not [Format#GEOJSON], which is no picture
    /// @param dpi pixels per inch, for those that have pixels
    public static void write(Drawn drawn, Format format, double dpi, OutputStream out)
            throws IOException {
        write(drawn, format, dpi, out, () -> {});
    }

    /// Writes a whole file; the stream stays open.
    ///
    /// @param format not [Format#GEOJSON], which is no picture
    /// @param dpi pixels per inch, for those that have pixels
    /// @param between run now and then where the format is SVG or PNG; ends the work by an exception
    public static void write(
            Drawn drawn, Format format, double dpi, OutputStream out, Runnable between)
            throws IOException {
        switch (format) {
            case SVG -> {
                Writer text = text(out);
                SvgWriter.write(drawn.scene(), text, between);
                text.flush();
            }
            case HTML -> {
                Writer text = text(out);
                HtmlWriter.write(drawn, text);
                text.flush();
            }
            case PNG ->
                    PngWriter.write(
                            drawn.scene(),
                            pixels(drawn.scene().width(), dpi),
                            pixels(drawn.scene().height(), dpi),
                            dpi,
                            out,
                            between);
            case PDF -> PdfWriter.write(drawn.scene(), out);
            case GEOJSON -> throw new IllegalArgumentException("GeoJSON is written by faces");
        }
    }

    /// A length of the page in pixels, at least 1.
    public static int pixels(double points, double dpi) {
        return (int) Math.max(1, Math.round(points * dpi / Look.PIXELS_PER_INCH));
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    }
}
