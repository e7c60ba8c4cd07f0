package io.plumbline.job.ingest;

import static io.plumbline.job.ingest.Checks.requireAmount;

import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.Sample;

/** Turns an observation on the wire into the model's sample, or refuses it. */
public final class ObservationMapper {

    private static final int SQL_HASH_DIGITS = 32;

    private final PlanMapper plans;

    /** Composite indexes are taken as they come. */
    public ObservationMapper(int maxPlanNodes) {
        this(maxPlanNodes, CompositeWeights.DEFAULT);
    }

    /** Composite indexes are made by {@code weights}, where those are not the ones that pollers use. */
    public ObservationMapper(int maxPlanNodes, CompositeWeights weights) {
        this.plans = new PlanMapper(maxPlanNodes, weights);
    }

    /** The statement it is about. */
    static StatementKey keyOf(StatementObservation observation) {
        return new StatementKey(
                observation.getCluster(),
                observation.getDatabase(),
                observation.getNamespace(),
                observation.getSqlHash());
    }

    /** The sample, with every number possible and every name known. */
    public Sample toSample(StatementObservation observation) throws RejectedException {
        Checks.requireHex("sql_hash", observation.getSqlHash(), SQL_HASH_DIGITS);
        Checks.requireText("observation_id", observation.getObservationId());
        Checks.requireText("cluster", observation.getCluster());
        Checks.requireText("instance", observation.getInstance());
        Checks.requireText("database", observation.getDatabase());
        return new Sample(
                keyOf(observation),
                observation.getInstance(),
                observation.getEngine(),
                observation.getObservationId(),
                observation.getEntryId(),
                observation.getSqlText(),
                observation.getObservedAt(),
                toEpoch(observation.getEpoch()),
                toCounters(observation.getCounters()),
                observation.getPlan() == null ? null : plans.toSighting(observation.getPlan()));
    }

    private static CounterEpoch toEpoch(io.plumbline.avro.v1.CounterEpoch epoch) {
        return new CounterEpoch(epoch.getServerStartedAt(), epoch.getStatisticsResetAt(), epoch.getEntrySinceAt());
    }

    private static Counters toCounters(StatementCounters counters) throws RejectedException {
        requireAmount("total_time_micros", counters.getTotalTimeMicros());
        requireAmount("calls", counters.getCalls());
        requireAmount("rows", counters.getRows());
        requireAmount("blocks_hit", counters.getBlocksHit());
        requireAmount("blocks_read", counters.getBlocksRead());
        requireAmount("temp_blocks_written", counters.getTempBlocksWritten());
        return new Counters(
                counters.getCalls(),
                counters.getTotalTimeMicros(),
                counters.getRows(),
                counters.getBlocksHit(),
                counters.getBlocksRead(),
                counters.getTempBlocksWritten());
    }
}
