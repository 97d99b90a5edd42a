package org.faltung.view.write;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;
import org.faltung.view.color.Ink;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.Scene;

/// Pictures as a page of PDF, with text that can be searched.
public final class PdfWriter {
    private static final float POINTS = 72f / 96;

    /// How far, in radii, the handles of an arc of a quarter are from its ends.
    private static final float ARC = 0.5523f;

    private final Scene scene;
    private final PDDocument document;
    private final PDPageContentStream page;
    private final PDFont font;
    private final Typeface typeface;

    private PdfWriter(
            Scene scene,
            PDDocument document,
            PDPageContentStream page,
            PDFont font,
            Typeface typeface) {
        this.scene = scene;
        this.document = document;
        this.page = page;
        this.font = font;
        this.typeface = typeface;
    }

    /// Writes a whole file.
    public static void write(Scene scene, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream letters = Typeface.stream()) {
            PDPage page =
                    new PDPage(
                            new PDRectangle(
                                    (float) scene.width() * POINTS,
                                    (float) scene.height() * POINTS));
            document.addPage(page);
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(scene.title());
            information.setSubject(scene.description());
            information.setCreator("Faltung");
            document.setDocumentInformation(information);
            PDFont font = PDType0Font.load(document, letters, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                new PdfWriter(scene, document, content, font, Typeface.load()).draw();
            }
            document.save(out);
        }
    }

    private void draw() throws IOException {
        page.setLineCapStyle(1);
        page.setLineJoinStyle(1);
        page.transform(new Matrix(POINTS, 0, 0, POINTS, 0, 0));
        fill(Polyline.rectangle(0, 0, scene.width(), scene.height()), Ink.PAPER);
        for (Group group : scene.groups()) {
            page.saveGraphicsState();
            if (group.clip().isPresent()) {
                trace(group.clip().get());
                page.closePath();
                page.clip();
            }
            for (Mark mark : group.marks()) {
                mark(mark);
            }
            page.restoreGraphicsState();
        }
    }

    private void mark(Mark mark) throws IOException {
        switch (mark) {
            case Mark.Region region -> {
                for (Mark.Part part : region.parts()) {
                    page.setStrokingColor(color(part.ink()));
                    page.setNonStrokingColor(color(part.ink()));
                    page.setLineWidth((float) Styles.OVERLAP);
                    trace(part.outline());
                    page.closeAndFillAndStroke();
                }
            }
            case Mark.Lines(List<Polyline> paths, Ink ink, double width, _) -> {
                page.setStrokingColor(color(ink));
                page.setLineWidth((float) width);
                for (Polyline path : paths) {
                    trace(path);
                }
                page.stroke();
            }
            case Mark.Patch(Polyline outline, Ink ink) -> fill(outline, ink);
            case Mark.Disc disc -> disc(disc);
            case Mark.Label label -> label(label);
            case Mark.Pin pin -> {
                for (Mark inner : pin.marks()) {
                    mark(inner);
                }
            }
            case Mark.Bitmap bitmap ->
                    page.drawImage(
                            LosslessFactory.createFromImage(document, bitmap.image()),
                            (float) bitmap.x(),
                            up(bitmap.y() + bitmap.height()),
                            (float) bitmap.width(),
                            (float) bitmap.height());
        }
    }

    private void fill(Polyline outline, Ink ink) throws IOException {
        page.setNonStrokingColor(color(ink));
        trace(outline);
        page.fill();
    }

    private void disc(Mark.Disc disc) throws IOException {
        float x = (float) disc.x();
        float y = up(disc.y());
        float r = (float) disc.radius();
        float h = r * ARC;
        page.setNonStrokingColor(color(disc.ink()));
        page.setStrokingColor(color(disc.edge()));
        page.setLineWidth((float) disc.width());
        page.moveTo(x + r, y);
        page.curveTo(x + r, y + h, x + h, y + r, x, y + r);
        page.curveTo(x - h, y + r, x - r, y + h, x - r, y);
        page.curveTo(x - r, y - h, x - h, y - r, x, y - r);
        page.curveTo(x + h, y - r, x + r, y - h, x + r, y);
        page.closeAndFillAndStroke();
    }

    private void label(Mark.Label label) throws IOException {
        String text = typeface.known(label.text());
        double width = typeface.width(text) * label.size();
        float back =
                (float)
                        switch (label.anchor()) {
                            case START -> 0;
                            case MIDDLE -> width / 2;
                            case END -> width;
                        };
        float x = (float) label.x();
        float y = up(label.y());
        page.beginText();
        page.setFont(font, (float) label.size());
        page.setNonStrokingColor(color(label.ink()));
        page.setTextMatrix(
                label.turned()
                        ? new Matrix(0, 1, -1, 0, x, y - back)
                        : new Matrix(1, 0, 0, 1, x - back, y));
        page.showText(text);
        page.endText();
    }

    private void trace(Polyline outline) throws IOException {
        page.moveTo((float) outline.x(0), up(outline.y(0)));
        for (int i = 1; i < outline.size(); i++) {
            page.lineTo((float) outline.x(i), up(outline.y(i)));
        }
    }

    private float up(double y) {
        return (float) (scene.height() - y);
    }

    private Color color(Ink ink) {
        return ink.in(scene.theme()).awt();
    }
}
