package io.plumbline.local.baselines.exchange;

/** The name and the version of the file; decision 25 says when the version moves. */
final class ExchangeFormat {

    static final String NAME = "plumbline-baselines";
    static final int VERSION = 1;

    /** A line may have as many bytes as any message of the job's topics. */
    static final int LONGEST_LINE_BYTES = 4 << 20;

    private ExchangeFormat() {}
}
