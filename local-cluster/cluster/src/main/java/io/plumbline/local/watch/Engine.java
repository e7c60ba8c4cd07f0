package io.plumbline.local.watch;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What servers a cluster's instances are. */
public enum Engine {
    POSTGRESQL("postgresql", 5432, "jdbc:postgresql://host:port/database"),
    MYSQL("mysql", 3306, "jdbc:mysql://host:port/"),
    MARIADB("mariadb", 3306, "jdbc:mariadb://host:port/");

    private final String wireName;
    private final int defaultPort;
    private final String urlForm;

    Engine(String wireName, int defaultPort, String urlForm) {
        this.wireName = wireName;
        this.defaultPort = defaultPort;
        this.urlForm = urlForm;
    }

    public String wireName() {
        return wireName;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** What an instance's address looks like. */
    String urlForm() {
        return urlForm;
    }

    /** What its JDBC addresses begin with. */
    String urlStart() {
        return "jdbc:" + wireName + "://";
    }

    /** Whether an address names one database of a server, and not the server with all its schemas. */
    boolean isWatchedByDatabase() {
        return this == POSTGRESQL;
    }

    /** What can be done about DDL; only a PostgreSQL needs something installed, and no connector reads MariaDB's. */
    Set<DdlMode> ddlModes() {
        return switch (this) {
            case POSTGRESQL -> EnumSet.allOf(DdlMode.class);
            case MYSQL -> EnumSet.of(DdlMode.OFF, DdlMode.FOLLOW);
            case MARIADB -> EnumSet.of(DdlMode.OFF);
        };
    }

    DdlMode defaultDdlMode() {
        return this == MARIADB ? DdlMode.OFF : DdlMode.FOLLOW;
    }

    static Optional<Engine> byWireName(String name) {
        return Stream.of(values())
                .filter(engine -> engine.wireName.equals(name))
                .findFirst();
    }
}
