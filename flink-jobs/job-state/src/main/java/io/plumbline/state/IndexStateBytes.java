package io.plumbline.state;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.indexes.IndexAction;
import io.plumbline.model.indexes.IndexLoss;
import io.plumbline.model.indexes.IndexState;
import io.plumbline.model.indexes.InstanceIndexes;
import io.plumbline.model.indexes.KnownIndex;
import io.plumbline.model.indexes.KnownPartition;
import io.plumbline.model.indexes.OpenCommand;
import io.plumbline.model.indexes.SeenIndex;

/** What is known of a relation's indexes, the value of {@link StateDescriptors#RELATION_INDEXES}. */
public final class IndexStateBytes {

    private static final int VERSION = 1;

    private IndexStateBytes() {}

    public static byte[] write(IndexState state) {
        StateWriter out = new StateWriter(VERSION);
        out.optional(state.kind(), StateWriter::name);
        out.list(state.known(), (each, known) -> {
            writeDefinition(each, known.definition());
            each.instant(known.lastSeenAt());
        });
        out.list(state.instances(), (each, instance) -> {
            each.text(instance.instance());
            each.instant(instance.observedAt());
            each.list(instance.indexes(), IndexStateBytes::writeSeen);
        });
        out.list(state.partitions(), (each, partition) -> {
            PlanSightingBytes.writeRelationName(each, partition.name());
            each.instant(partition.lastSeenAt());
        });
        out.list(state.pending(), IndexStateBytes::writeLoss);
        out.list(state.open(), (each, command) -> {
            each.text(command.indexName());
            each.name(command.action());
            each.instant(command.issuedAt());
        });
        return out.toBytes();
    }

    /** Throws {@link StateFormatException} for bytes of a newer version, or damaged ones. */
    public static IndexState read(byte[] bytes) {
        return StateReader.read("relation indexes", bytes, VERSION, IndexStateBytes::parse);
    }

    // NullAway does not read the annotation of a nested type (Relation.@Nullable Kind) from a class file
    @SuppressWarnings("NullAway")
    private static IndexState parse(StateReader in) {
        return new IndexState(
                in.optional(each -> each.name(Relation.Kind.class)),
                in.list(each -> new KnownIndex(readDefinition(each), each.instant())),
                in.list(each -> new InstanceIndexes(each.text(), each.instant(), each.list(IndexStateBytes::readSeen))),
                in.list(each -> new KnownPartition(PlanSightingBytes.readRelationName(each), each.instant())),
                in.list(IndexStateBytes::readLoss),
                in.list(each -> new OpenCommand(each.text(), each.name(IndexAction.class), each.instant())));
    }

    private static void writeSeen(StateWriter out, SeenIndex seen) {
        writeDefinition(out, seen.definition());
        out.optional(seen.invalidSince(), StateWriter::instant);
    }

    private static SeenIndex readSeen(StateReader in) {
        return new SeenIndex(readDefinition(in), in.optional(StateReader::instant));
    }

    private static void writeDefinition(StateWriter out, IndexDefinition index) {
        out.text(index.name());
        out.text(index.method());
        out.list(index.keyColumns(), StateWriter::text);
        out.list(index.includedColumns(), StateWriter::text);
        out.optional(index.predicate(), StateWriter::text);
        out.text(index.definition());
        out.flag(index.isUnique());
        out.flag(index.isConstraint());
        out.flag(index.isValid());
        out.flag(index.isReady());
        out.flag(index.isLive());
        out.number(index.bytes());
    }

    private static IndexDefinition readDefinition(StateReader in) {
        return new IndexDefinition(
                in.text(),
                in.text(),
                in.list(StateReader::text),
                in.list(StateReader::text),
                in.optional(StateReader::text),
                in.text(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.number());
    }

    private static void writeLoss(StateWriter out, IndexLoss loss) {
        out.text(loss.relation().encode());
        PlanDetailBytes.writeIndexUse(out, loss.index());
        out.text(loss.statement().encode());
        out.text(loss.instance());
        out.text(loss.engine());
        out.text(loss.verdictId());
        out.instant(loss.lastUsedAt());
        out.instant(loss.observedAt());
    }

    private static IndexLoss readLoss(StateReader in) {
        return new IndexLoss(
                RelationKey.decode(in.text()),
                PlanDetailBytes.readIndexUse(in),
                StatementKey.decode(in.text()),
                in.text(),
                in.text(),
                in.text(),
                in.instant(),
                in.instant());
    }
}
