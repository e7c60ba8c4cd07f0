package io.plumbline.local.topics;

/**
 * One record of a topic.
 *
 * @param readAtNanos {@link System#nanoTime()} when this process had it in hand
 */
public record LogEntry<T>(String key, T value, int partition, long offset, long readAtNanos) {}
