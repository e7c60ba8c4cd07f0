package io.plumbline.pollers.postgres;

import java.time.Duration;

/** How much is explained. */
record ExplainSettings(int budgetMillisPerSecond, Duration retryAfter, int longestTextChars) {}
