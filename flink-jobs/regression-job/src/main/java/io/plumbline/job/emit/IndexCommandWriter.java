package io.plumbline.job.emit;

import io.plumbline.avro.v1.CommandMode;
import io.plumbline.avro.v1.IndexAction;
import io.plumbline.avro.v1.IndexDefinition;
import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.model.indexes.IndexCommand;

/** The model's index command in Avro, keyed by relation. */
public final class IndexCommandWriter {

    private IndexCommandWriter() {}

    public static Outbound write(IndexCommand command) {
        IndexSyncCommand record = IndexSyncCommand.newBuilder()
                .setCommandId(command.commandId())
                .setCluster(command.relation().cluster())
                .setDatabase(command.relation().database())
                .setSchema$(command.relation().schema())
                .setTable(command.relation().table())
                .setEngine(command.engine())
                .setAction(Names.same(IndexAction.class, command.action()))
                .setMode(Names.same(CommandMode.class, command.mode()))
                .setIndex(index(command.index()))
                .setStatements(command.statements())
                .setVerdictId(command.verdictId())
                .setSqlHash(command.sqlHash())
                .setReason(command.reason())
                .setIssuedAt(command.issuedAt())
                .build();
        return new Outbound(command.relation().encode(), AvroBytes.write(record));
    }

    private static IndexDefinition index(io.plumbline.capture.catalog.IndexDefinition index) {
        return IndexDefinition.newBuilder()
                .setName(index.name())
                .setMethod(index.method())
                .setKeyColumns(index.keyColumns())
                .setIncludedColumns(index.includedColumns())
                .setPredicate(index.predicate())
                .setDefinition(index.definition())
                .setIsUnique(index.isUnique())
                .setIsConstraint(index.isConstraint())
                .setIsValid(index.isValid())
                .setIsReady(index.isReady())
                .setIsLive(index.isLive())
                .setBytes(index.bytes())
                .build();
    }
}
