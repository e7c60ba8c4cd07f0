package io.plumbline.local.flinksql;

import java.util.Arrays;
import java.util.List;

/** The rows that Flink's SQL client printed in its result mode tableau, cell by cell. */
final class PrintedRows {

    private static final String ADDED = "+I";

    private PrintedRows() {}

    /** Every row that a streaming query added; headers and what took rows back are left out. */
    static List<List<String>> added(String output) {
        return output.lines()
                .filter(line -> line.startsWith("|"))
                .map(PrintedRows::cells)
                .filter(cells -> cells.get(0).equals(ADDED))
                .map(cells -> cells.subList(1, cells.size()))
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
