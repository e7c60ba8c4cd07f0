package io.plumbline.capture.identity;

/**
 * Names a statement: the key of observations, verdicts, plan changes and of all keyed state.
 *
 * <p>Its text form, {@code cluster/database/namespace/sql_hash}, is the Kafka key. In each part {@code %}, {@code /} and
 * {@code .} are written as percent escapes, so that the form is unambiguous for any name a database allows.
 */
public record StatementKey(String cluster, String database, String namespace, String sqlHash) {

    private static final int PARTS = 4;

    /** The text form. */
    public String encode() {
        return KeyText.join(cluster, database, namespace, sqlHash);
    }

    /** The key of something of this statement that more names tell apart, such as an instance. */
    public String encodeWith(String... names) {
        return encode() + "/" + KeyText.join(names);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the text, when it has not four parts or a malformed escape
     */
    public static StatementKey decode(String text) {
        String[] parts = KeyText.split(text, PARTS);
        return new StatementKey(parts[0], parts[1], parts[2], parts[3]);
    }
}
