package io.plumbline.pollers.postgres;

import io.plumbline.pollers.options.InstanceSettings;
import java.util.ArrayList;
import java.util.List;

/** What a server must have and grant to be polled; each lack says the statement that repairs it. */
final class Requirements {

    static final int OLDEST_MAJOR = 14;

    private Requirements() {}

    /** What is missing for reading statistics; empty when nothing is. */
    static List<String> missing(ServerFacts facts, InstanceSettings instance) {
        List<String> missing = new ArrayList<>();
        ExtensionVersion extension = facts.extensionVersion();
        if (facts.major() < OLDEST_MAJOR) {
            missing.add("server version " + facts.version() + " is too old: PostgreSQL " + OLDEST_MAJOR
                    + " or later is needed");
        }
        if (extension == null) {
            missing.add("extension pg_stat_statements is not installed in the database of the URL:"
                    + " add it to shared_preload_libraries and run CREATE EXTENSION pg_stat_statements");
        } else if (!extension.isAtLeast(ExtensionVersion.OLDEST)) {
            missing.add("extension pg_stat_statements " + extension + " is too old, " + ExtensionVersion.OLDEST
                    + " or later is needed: run ALTER EXTENSION pg_stat_statements UPDATE");
        }
        if (!facts.readsAllStatistics()) {
            missing.add(
                    "the role may not see other roles' statements: run GRANT pg_monitor TO " + quoted(instance.user()));
        }
        return missing;
    }

    /** Says that no table of a database can be read. */
    static String missingReadAccess(WatchedDatabase database, InstanceSettings instance) {
        return "the role may not read any table of database " + database.name()
                + ", so no statement could be explained: run GRANT pg_read_all_data TO " + quoted(instance.user());
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
