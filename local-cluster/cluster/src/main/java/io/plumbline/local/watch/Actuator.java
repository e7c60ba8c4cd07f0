package io.plumbline.local.watch;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What acts on a cluster's servers when a person fixes a plan. */
public enum Actuator {
    /** Nothing does. */
    NONE("none"),
    /** The hints of pg_hint_plan. */
    PG_HINT_PLAN("pg_hint_plan");

    private final String wireName;

    Actuator(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static Optional<Actuator> byWireName(String name) {
        return Stream.of(values())
                .filter(actuator -> actuator.wireName.equals(name))
                .findFirst();
    }

    /** For a message. */
    static String allowed() {
        return Stream.of(values()).map(Actuator::wireName).collect(Collectors.joining(", ", "one of ", ""));
    }
}
