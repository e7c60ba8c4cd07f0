package io.plumbline.model.statement;

/**
 * The engine's cumulative counters of one entry.
 *
 * @param totalTimeMicros time executing, microseconds
 */
public record Counters(
        long calls, double totalTimeMicros, long rows, long blocksHit, long blocksRead, long tempBlocksWritten) {}
