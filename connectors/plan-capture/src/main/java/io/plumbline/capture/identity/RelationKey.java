package io.plumbline.capture.identity;

/**
 * Names a relation: the key of relation snapshots and index commands.
 *
 * <p>Its text form is {@code cluster/database/schema.table}; in each part {@code %}, {@code /} and {@code .} are written
 * as percent escapes.
 */
public record RelationKey(String cluster, String database, String schema, String table) {

    private static final int PARTS = 4;

    /** The text form. */
    public String encode() {
        return KeyText.join(cluster, database, schema) + "." + KeyText.escape(table);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the text, when it is not of that form
     */
    public static RelationKey decode(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("a relation key is cluster/database/schema.table, was " + text);
        }
        String[] parts = KeyText.split(text.substring(0, dot) + "/" + text.substring(dot + 1), PARTS);
        return new RelationKey(parts[0], parts[1], parts[2], parts[3]);
    }
}
