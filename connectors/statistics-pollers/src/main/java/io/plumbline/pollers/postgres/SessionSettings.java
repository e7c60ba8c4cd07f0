package io.plumbline.pollers.postgres;

import java.time.Duration;

/** The limits our sessions put on themselves. */
record SessionSettings(Duration statementTimeout, Duration lockTimeout, Duration connectTimeout) {}
