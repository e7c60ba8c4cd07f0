package io.plumbline.job.emit;

import io.plumbline.avro.v1.PlanPinCommand;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.model.pins.PinCommand;

/** The model's pin command in Avro, keyed by statement. A person decided, so it is to be applied; the actuator may still only propose. */
public final class PinCommandWriter {

    private PinCommandWriter() {}

    public static Outbound write(PinCommand command) {
        PlanPinCommand record = PlanPinCommand.newBuilder()
                .setCommandId(command.commandId())
                .setCluster(command.key().cluster())
                .setDatabase(command.key().database())
                .setNamespace(command.key().namespace())
                .setSqlHash(command.key().sqlHash())
                .setInstance(command.instance())
                .setEngine(command.engine())
                .setAction(command.plan() == null ? "UNPIN" : "PIN")
                .setMode("APPLY")
                .setPlan(PlanWriter.toAvroOrNull(command.plan()))
                .setDecisionId(command.decisionId())
                .setReason(command.reason())
                .setIssuedAt(command.issuedAt())
                .setExpiresAt(command.expiresAt())
                .build();
        return new Outbound(command.key().encode(), AvroBytes.write(record));
    }
}
