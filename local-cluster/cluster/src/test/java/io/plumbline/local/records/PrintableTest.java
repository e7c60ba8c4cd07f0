package io.plumbline.local.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {

    @Test
    void whatMovesTheCursorOrHidesBecomesAnEscape() {
        assertThat(Printable.text("\u001b[2J\u0007")).isEqualTo("\\u001b[2J\\u0007");
        assertThat(Printable.text("a\nplumbline: all is well")).isEqualTo("a\\u000aplumbline: all is well");
        assertThat(Printable.text("abc\u202edef\u200b")).isEqualTo("abc\\u202edef\\u200b");
        assertThat(Printable.text("\u2028\u0085\ud83d")).isEqualTo("\\u2028\\u0085\\ud83d");
        assertThat(Printable.text("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void whatCanBeSeenStays() {
        assertThat(Printable.text("größe ✓ 👍 'so' \\u0041")).isEqualTo("größe ✓ 👍 'so' \\u0041");
    }
}
