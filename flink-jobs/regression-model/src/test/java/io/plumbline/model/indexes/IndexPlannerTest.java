package io.plumbline.model.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.model.plans.IndexUse;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IndexPlannerTest {

    private static final Instant T0 = Story.START;
    private static final RelationKey ORDERS = new RelationKey("shop", "shop", "public", "orders");
    private static final IndexUse USE = new IndexUse(Plans.INDEX, Plans.INDEX_KEY);
    private static final IndexDefinition PRIMARY_KEY = new IndexDefinition(
            "orders_pkey",
            "btree",
            List.of("id"),
            List.of(),
            null,
            "CREATE UNIQUE INDEX orders_pkey ON public.orders USING btree (id)",
            true,
            true,
            true,
            true,
            true,
            1);
    private static final IndexDefinition INDEX = index(Plans.INDEX);

    private final IndexPlanner planner = new IndexPlanner(IndexOptions.defaults());
    private final List<IndexCommand> commands = new ArrayList<>();
    private final List<IndexCount> counts = new ArrayList<>();
    private IndexState state = IndexState.EMPTY;

    private static IndexDefinition index(String name) {
        return new IndexDefinition(
                name,
                "btree",
                List.of("customer_id"),
                List.of(),
                null,
                "CREATE INDEX " + name + " ON public.orders USING btree (customer_id)",
                false,
                false,
                true,
                true,
                true,
                8192);
    }

    private static IndexDefinition invalid(IndexDefinition index) {
        return new IndexDefinition(
                index.name(),
                index.method(),
                index.keyColumns(),
                index.includedColumns(),
                index.predicate(),
                index.definition(),
                index.isUnique(),
                index.isConstraint(),
                false,
                index.isReady(),
                index.isLive(),
                0);
    }

    private void snapshot(int second, IndexDefinition... indexes) {
        snapshot(second, Relation.Kind.TABLE, indexes);
    }

    private void snapshot(int second, Relation.Kind kind, IndexDefinition... indexes) {
        snapshot(second, new RelationName("public", "orders"), kind, indexes);
    }

    private void snapshot(int second, RelationName name, Relation.Kind kind, IndexDefinition... indexes) {
        Relation relation = new Relation(name, kind, null, 200_000, 1, 0, null, List.of(indexes));
        take(planner.onSnapshot(state, new RelationSighting(ORDERS, "primary", relation, T0.plusSeconds(second))));
    }

    private void loss(int lastUsedSecond, int second) {
        loss(USE, lastUsedSecond, second, "v1");
    }

    private void loss(IndexUse use, int lastUsedSecond, int second, String verdictId) {
        take(planner.onLoss(
                state,
                new IndexLoss(
                        ORDERS,
                        use,
                        Story.KEY,
                        "primary",
                        "POSTGRESQL",
                        verdictId,
                        T0.plusSeconds(lastUsedSecond),
                        T0.plusSeconds(second))));
    }

    private void take(IndexStep step) {
        state = step.state();
        commands.addAll(step.commands());
        counts.addAll(step.counts());
    }

    @Test
    void anAbsentIndexIsToBeCreatedByTheServersOwnDefinitionOnce() {
        snapshot(0, INDEX, PRIMARY_KEY);
        loss(10, 30);
        assertThat(commands).isEmpty();

        snapshot(40, PRIMARY_KEY);
        snapshot(50, PRIMARY_KEY);

        assertThat(commands).hasSize(1);
        IndexCommand command = commands.get(0);
        assertThat(command.action()).isEqualTo(IndexAction.CREATE);
        assertThat(command.mode()).isEqualTo(CommandMode.PROPOSED);
        assertThat(command.statements())
                .containsExactly(
                        "CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders USING btree (customer_id)");
        assertThat(command.index()).isEqualTo(INDEX);
        assertThat(command.verdictId()).isEqualTo("v1");
        assertThat(command.commandId()).matches("[0-9a-f]{32}");
        assertThat(command.issuedAt()).isEqualTo(T0.plusSeconds(40));
        assertThat(command.reason())
                .isEqualTo("Statement " + Story.KEY.sqlHash() + " on primary is BLOCK without index orders_customer_idx"
                        + " of public.orders, which was not there at 2026-01-01T00:00:40Z.");
    }

    @Test
    void aSnapshotThatCameBeforeTheVerdictIsEnough() {
        snapshot(0, INDEX, PRIMARY_KEY);
        snapshot(20, PRIMARY_KEY);
        loss(10, 30);

        assertThat(commands).extracting(IndexCommand::issuedAt).containsExactly(T0.plusSeconds(30));
    }

    @Test
    void aSnapshotFromBeforeTheIndexWasLastUsedSaysNothing() {
        snapshot(0, INDEX);
        snapshot(5);
        loss(10, 30);

        assertThat(commands).isEmpty();
        assertThat(state.pending()).hasSize(1);
    }

    @Test
    void aRenamedIndexYieldsNothing() {
        snapshot(0, INDEX);
        loss(10, 30);
        snapshot(40, index("orders_by_customer"));

        assertThat(commands).isEmpty();
        assertThat(counts).containsExactly(IndexCount.LOSS_VOID);
        assertThat(state.pending()).isEmpty();
    }

    @Test
    void anIndexKnownUnderAnotherNameIsFoundByItsKey() {
        snapshot(0, index("orders_by_customer"));
        loss(10, 30);
        snapshot(40);

        assertThat(commands.get(0).statements())
                .containsExactly(
                        "CREATE INDEX CONCURRENTLY orders_by_customer ON public.orders USING btree (customer_id)");
    }

    @Test
    void anInvalidIndexIsRebuiltOnceItCannotBeUnderConstruction() {
        snapshot(0, INDEX);
        loss(10, 30);
        snapshot(40, invalid(INDEX));
        snapshot(200, invalid(INDEX));
        assertThat(commands).isEmpty();

        snapshot(340, invalid(INDEX));
        assertThat(commands).extracting(IndexCommand::action).containsExactly(IndexAction.REBUILD);
        assertThat(commands.get(0).statements())
                .containsExactly("REINDEX INDEX CONCURRENTLY \"public\".\"orders_customer_idx\"");
    }

    @Test
    void anIndexThatIsBuiltMeanwhileYieldsNothing() {
        snapshot(0, INDEX);
        loss(10, 30);
        snapshot(40, invalid(INDEX));
        snapshot(60, INDEX);

        assertThat(commands).isEmpty();
        assertThat(counts).containsExactly(IndexCount.LOSS_VOID);
    }

    @Test
    void namesThatNeedQuotesKeepTheServersQuotes() {
        IndexDefinition odd = new IndexDefinition(
                "Odd \" ON x",
                "btree",
                List.of("customer_id"),
                List.of(),
                null,
                "CREATE UNIQUE INDEX \"Odd \"\" ON x\" ON public.\"Orders\" USING btree (customer_id)",
                true,
                false,
                true,
                true,
                true,
                1);
        snapshot(0, odd);
        loss(10, 30);
        snapshot(40);
        assertThat(commands.get(0).statements())
                .containsExactly("CREATE UNIQUE INDEX CONCURRENTLY \"Odd \"\" ON x\" ON public.\"Orders\""
                        + " USING btree (customer_id)");

        snapshot(50, odd);
        loss(60, 70);
        snapshot(80, invalid(odd));
        snapshot(400, invalid(odd));
        assertThat(commands.get(1).statements())
                .containsExactly("REINDEX INDEX CONCURRENTLY \"public\".\"Odd \"\" ON x\"");
    }

    @Test
    void aPartitionedTableGetsItsIndexPartitionByPartition() {
        IndexDefinition parent = new IndexDefinition(
                Plans.INDEX,
                "btree",
                List.of("customer_id"),
                List.of(),
                null,
                "CREATE INDEX orders_customer_idx ON ONLY public.orders USING btree (customer_id)",
                false,
                false,
                true,
                true,
                true,
                0);
        snapshot(0, Relation.Kind.PARTITIONED_TABLE, parent);
        snapshot(1, new RelationName("public", "orders_2026"), Relation.Kind.PARTITION);
        loss(10, 30);
        snapshot(40, Relation.Kind.PARTITIONED_TABLE);

        assertThat(commands.get(0).statements())
                .containsExactly(
                        "CREATE INDEX orders_customer_idx ON ONLY \"public\".\"orders\" USING btree (customer_id)",
                        "CREATE INDEX CONCURRENTLY \"orders_2026_orders_customer_idx\" ON \"public\".\"orders_2026\""
                                + " USING btree (customer_id)",
                        "ALTER INDEX \"public\".\"orders_customer_idx\" ATTACH PARTITION"
                                + " \"public\".\"orders_2026_orders_customer_idx\"");
    }

    @Test
    void aPartitionedTableWithUnknownPartitionsSaysThatWritesAreBlocked() {
        IndexDefinition parent = new IndexDefinition(
                Plans.INDEX,
                "btree",
                List.of("customer_id"),
                List.of(),
                null,
                "CREATE INDEX orders_customer_idx ON ONLY public.orders USING btree (customer_id)",
                false,
                false,
                true,
                true,
                true,
                0);
        snapshot(0, Relation.Kind.PARTITIONED_TABLE, parent);
        loss(10, 30);
        snapshot(40, Relation.Kind.PARTITIONED_TABLE);

        assertThat(commands.get(0).statements())
                .containsExactly("CREATE INDEX orders_customer_idx ON public.orders USING btree (customer_id)");
        assertThat(commands.get(0).reason()).contains("this blocks writes");
    }

    @Test
    void aConstraintsIndexSaysThatTheConstraintIsToFollow() {
        snapshot(0, PRIMARY_KEY);
        loss(new IndexUse("orders_pkey", new IndexKey(Plans.ORDERS, "btree", List.of("id"), null)), 10, 30, "v1");
        snapshot(40);

        assertThat(commands.get(0).statements())
                .containsExactly("CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON public.orders USING btree (id)");
        assertThat(commands.get(0).reason()).contains("It belonged to a constraint");
    }

    @Test
    void twoStatementsThatLostOneIndexYieldOneCommand() {
        snapshot(0, INDEX);
        loss(10, 30);
        take(planner.onLoss(
                state,
                new IndexLoss(
                        ORDERS,
                        USE,
                        new io.plumbline.capture.identity.StatementKey("shop", "shop", "public", "b"),
                        "primary",
                        "POSTGRESQL",
                        "v2",
                        T0.plusSeconds(10),
                        T0.plusSeconds(31))));
        snapshot(40);

        assertThat(commands).hasSize(1);
        assertThat(counts).containsExactly(IndexCount.COMMAND_OPEN);
    }

    @Test
    void anIndexLostAgainIsCommandedAgain() {
        snapshot(0, INDEX);
        loss(10, 30);
        snapshot(40);
        snapshot(60, INDEX);
        loss(USE, 70, 90, "v2");
        snapshot(100);

        assertThat(commands).hasSize(2);
        assertThat(commands).extracting(IndexCommand::commandId).doesNotHaveDuplicates();
    }

    @Test
    void passCancelsAPendingLoss() {
        snapshot(0, INDEX);
        loss(10, 30);
        take(planner.onRecovery(state, new IndexRecovery(ORDERS, Story.KEY, "primary", T0.plusSeconds(35))));
        snapshot(40);

        assertThat(commands).isEmpty();
        assertThat(counts).containsExactly(IndexCount.LOSS_CANCELLED);
    }

    @Test
    void aLossWithoutASnapshotExpiresAndADefinitionIsForgottenInTheEnd() {
        loss(10, 30);
        int late = (int) Duration.ofHours(2).toSeconds();
        snapshot(late, INDEX);
        assertThat(counts).containsExactly(IndexCount.LOSS_VOID);

        loss(new IndexUse("gone", new IndexKey(Plans.ORDERS, null, List.of(), null)), late, late + 1, "v3");
        snapshot(2 * late, INDEX);
        assertThat(counts).containsExactly(IndexCount.LOSS_VOID, IndexCount.LOSS_EXPIRED);

        snapshot(2 * late + 1);
        snapshot((int) Duration.ofDays(40).toSeconds());
        assertThat(counts).contains(IndexCount.DEFINITION_FORGOTTEN);
        assertThat(state.known()).isEmpty();
    }

    @Test
    void aRepeatedSnapshotChangesNothing() {
        snapshot(10, INDEX);
        IndexState before = state;
        snapshot(10);
        snapshot(5);

        assertThat(state).isEqualTo(before);
        assertThat(counts).containsExactly(IndexCount.SNAPSHOT_REPEATED, IndexCount.SNAPSHOT_REPEATED);
    }
}
