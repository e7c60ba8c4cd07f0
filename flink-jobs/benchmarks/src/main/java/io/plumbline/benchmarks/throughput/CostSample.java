package io.plumbline.benchmarks.throughput;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.ingest.AvroReader;
import io.plumbline.job.ingest.DecodedRecord;
import java.time.Instant;

/** All that a percentile of the cost needs of an observation. */
record CostSample(Instant at, double cost) {

    static CostSample read(AvroReader<StatementObservation> reader, DecodedRecord record) {
        StatementObservation observation = reader.read(record.avro());
        return new CostSample(
                observation.getObservedAt(), observation.getPlan().getCost().getTotalCost());
    }
}
