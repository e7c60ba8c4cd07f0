package io.plumbline.capture.catalog;

/**
 * A relation's qualified name, unquoted. Its text form {@code schema.table} is for people and hashes; where it must be
 * taken apart again use {@link io.plumbline.capture.identity.RelationKey}.
 */
public record RelationName(String schema, String table) {

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
