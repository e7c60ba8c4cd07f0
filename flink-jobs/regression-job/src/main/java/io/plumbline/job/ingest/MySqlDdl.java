package io.plumbline.job.ingest;

import io.plumbline.job.ingest.MySqlObject.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which tables, views and indexes a statement of MySQL or MariaDB made, changed or dropped. What cannot change a plan
 * (users, routines, triggers, ANALYZE, temporary tables) yields nothing, and so does what is not understood.
 *
 * <p>Commands have PostgreSQL's names where it has the same. An index that is made invisible is lost to plans though it is
 * there: {@value #INVISIBLE}.
 */
final class MySqlDdl {

    static final String INVISIBLE = "ALTER INDEX INVISIBLE";

    private static final List<String> KINDS = List.of(
            "TABLE",
            "INDEX",
            "VIEW",
            "TEMPORARY",
            "PROCEDURE",
            "FUNCTION",
            "TRIGGER",
            "EVENT",
            "DATABASE",
            "SCHEMA",
            "USER",
            "ROLE",
            "SERVER",
            "SEQUENCE",
            "TABLESPACE",
            "LOGFILE",
            "REFERENCE",
            "INSTANCE",
            "PACKAGE");

    private final MySqlWords words;
    private final String defaultSchema;
    private final List<MySqlObject> objects = new ArrayList<>();

    private MySqlDdl(String sql, String defaultSchema) {
        this.words = MySqlWords.of(sql);
        this.defaultSchema = defaultSchema;
    }

    /** @param defaultSchema schema of names that have none */
    static List<MySqlObject> read(String sql, String defaultSchema) {
        return new MySqlDdl(sql, defaultSchema).read();
    }

    private List<MySqlObject> read() {
        switch (words.acceptAny(List.of("CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE"))) {
            case "CREATE" -> create();
            case "ALTER" -> alter();
            case "DROP" -> drop();
            case "RENAME" -> rename();
            case "TRUNCATE" -> truncate();
            default -> {}
        }
        return List.copyOf(objects);
    }

    private void create() {
        String kind = words.skipBehind(KINDS);
        words.acceptExistence();
        switch (kind) {
            case "TABLE" -> objects.add(MySqlObject.table("CREATE TABLE", table()));
            case "VIEW" -> objects.add(MySqlObject.view("CREATE VIEW", table()));
            case "INDEX" -> onTable("CREATE INDEX");
            default -> {}
        }
    }

    private void alter() {
        switch (words.skipBehind(KINDS)) {
            case "TABLE" -> {
                words.acceptExistence();
                new MySqlAlterTable(words, table(), defaultSchema).read(objects);
            }
            case "VIEW" -> objects.add(MySqlObject.view("ALTER VIEW", table()));
            default -> {}
        }
    }

    private void drop() {
        String kind = words.skipBehind(KINDS);
        words.acceptExistence();
        switch (kind) {
            case "TABLE" -> tables().forEach(table -> objects.add(MySqlObject.table("DROP TABLE", table)));
            case "VIEW" -> tables().forEach(view -> objects.add(MySqlObject.view("DROP VIEW", view)));
            case "INDEX" -> onTable("DROP INDEX");
            default -> {}
        }
    }

    /** {@code name ... ON table}. */
    private void onTable(String tag) {
        String name = words.next().text();
        if (!words.skipBehind(List.of("ON")).isEmpty()) {
            objects.add(MySqlObject.index(tag, table(), name));
        }
    }

    private void rename() {
        if (words.acceptAny(List.of("TABLE", "TABLES")).isEmpty()) {
            return;
        }
        do {
            Table before = table();
            words.accept("TO");
            objects.add(MySqlObject.table("ALTER TABLE", before));
            objects.add(MySqlObject.table("ALTER TABLE", table()));
        } while (words.accept(","));
    }

    private void truncate() {
        words.accept("TABLE");
        objects.add(MySqlObject.table("TRUNCATE TABLE", table()));
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        do {
            tables.add(table());
        } while (words.accept(","));
        return tables;
    }

    private Table table() {
        return table(words, defaultSchema);
    }

    /** {@code [schema.]name}. */
    static Table table(MySqlWords words, String defaultSchema) {
        String first = words.next().text();
        return words.accept(".") ? new Table(first, words.next().text()) : new Table(defaultSchema, first);
    }
}
