package io.plumbline.pollers.postgres;

/** A database whose statements are published. */
record WatchedDatabase(long oid, String name) {}
