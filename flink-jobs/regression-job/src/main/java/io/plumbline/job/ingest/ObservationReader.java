package io.plumbline.job.ingest;

import static io.plumbline.job.ingest.Checks.requireAmount;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.capture.cost.CompositeWeights;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.model.statement.CounterEpoch;
import io.plumbline.model.statement.Counters;
import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import io.plumbline.model.statement.TextBytes;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.AvroRuntimeException;

/**
 * Reads an observation, in Avro binary by this version's schema, straight into the model's sample, or refuses it: making
 * the generated record first costs several times as much. Fields are read in the order of {@link StatementObservation}'s
 * schema. Not thread-safe.
 */
public final class ObservationReader {

    private static final int SQL_HASH_DIGITS = 32;
    static final int LONGEST_SQL_BYTES = 262_144;

    /** A namespace is as many names as a search path has. */
    static final int LONGEST_NAMESPACE_BYTES = 4_096;

    private final AvroFields fields = new AvroFields();
    private final PlanReader plans;
    private boolean textIsCut;

    /** Composite indexes are taken as they come. */
    public ObservationReader(int maxPlanNodes) {
        this(maxPlanNodes, CompositeWeights.DEFAULT);
    }

    /** Composite indexes are made by {@code weights}, where those are not the ones that pollers use. */
    public ObservationReader(int maxPlanNodes, CompositeWeights weights) {
        this.plans = new PlanReader(fields, maxPlanNodes, weights);
    }

    /**
     * The sample, with every number and time possible, every name known and none too long, and a text of {@value
     * #LONGEST_SQL_BYTES} bytes at most.
     */
    public Sample read(byte[] avro) throws RejectedException {
        fields.begin(avro);
        try {
            Sample sample = readSample();
            if (!fields.isEnd()) {
                throw new RejectedException(
                        RejectionReason.MALFORMED_AVRO, "value goes on after the end of its StatementObservation");
            }
            return sample;
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | UnsupportedOperationException e) {
            throw new RejectedException(
                    RejectionReason.MALFORMED_AVRO, "value is not a StatementObservation as its schema says", e);
        }
    }

    /** Whether the text of the last sample was longer than what is kept of it. */
    boolean textIsCut() {
        return textIsCut;
    }

    private Sample readSample() throws IOException, RejectedException {
        String observationId = fields.ownName("observation_id");
        Checks.requireText("observation_id", observationId);
        String cluster = requireText("cluster");
        String instance = requireText("instance");
        String database = requireText("database");
        String namespace = fields.name("namespace", LONGEST_NAMESPACE_BYTES);
        String sqlHash = fields.ownText();
        Checks.requireHex("sql_hash", sqlHash, SQL_HASH_DIGITS);
        String engine = fields.name("engine");
        fields.skipText(); // engine_version
        String entryId = fields.ownName("entry_id");
        String wholeText = fields.ownText();
        String sqlText = TextBytes.first(wholeText, LONGEST_SQL_BYTES);
        textIsCut = sqlText.length() < wholeText.length();
        fields.flag(); // sql_truncated
        fields.count(); // list_length
        Instant observedAt = fields.time("observed_at");
        CounterEpoch epoch = readEpoch();
        Counters counters = readCounters();
        PlanSighting plan = fields.isNull() ? null : plans.read();
        fields.textOrNull(); // no_plan_reason
        PlanHints hints = PlanHints.of(fields.textOrNull(), fields.textOrNull());
        StatementKey key = new StatementKey(cluster, database, namespace, sqlHash);
        return new Sample(
                key, instance, engine, observationId, entryId, sqlText, observedAt, epoch, counters, plan, hints);
    }

    private String requireText(String field) throws IOException, RejectedException {
        String text = fields.name(field);
        Checks.requireText(field, text);
        return text;
    }

    private CounterEpoch readEpoch() throws IOException, RejectedException {
        CounterEpoch epoch = new CounterEpoch(
                fields.time("server_started_at"),
                fields.timeOrNull("statistics_reset_at"),
                fields.timeOrNull("entry_since_at"));
        fields.skipNumberOrNull(); // evictions
        return epoch;
    }

    private Counters readCounters() throws IOException, RejectedException {
        Counters counters = new Counters(
                fields.number(), fields.real(), fields.number(), fields.number(), fields.number(), fields.number());
        requireAmount("total_time_micros", counters.totalTimeMicros());
        requireAmount("calls", counters.calls());
        requireAmount("rows", counters.rows());
        requireAmount("blocks_hit", counters.blocksHit());
        requireAmount("blocks_read", counters.blocksRead());
        requireAmount("temp_blocks_written", counters.tempBlocksWritten());
        return counters;
    }
}
