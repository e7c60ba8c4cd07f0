package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.identity.RelationKey;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * MySQL and MariaDB. Whatever changes an index says {@code ALGORITHM=INPLACE, LOCK=NONE}: where the server cannot do it so,
 * it refuses, instead of stopping writes. Full-text and spatial indexes cannot be built so and say {@code LOCK=SHARED}.
 *
 * <p>Key columns are names, with a prefix length ({@code note(10)}) and {@code DESC} where they have one, or expressions in
 * brackets.
 *
 * @param visible the word that lets plans use an index
 * @param invisible the word that keeps plans from using it
 */
record MySqlIndexes(String visible, String invisible) implements IndexDialect {

    static final MySqlIndexes OF_MYSQL = new MySqlIndexes("VISIBLE", "INVISIBLE");
    /** From 10.6 on. */
    static final MySqlIndexes OF_MARIADB = new MySqlIndexes("NOT IGNORED", "IGNORED");

    private static final Pattern COLUMN = Pattern.compile("(?<name>.+?)(?<length>\\(\\d+\\))?(?<descending> DESC)?");
    private static final String ONLINE = ", ALGORITHM=INPLACE, LOCK=NONE";
    private static final String SHARED = ", ALGORITHM=INPLACE, LOCK=SHARED";
    private static final String PRIMARY = "PRIMARY";

    @Override
    public IndexStatements create(IndexState state, RelationKey relation, IndexDefinition index) {
        String columns =
                index.keyColumns().stream().map(MySqlIndexes::column).collect(Collectors.joining(", ", " (", ")"));
        String add = alter(relation) + "ADD " + kind(index) + columns;
        return switch (method(index)) {
            case "FULLTEXT", "SPATIAL" ->
                new IndexStatements(
                        List.of(add + SHARED), "The server builds such an index only while writes to the table wait.");
            case "HASH" -> new IndexStatements(List.of(add + " USING HASH" + ONLINE), "");
            default -> new IndexStatements(List.of(add + ONLINE), "");
        };
    }

    /** An index of InnoDB is never broken: plans may not use it because somebody said so. */
    @Override
    public IndexStatements rebuild(RelationKey relation, IndexDefinition index) {
        return new IndexStatements(
                List.of(alter(relation) + "ALTER INDEX " + quote(index.name()) + " " + visible),
                "It is there, kept up to date, and plans may not use it.");
    }

    @Override
    public IndexStatements drop(RelationKey relation, IndexDefinition index) {
        String name = quote(index.name());
        return new IndexStatements(
                List.of(
                        alter(relation) + "ALTER INDEX " + name + " " + invisible,
                        alter(relation) + "DROP INDEX " + name + ONLINE),
                "Between the two, look whether anything needed it: " + visible + " brings it back at once.");
    }

    private static String kind(IndexDefinition index) {
        if (index.name().equals(PRIMARY)) {
            return "PRIMARY KEY";
        }
        String method = method(index);
        boolean special = method.equals("FULLTEXT") || method.equals("SPATIAL");
        return (special ? method + " " : index.isUnique() ? "UNIQUE " : "") + "INDEX " + quote(index.name());
    }

    private static String method(IndexDefinition index) {
        return index.method().toUpperCase(Locale.ROOT);
    }

    private static String column(String column) {
        Matcher parts = COLUMN.matcher(column);
        if (column.startsWith("(") || !parts.matches()) {
            return column;
        }
        String name = parts.group("name");
        boolean quoted = name.length() > 1 && name.startsWith("`") && name.endsWith("`");
        return (quoted ? name : quote(name)) + absentAsEmpty(parts, "length") + absentAsEmpty(parts, "descending");
    }

    private static String absentAsEmpty(Matcher parts, String group) {
        return parts.start(group) < 0 ? "" : parts.group(group);
    }

    private static String alter(RelationKey relation) {
        return "ALTER TABLE " + quote(relation.schema()) + "." + quote(relation.table()) + " ";
    }

    private static String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }
}
