package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.faltung.cli.TextTable.Align;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsStandUnderEachOtherAndTextBetweenThem() {
        TextTable table = new TextTable(Align.LEFT, Align.RIGHT, Align.LEFT);
        table.row("", "number", "");
        table.text("Heading");
        table.row("long name", "7", "first");
        table.row("x", "1234567", "");
        StringBuilder page = new StringBuilder();
        table.appendTo(page);
        assertThat(page)
                .hasToString(
                        """
                                      number
                        Heading
                          long name        7  first
                          x          1234567
                        """);
    }

    @Test
    void longTextIsBrokenBetweenWords() {
        assertThat(TextTable.wrap("- ", "  ", "one two three four", 11))
                .isEqualTo("- one two\n  three\n  four");
    }

    @Test
    void aWordLongerThanTheLineStaysWhole() {
        assertThat(TextTable.wrap("", "", "a incomprehensible b", 5))
                .isEqualTo("a\nincomprehensible\nb");
    }
}
