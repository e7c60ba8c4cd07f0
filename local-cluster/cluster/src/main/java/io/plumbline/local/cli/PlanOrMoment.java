package io.plumbline.local.cli;

import io.plumbline.local.decisions.DecidingFunction;
import io.plumbline.local.decisions.PlanDecision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A plan of a statement, by its hash or by when the statement came to use it. */
final class PlanOrMoment {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SQL_HASH", description = "The statement's sql_hash, or the beginning of it.")
    private String sqlHash = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PLAN_HASH",
            description = "The plan's plan_hash, or the beginning of it; or give --at.")
    private @Nullable String planHash;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The plan the statement had then: 2026-01-01T12:00Z, or without an offset in local time.")
    private @Nullable String at;

    PlanDecision decision(String status) {
        if ((planHash == null) == (at == null)) {
            throw new ParameterException(
                    spec.commandLine(), "give either PLAN_HASH or --at TIME, so that it is clear which plan is meant");
        }
        DecidingFunction function =
                at == null ? DecidingFunction.SET_PLAN_STATUS : DecidingFunction.ACCEPT_HISTORICAL_PLAN;
        return PlanDecision.by(function)
                .with("sql_hash", sqlHash)
                .with("plan_hash", planHash)
                .with("at", at)
                .with("status", status);
    }
}
