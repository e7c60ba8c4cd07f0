package io.plumbline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndLinesHaveNoTrailingBlanks() {
        Table table = new Table("NAME", "STATE");
        table.row("kafka", "up");
        table.row("a", "");

        assertThat(print(table).lines()).containsExactly("NAME   STATE", "kafka  up", "a", "");
    }

    @Test
    void aTableWithoutRowsPrintsNothing() {
        assertThat(print(new Table("NAME", "STATE"))).isEmpty();
    }

    private static String print(Table table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));
        return text.toString();
    }
}
