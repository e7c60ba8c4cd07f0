package io.plumbline.job.ingest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a DDL statement did to one object.
 *
 * @param identity qualified, and quoted as {@code "} where a name needs it
 * @param relation its table, {@code schema.table}; null for a view
 */
record MySqlObject(
        String commandTag,
        String objectType,
        String schema,
        String identity,
        @Nullable String relation) {

    private static final Pattern PLAIN = Pattern.compile("[^.\"]+");

    /** A table as the statement names it. */
    record Table(String schema, String name) {

        @Override
        public String toString() {
            return quote(schema) + "." + quote(name);
        }
    }

    static MySqlObject table(String commandTag, Table table) {
        return new MySqlObject(commandTag, "table", table.schema(), table.toString(), table.toString());
    }

    static MySqlObject view(String commandTag, Table view) {
        return new MySqlObject(commandTag, "view", view.schema(), view.toString(), null);
    }

    /** An index has a name within its table only. */
    static MySqlObject index(String commandTag, Table table, String name) {
        return new MySqlObject(commandTag, "index", table.schema(), table + "." + quote(name), table.toString());
    }

    private static String quote(String name) {
        return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
