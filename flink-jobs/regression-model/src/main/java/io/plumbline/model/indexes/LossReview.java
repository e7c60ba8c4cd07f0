package io.plumbline.model.indexes;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.model.statement.DeterministicId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a pending loss against the last snapshot of the instance that lost the index.
 *
 * <p>Laws: only a snapshot after the last sighting that used the index says anything. Shows it the index valid, under any
 * name, and is after the loss, the loss is void. Shows it the index invalid for at least the build grace, and not being
 * dropped, it is to be rebuilt. Shows it the index neither way, and its definition is known, it is to be created. Anything
 * else waits.
 */
final class LossReview {

    private final Duration buildGrace;
    private final List<IndexLoss> waiting = new ArrayList<>();
    private final List<OpenCommand> open;
    private final List<IndexCommand> commands = new ArrayList<>();
    private final List<IndexCount> counts;
    private final IndexState state;

    LossReview(IndexState state, Duration buildGrace, List<IndexCount> counts) {
        this.state = state;
        this.buildGrace = buildGrace;
        this.counts = counts;
        this.open = new ArrayList<>(state.open());
    }

    IndexStep review() {
        state.pending().forEach(this::review);
        return new IndexStep(
                new IndexState(state.kind(), state.known(), state.instances(), state.partitions(), waiting, open),
                commands,
                counts);
    }

    private void review(IndexLoss loss) {
        Optional<InstanceIndexes> snapshot = state.instances().stream()
                .filter(each -> each.instance().equals(loss.instance()))
                .filter(each -> each.observedAt().isAfter(loss.lastUsedAt()))
                .findFirst();
        if (snapshot.isEmpty()) {
            waiting.add(loss);
            return;
        }
        Optional<IndexDefinition> wanted = IndexMatch.find(
                state.known().stream().map(KnownIndex::definition).toList(), loss.index());
        Optional<SeenIndex> found = find(snapshot.get(), loss, wanted);
        if (found.isPresent()) {
            reviewFound(loss, found.get(), snapshot.get().observedAt());
        } else if (wanted.isPresent()) {
            issue(loss, IndexAction.CREATE, wanted.get(), snapshot.get().observedAt());
        } else {
            waiting.add(loss);
        }
    }

    private void reviewFound(IndexLoss loss, SeenIndex found, Instant snapshotAt) {
        Instant invalidSince = found.invalidSince();
        if (invalidSince == null) {
            if (snapshotAt.isAfter(loss.observedAt())) {
                counts.add(IndexCount.LOSS_VOID);
            } else {
                waiting.add(loss);
            }
        } else if (found.definition().isLive() && !invalidSince.plus(buildGrace).isAfter(snapshotAt)) {
            issue(loss, IndexAction.REBUILD, found.definition(), snapshotAt);
        } else {
            waiting.add(loss);
        }
    }

    /** The lost index in a snapshot, a valid one first. */
    private static Optional<SeenIndex> find(
            InstanceIndexes snapshot, IndexLoss loss, Optional<IndexDefinition> wanted) {
        List<SeenIndex> same = snapshot.indexes().stream()
                .filter(seen -> wanted.isPresent()
                        ? IndexText.isSameIndex(seen.definition(), wanted.get())
                        : IndexMatch.find(List.of(seen.definition()), loss.index())
                                .isPresent())
                .toList();
        return same.stream()
                .filter(seen -> seen.invalidSince() == null)
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    private void issue(IndexLoss loss, IndexAction action, IndexDefinition index, Instant snapshotAt) {
        boolean isOpen =
                open.stream().anyMatch(each -> each.indexName().equals(index.name()) && each.action() == action);
        if (isOpen) {
            counts.add(IndexCount.COMMAND_OPEN);
            return;
        }
        Instant issuedAt = snapshotAt.isAfter(loss.observedAt()) ? snapshotAt : loss.observedAt();
        IndexDialect dialect = IndexDialect.of(loss.engine());
        IndexStatements sql = action == IndexAction.CREATE
                ? dialect.create(state, loss.relation(), index)
                : dialect.rebuild(loss.relation(), index);
        open.add(new OpenCommand(index.name(), action, issuedAt));
        commands.add(new IndexCommand(
                DeterministicId.of(
                        "index-command", loss.relation().encode(), action.name(), index.definition(), loss.verdictId()),
                loss.relation(),
                loss.engine(),
                action,
                CommandMode.PROPOSED,
                index,
                sql.statements(),
                loss.verdictId(),
                loss.statement().sqlHash(),
                reason(loss, action, index, snapshotAt, sql.note()),
                issuedAt));
    }

    private static String reason(
            IndexLoss loss, IndexAction action, IndexDefinition index, Instant snapshotAt, String note) {
        String state = action == IndexAction.CREATE ? "was not there" : "was invalid";
        String reason = "Statement %s on %s is BLOCK without index %s of %s.%s, which %s at %s."
                .formatted(
                        loss.statement().sqlHash(),
                        loss.instance(),
                        index.name(),
                        loss.relation().schema(),
                        loss.relation().table(),
                        state,
                        snapshotAt);
        return note.isEmpty() ? reason : reason + " " + note;
    }
}
