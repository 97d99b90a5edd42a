package org.faltung.view.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.faltung.view.Coloring;
import org.faltung.view.Drawn;
import org.faltung.view.Maps;
import org.faltung.view.scene.TextWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static byte[] bytes(Drawn drawn, Format format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PictureFile.write(drawn, format, 96, bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void aPdfHasOnePageWithTextToBeFound(Coloring coloring) throws IOException {
        Drawn drawn = Maps.picture(4, coloring);
        try (PDDocument document = Loader.loadPDF(bytes(drawn, Format.PDF))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat((double) document.getPage(0).getMediaBox().getWidth())
                    .isEqualTo(0.75 * drawn.scene().width(), within(1e-3));
            assertThat(new PDFTextStripper().getText(document))
                    .contains(drawn.scene().title())
                    .contains("input 1");
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo(drawn.scene().title());
        }
    }

    @Test
    void aPageNeedsNothingElse() throws IOException {
        String page = new String(bytes(Maps.picture(4, Coloring.CLASS), Format.HTML), UTF_8);
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "src=", "@import");
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("a &lt;model&gt; &amp; &quot;more&quot;")
                .contains(".f-paper{fill:#ffffff}")
                .contains("[data-theme=dark] .f-paper{fill:#14161a}")
                .contains("const box = {x0: ");
    }

    /// What is laid out by [TextWidth] is as wide as the letters that are drawn.
    @ParameterizedTest
    @ValueSource(strings = {"Hello, world! {}~", "−0.25e7", "1\u202F234 linear regions, exact · …"})
    void textIsAsWideAsItsLetters(String text) throws IOException {
        assertThat(TextWidth.of(text, 1)).isEqualTo(Typeface.load().width(text), within(2e-3));
    }

    @Test
    void lettersThatTheTypefaceLacksBecomeQuestionMarks() throws IOException {
        assertThat(Typeface.load().known("a\u4E2D\uD83D\uDE00b")).isEqualTo("a??b");
        assertThat(Xml.escaped("a<b & \u0001\"")).isEqualTo("a&lt;b &amp; ?&quot;");
    }

    @Test
    void endingsSayTheFormat() {
        assertThat(Format.of("a.b/C.SVG")).contains(Format.SVG);
        assertThat(Format.of("a.svg.txt")).isEmpty();
        assertThat(Format.endings())
                .isEqualTo(List.of(".svg", ".png", ".pdf", ".html", ".geojson"));
    }
}
