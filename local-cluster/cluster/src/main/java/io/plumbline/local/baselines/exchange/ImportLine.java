package io.plumbline.local.baselines.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What becomes, or became, of a line of the file.
 *
 * @param place cluster, database and namespace, joined by slashes
 * @param detail why it is refused; null for every other outcome
 * @param statusBefore status now; null where there is no baseline
 * @param decisionId null where nothing was decided
 */
public record ImportLine(
        int line,
        String place,
        String sqlHash,
        String planHash,
        ImportOutcome outcome,
        @Nullable String detail,
        @Nullable String statusBefore,
        String status,
        boolean enabled,
        @Nullable String decisionId) {}
