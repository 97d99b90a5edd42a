package org.faltung.view.write;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Liberation Sans, which PDFBox brings along: its letters as outlines, so that pictures are the same on every
/// machine, also on one without any typeface.
final class Typeface {
    private static final String RESOURCE =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final double units;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        letters = font.getUnicodeCmapLookup();
        units = font.getUnitsPerEm();
    }

    /// Reads it.
    static Typeface load() throws IOException {
        try (InputStream bytes = stream()) {
            return new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(bytes)));
        }
    }

    /// Its file.
    static InputStream stream() {
        InputStream bytes = PDDocument.class.getResourceAsStream(RESOURCE);
        if (bytes == null) {
            throw new IllegalStateException("PDFBox has no " + RESOURCE);
        }
        return bytes;
    }

    /// The text with a question mark for each letter that it lacks.
    String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints()
                .forEach(letter ->
                        known.appendCodePoint(letters.getGlyphId(letter) == 0 ? '?' : letter));
        return known.toString();
    }

    /// The outline of a line of text of size 1 from the origin, y upwards.
    Path2D outline(String text) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] along = {0};
        known(text)
                .codePoints()
                .forEach(letter -> along[0] = add(letters.getGlyphId(letter), along[0], outline));
        return outline;
    }

    private double add(int glyph, double along, Path2D outline) {
        try {
            AffineTransform place = AffineTransform.getTranslateInstance(along, 0);
            place.scale(1 / units, 1 / units);
            outline.append(font.getGlyph().getGlyph(glyph).getPath().getPathIterator(place), false);
            return along + font.getAdvanceWidth(glyph) / units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The width of a text of size 1.
    double width(String text) {
        return known(text).codePoints().mapToDouble(letter -> advance(letter) / units).sum();
    }

    private double advance(int letter) {
        try {
            return font.getAdvanceWidth(letters.getGlyphId(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
