package io.plumbline.job.ingest;

import java.io.Serializable;

/**
 * What a record may be at most.
 *
 * @param recordBytes bytes of a value
 * @param planNodes nodes of a plan
 */
public record DecodeLimits(int recordBytes, int planNodes) implements Serializable {

    private static final long serialVersionUID = 1L;
}
