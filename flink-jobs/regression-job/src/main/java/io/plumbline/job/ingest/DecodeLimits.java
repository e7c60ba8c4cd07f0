package io.plumbline.job.ingest;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a record may be, and say, at most.
 *
 * @param recordBytes bytes of a value
 * @param planNodes nodes of a plan
 * @param ahead how far the own time of an observation, a relation or DDL may be after its record's Kafka timestamp
 */
public record DecodeLimits(int recordBytes, int planNodes, Duration ahead) implements Serializable {

    private static final long serialVersionUID = 1L;
}
