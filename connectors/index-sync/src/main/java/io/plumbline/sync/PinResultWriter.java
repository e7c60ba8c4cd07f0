package io.plumbline.sync;

import io.plumbline.avro.v1.PlanPinResult;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.connect.ConnectSchemas;
import io.plumbline.connect.ConnectStructs;
import io.plumbline.records.PlanRecords;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.PinMark;
import io.plumbline.sync.pins.PinReport;
import io.plumbline.sync.pins.WantedPlan;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Reports as structs of the schema PlanPinResult. */
final class PinResultWriter {

    static final Schema SCHEMA = ConnectSchemas.of(PlanPinResult.getClassSchema());

    private PinResultWriter() {}

    static Struct write(PinCommand command, String instance, String actuator, PinReport report) {
        StatementKey statement = command.statement();
        WantedPlan wanted = command.plan();
        CanonicalPlan found = report.found();
        String foundHash = found == null ? null : found.planHash();
        boolean differs = found != null && wanted != null && !found.planHash().equals(wanted.planHash());
        return ConnectStructs.of(
                SCHEMA,
                PlanPinResult.newBuilder()
                        .setResultId(PinMark.hash(String.join(
                                "\n",
                                command.commandId(),
                                instance,
                                report.outcome().name(),
                                report.detail(),
                                String.valueOf(report.hints()),
                                report.queryIds().toString(),
                                String.valueOf(foundHash))))
                        .setCommandId(command.commandId())
                        .setCluster(statement.cluster())
                        .setInstance(instance)
                        .setDatabase(statement.database())
                        .setNamespace(statement.namespace())
                        .setSqlHash(statement.sqlHash())
                        .setActuator(actuator)
                        .setOutcome(report.outcome().name())
                        .setDetail(report.detail())
                        .setWantedPlanHash(wanted == null ? null : wanted.planHash())
                        .setHints(report.hints())
                        .setQueryIds(report.queryIds())
                        .setFoundPlanHash(foundHash)
                        .setFoundNodes(
                                found != null && differs
                                        ? found.nodes().stream()
                                                .map(PlanRecords::node)
                                                .toList()
                                        : List.of())
                        .setCheckedAt(report.checkedAt().truncatedTo(ChronoUnit.MILLIS))
                        .build());
    }
}
