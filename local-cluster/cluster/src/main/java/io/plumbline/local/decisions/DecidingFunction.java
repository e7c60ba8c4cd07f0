package io.plumbline.local.decisions;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions of the control database by which people decide; docs/reference/control-database.md says what each does. */
public enum DecidingFunction {
    ACCEPT_HISTORICAL_PLAN("spm_accept_historical_plan"),
    ROLLBACK("spm_rollback"),
    SET_PLAN_STATUS("spm_set_plan_status"),
    ENABLE("spm_enable"),
    DISABLE("spm_disable"),
    DROP("spm_drop"),
    CREATE_BASELINE("spm_create_baseline");

    private static final List<String> COMMON =
            List.of("cluster_name", "database_name", "namespace", "instance", "reason");

    private final String function;

    DecidingFunction(String function) {
        this.function = function;
    }

    /** In the order of the question marks of {@link #call}. */
    List<String> parameters() {
        return Stream.concat(own().stream(), COMMON.stream()).toList();
    }

    private List<String> own() {
        return switch (this) {
            case ACCEPT_HISTORICAL_PLAN -> List.of("sql_hash", "at", "status");
            case ROLLBACK -> List.of("sql_hash", "at");
            case SET_PLAN_STATUS -> List.of("sql_hash", "plan_hash", "status");
            case ENABLE, DISABLE, DROP -> List.of("sql_hash", "plan_hash");
            case CREATE_BASELINE -> List.of("sql_text", "plan_or_hints", "status");
        };
    }

    /** The call with a question mark for each value, so that no value is ever part of it. */
    String call() {
        return parameters().stream()
                .map(name -> name + " => ?" + (name.equals("at") ? "::timestamptz" : ""))
                .collect(Collectors.joining(", ", "SELECT plumbline." + function + "(", ")"));
    }

    void requireParameters(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        parameters().forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(function + " takes " + parameters() + ", was given " + unknown);
        }
    }
}
