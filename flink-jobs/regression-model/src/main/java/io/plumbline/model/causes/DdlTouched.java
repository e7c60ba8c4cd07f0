package io.plumbline.model.causes;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.plans.PlanAccess;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.statement.PlanSighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * DDL. Holds when a DDL statement in the time looked at was on an index that the baseline's or the present plan reads, or
 * on a relation of either plan. Of several, one that names an index of the plans wins, then the latest. Commands that
 * cannot change a plan (COMMENT, GRANT, REVOKE, SECURITY LABEL) never count.
 */
final class DdlTouched implements CauseTest {

    private static final Set<String> HARMLESS = Set.of("COMMENT", "GRANT", "REVOKE", "SECURITY LABEL");

    @Override
    public Optional<CauseFinding> test(CauseContext context) {
        List<DdlEvent> inTime = context.ddl().stream()
                .filter(event -> isOf(event, context.sample().key()))
                .filter(event -> !event.executedAt().isBefore(context.since())
                        && !event.executedAt().isAfter(context.until()))
                .filter(event -> !HARMLESS.contains(event.commandTag()))
                .toList();
        if (inTime.isEmpty()) {
            return Optional.empty();
        }
        List<IndexUse> uses = indexUses(context);
        Optional<DdlEvent> onIndex = latest(inTime.stream().filter(event -> namesIndex(event, uses)));
        List<String> relations = relations(context);
        return onIndex.or(() -> latest(inTime.stream().filter(event -> isOn(event, relations))))
                .map(event -> new CauseFinding(Cause.DDL, event));
    }

    private static boolean isOf(DdlEvent event, StatementKey key) {
        return event.cluster().equals(key.cluster()) && event.database().equals(key.database());
    }

    private static Optional<DdlEvent> latest(Stream<DdlEvent> events) {
        return events.max(Comparator.comparing(DdlEvent::executedAt).thenComparing(DdlEvent::objectIdentity));
    }

    private static List<IndexUse> indexUses(CauseContext context) {
        List<IndexUse> uses = new ArrayList<>();
        if (context.now() != null) {
            uses.addAll(PlanAccess.indexUses(context.now().plan()));
        }
        PlanRecord reference = context.reference();
        if (reference != null) {
            uses.addAll(reference.indexUses());
        }
        return uses;
    }

    private static List<String> relations(CauseContext context) {
        PlanRecord reference = context.reference();
        Stream<String> before = reference == null ? Stream.empty() : relationsOf(reference.sighting());
        Stream<String> after = context.now() == null ? Stream.empty() : relationsOf(context.now());
        return Stream.concat(before, after).distinct().toList();
    }

    private static Stream<String> relationsOf(PlanSighting sighting) {
        return Stream.concat(
                sighting.relations().stream().map(size -> size.name().toString()),
                sighting.plan().nodes().stream().map(PlanNode::relation).filter(Objects::nonNull));
    }

    private static boolean namesIndex(DdlEvent event, List<IndexUse> uses) {
        return uses.stream().anyMatch(use -> IndexDrops.names(event, use));
    }

    private static boolean isOn(DdlEvent event, List<String> relations) {
        return names(event.objectIdentity(), relations)
                || (event.relation() != null && names(event.relation(), relations));
    }

    private static boolean names(String text, List<String> relations) {
        return relations.contains(text) || relations.contains(QualifiedName.plain(text));
    }
}
