package io.plumbline.pollers.options;

import io.plumbline.explain.SessionSettings;
import java.time.Duration;

/**
 * How much is explained.
 *
 * @param session the limits of our sessions, which hold for an explain as well
 */
public record ExplainSettings(
        int budgetMillisPerSecond, Duration retryAfter, int longestTextChars, SessionSettings session) {}
