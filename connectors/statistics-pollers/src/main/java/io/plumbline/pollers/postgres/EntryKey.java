package io.plumbline.pollers.postgres;

/** The key pg_stat_statements counts by. */
record EntryKey(long roleOid, long databaseOid, long queryId, boolean topLevel) {

    /** The part of the key that is not the database, as it is published. */
    String entryId() {
        return roleOid + "/" + queryId + "/" + (topLevel ? "top" : "nested");
    }
}
