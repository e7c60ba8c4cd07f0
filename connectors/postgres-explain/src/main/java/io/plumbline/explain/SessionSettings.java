package io.plumbline.explain;

import java.time.Duration;

/** The limits our sessions put on themselves. */
public record SessionSettings(Duration statementTimeout, Duration lockTimeout, Duration connectTimeout) {}
