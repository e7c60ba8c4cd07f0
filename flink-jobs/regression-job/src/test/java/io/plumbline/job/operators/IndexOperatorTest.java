package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.IndexDefinition;
import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.capture.identity.RelationKey;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.testing.Shop;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.model.indexes.IndexLoss;
import io.plumbline.model.indexes.IndexRecovery;
import io.plumbline.model.plans.IndexUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IndexOperatorTest {

    private static final String PRIMARY = "primary";
    private static final int POLLS_A_DAY = 8_640;
    private static final IndexUse USE = new IndexUse(
            Shop.INDEX.getName(), new IndexKey("public.orders", "btree", Shop.INDEX.getKeyColumns(), null));

    private KeyedTwoInputStreamOperatorTestHarness<String, DecodedRecord, IndexDemand, Outbound> harness;

    @BeforeEach
    void open() throws Exception {
        harness = closed();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aLossThatTheCatalogueShowsIsOneCommandOfItsRelation() throws Exception {
        relation(0, List.of(Shop.INDEX));
        lose(2);
        assertThat(commands()).isEmpty();

        relation(3, List.of());
        relation(4, List.of());

        assertThat(commands()).singleElement().satisfies(command -> {
            assertThat(command.getStatements())
                    .containsExactly(
                            "CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders USING btree (customer_id)");
            assertThat(command.getVerdictId()).isEqualTo("v1");
        });
        assertThat(harness.extractOutputValues().get(0).key()).isEqualTo(Shop.ORDERS.encode());
        assertThat(stateEntries()).isEqualTo(1);
    }

    @Test
    void aStatementThatRecoversFirstTakesItsLossBack() throws Exception {
        relation(0, List.of(Shop.INDEX));
        lose(2);
        recover(3);
        relation(4, List.of());

        assertThat(commands()).isEmpty();
    }

    @Test
    void whatIsKnownAndAskedForSurvivesARestart() throws Exception {
        relation(0, List.of(Shop.INDEX));
        lose(2);
        restart();
        relation(3, List.of());
        assertThat(commands()).hasSize(1);

        restart();
        lose(4);
        relation(5, List.of());
        assertThat(commands()).as("the command is open already").isEmpty();
    }

    @Test
    void eachRelationIsAnEntryOfItsOwn() throws Exception {
        relation(0, List.of(Shop.INDEX));
        RelationSnapshot other =
                Shop.relation(0, List.of()).setName("customers").build();
        harness.processElement1(
                new DecodedRecord(
                        new RelationKey("shop", "shop", "public", "customers").encode(), AvroBytes.write(other)),
                0);

        assertThat(stateEntries()).isEqualTo(2);
    }

    @Test
    void aRelationThatIsNotSeenFor100DaysIsForgottenAtTheNextMultipleOfThem() throws Exception {
        relation(0, List.of(Shop.INDEX));
        lose(2);
        relation(3, List.of());
        relation(4, List.of());
        assertThat(harness.numEventTimeTimers()).as("however often it is seen").isEqualTo(1);

        restart();
        watermark(Shop.timeOf(4).plus(Duration.ofDays(100)).minusMillis(1));
        assertThat(stateEntries()).isEqualTo(1);
        watermark(Shop.timeOf(4).plus(Duration.ofDays(200)));
        assertThat(stateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aRelationThatIsSeenStays() throws Exception {
        for (int poll = 0; poll <= 1_000 * POLLS_A_DAY; poll += POLLS_A_DAY) {
            watermark(Shop.timeOf(poll));
            relation(poll, List.of(Shop.INDEX));
        }

        assertThat(stateEntries()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isLessThanOrEqualTo(2);
    }

    @Test
    void whatOnlyWaitedForASnapshotAndWasTakenBackLeavesNothing() throws Exception {
        lose(2);
        assertThat(stateEntries()).isEqualTo(1);
        recover(3);
        assertThat(stateEntries()).isZero();
        recover(4);
        assertThat(stateEntries()).isZero();
    }

    private void watermark(Instant at) throws Exception {
        harness.processBothWatermarks(new Watermark(at.toEpochMilli()));
    }

    private void recover(int poll) throws Exception {
        IndexRecovery recovery = new IndexRecovery(Shop.ORDERS, Shop.STATEMENT, PRIMARY, Shop.timeOf(poll));
        harness.processElement2(IndexDemand.of(recovery), 0);
    }

    private void relation(int poll, List<IndexDefinition> indexes) throws Exception {
        byte[] snapshot = AvroBytes.write(Shop.relation(poll, indexes).build());
        harness.processElement1(new DecodedRecord(Shop.ORDERS.encode(), snapshot), 0);
    }

    private void lose(int poll) throws Exception {
        IndexLoss loss = new IndexLoss(
                Shop.ORDERS,
                USE,
                Shop.STATEMENT,
                PRIMARY,
                "POSTGRESQL",
                "v1",
                Shop.timeOf(poll - 1),
                Shop.timeOf(poll));
        harness.processElement2(IndexDemand.of(loss), 0);
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = closed();
        harness.initializeState(state);
        harness.open();
    }

    private List<IndexSyncCommand> commands() {
        return harness.extractOutputValues().stream()
                .map(record -> AvroBytes.read(IndexSyncCommand.class, Objects.requireNonNull(record.avro())))
                .toList();
    }

    private int stateEntries() {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, DecodedRecord, IndexDemand, Outbound> closed()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                        new IndexOperator(TestSettings.of(Map.of()).monitor())),
                DecodedRecord::key,
                IndexDemand::relationKey,
                Types.STRING);
    }
}
