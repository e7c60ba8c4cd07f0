package io.plumbline.sync;

import io.plumbline.avro.v1.PlanPinAlert;
import io.plumbline.connect.ConnectSchemas;
import io.plumbline.connect.ConnectStructs;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.PinMark;
import io.plumbline.sync.pins.PinOutcome;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** What a result says against the wish of a person, as structs of the schema PlanPinAlert. */
final class PinAlertWriter {

    static final Schema SCHEMA = ConnectSchemas.of(PlanPinAlert.getClassSchema());

    /** Somebody asked for the plan and does not have it; what will be tried again or was asked to end is none of these. */
    private static final Set<String> ALARMING = Set.of(
            PinOutcome.NOT_EFFECTIVE.name(),
            PinOutcome.NOT_EXPRESSIBLE.name(),
            PinOutcome.NOT_POSSIBLE.name(),
            PinOutcome.RETIRED.name());

    private PinAlertWriter() {}

    /** The alert of a result of the schema PlanPinResult; empty when it is as it should be. */
    static Optional<Struct> write(PinCommand command, Struct result) {
        String outcome = result.getString("outcome");
        return ALARMING.contains(outcome) || isInsteadOfPinning(command, result)
                ? Optional.of(alert(result, outcome))
                : Optional.empty();
    }

    /** Proposed, though the command and the actuator are to pin: the server lacks something. */
    private static boolean isInsteadOfPinning(PinCommand command, Struct result) {
        return result.getString("outcome").equals(PinOutcome.PROPOSED.name())
                && !command.isProposal()
                && !result.getString("actuator").equals(PinOptions.NONE);
    }

    private static Struct alert(Struct result, String outcome) {
        return ConnectStructs.of(
                SCHEMA,
                PlanPinAlert.newBuilder()
                        .setAlertId(PinMark.hash("alert\n" + result.getString("result_id")))
                        .setCluster(result.getString("cluster"))
                        .setInstance(result.getString("instance"))
                        .setDatabase(result.getString("database"))
                        .setNamespace(result.getString("namespace"))
                        .setSqlHash(result.getString("sql_hash"))
                        .setLevel("WARN")
                        .setRule("PIN_" + outcome)
                        .setSummary("The plan that was fixed is not the plan on " + result.getString("instance") + ": "
                                + result.getString("detail"))
                        .setWantedPlanHash(result.getString("wanted_plan_hash"))
                        .setFoundPlanHash(result.getString("found_plan_hash"))
                        .setCommandId(result.getString("command_id"))
                        .setResultId(result.getString("result_id"))
                        .setObservedAt(time(result))
                        .build());
    }

    private static Instant time(Struct result) {
        return ((Date) result.get("checked_at")).toInstant();
    }
}
