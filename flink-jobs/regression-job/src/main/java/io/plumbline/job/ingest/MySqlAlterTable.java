package io.plumbline.job.ingest;

import io.plumbline.job.ingest.MySqlObject.Table;
import java.util.List;

/** What follows {@code ALTER TABLE name}: alterations with commas between them. */
record MySqlAlterTable(MySqlWords words, Table table, String defaultSchema) {

    private static final List<String> INDEX = List.of("INDEX", "KEY");
    private static final String PRIMARY = "PRIMARY";

    /** Adds each index that an alteration names, and the table once where another alteration is on the table itself. */
    void read(List<MySqlObject> objects) {
        boolean isTableAltered = false;
        do {
            isTableAltered |= !alteration(objects);
        } while (!words.skipBehind(List.of(",")).isEmpty());
        if (isTableAltered) {
            objects.add(MySqlObject.table("ALTER TABLE", table));
        }
    }

    /** Whether the alteration was of an index, or of nothing that plans depend on. */
    private boolean alteration(List<MySqlObject> objects) {
        return switch (words.acceptAny(List.of("ADD", "DROP", "RENAME", "ALTER", "ALGORITHM", "LOCK"))) {
            case "ADD" -> add(objects);
            case "DROP" -> drop(objects);
            case "RENAME" -> rename(objects);
            case "ALTER" -> alter(objects);
            case "ALGORITHM", "LOCK" -> true;
            default -> false;
        };
    }

    private boolean add(List<MySqlObject> objects) {
        if (words.accept("CONSTRAINT") && !startsKey()) {
            words.next();
        }
        if (words.accept(PRIMARY)) {
            objects.add(MySqlObject.index("CREATE INDEX", table, PRIMARY));
            return true;
        }
        boolean special =
                !words.acceptAny(List.of("UNIQUE", "FULLTEXT", "SPATIAL")).isEmpty();
        boolean index = !words.acceptAny(INDEX).isEmpty();
        if (!special && !index) {
            return false;
        }
        words.acceptExistence();
        objects.add(MySqlObject.index("CREATE INDEX", table, addedName()));
        return true;
    }

    private boolean startsKey() {
        MySqlWords.Word word = words.peek();
        return word.is(PRIMARY) || word.is("UNIQUE") || word.is("FOREIGN") || word.is("CHECK");
    }

    /** An index without a name gets that of its first column, unless that is taken. */
    private String addedName() {
        if (words.accept("USING")) {
            words.next();
        }
        return words.peek().is("(") ? words.second().text() : words.next().text();
    }

    private boolean drop(List<MySqlObject> objects) {
        if (words.accept(PRIMARY)) {
            objects.add(MySqlObject.index("DROP INDEX", table, PRIMARY));
            return true;
        }
        if (words.acceptAny(INDEX).isEmpty()) {
            return false;
        }
        words.acceptExistence();
        objects.add(MySqlObject.index("DROP INDEX", table, words.next().text()));
        return true;
    }

    private boolean rename(List<MySqlObject> objects) {
        if (!words.acceptAny(INDEX).isEmpty()) {
            String before = words.next().text();
            words.accept("TO");
            objects.add(MySqlObject.index("ALTER INDEX", table, before));
            objects.add(MySqlObject.index("ALTER INDEX", table, words.next().text()));
            return true;
        }
        if (!words.accept("COLUMN")) {
            words.acceptAny(List.of("TO", "AS", "="));
            objects.add(MySqlObject.table("ALTER TABLE", MySqlDdl.table(words, defaultSchema)));
        }
        return false;
    }

    private boolean alter(List<MySqlObject> objects) {
        if (words.acceptAny(INDEX).isEmpty()) {
            return false;
        }
        words.acceptExistence();
        String name = words.next().text();
        boolean lost = !words.acceptAny(List.of("INVISIBLE", "IGNORED")).isEmpty();
        objects.add(MySqlObject.index(lost ? MySqlDdl.INVISIBLE : "ALTER INDEX", table, name));
        return true;
    }
}
