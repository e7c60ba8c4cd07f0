package io.plumbline.local.cli;

import io.plumbline.local.decisions.DecidingFunction;
import io.plumbline.local.decisions.PlanDecision;
import picocli.CommandLine.Parameters;

/** A plan of a statement. */
final class PlanParameters {

    @Parameters(index = "0", paramLabel = "SQL_HASH", description = "The statement's sql_hash, or the beginning of it.")
    private String sqlHash = "";

    @Parameters(index = "1", paramLabel = "PLAN_HASH", description = "The plan's plan_hash, or the beginning of it.")
    private String planHash = "";

    PlanDecision decision(DecidingFunction function) {
        return PlanDecision.by(function).with("sql_hash", sqlHash).with("plan_hash", planHash);
    }
}
