package io.plumbline.local.watch;

import java.util.Optional;
import java.util.stream.Stream;

/** What is done about the DDL of a watched database. */
public enum DdlMode {
    /** Nothing: verdicts cannot name DDL as their cause. */
    OFF("off"),
    /** A connector reads the messages of event triggers that somebody installed. */
    FOLLOW("follow"),
    /** The event triggers are installed, which takes a superuser, and followed. */
    INSTALL("install");

    private final String wireName;

    DdlMode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static Optional<DdlMode> byWireName(String name) {
        return Stream.of(values()).filter(mode -> mode.wireName.equals(name)).findFirst();
    }
}
