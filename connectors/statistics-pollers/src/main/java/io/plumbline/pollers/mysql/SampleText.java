package io.plumbline.pollers.mysql;

import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.explain.NoPlanReason;
import io.plumbline.explain.OwnSql;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sample that the server kept of a statement may be explained. A server runs some functions and subqueries while
 * it plans, so what could change or wait for something is never sent.
 */
final class SampleText {

    /** Functions of the server that wait, lock, read files or write. */
    private static final Set<String> WAITING = Set.of(
            "sleep",
            "benchmark",
            "get_lock",
            "release_lock",
            "release_all_locks",
            "load_file",
            "master_pos_wait",
            "source_pos_wait",
            "wait_for_executed_gtid_set",
            "wait_until_sql_thread_after_gtids",
            "nextval",
            "setval");

    private static final Pattern CALL = Pattern.compile("([A-Za-z_$][A-Za-z0-9_$]*)`?\\s*\\(");
    private static final String CUT = "...";

    private SampleText() {}

    /** What stands against explaining; null when nothing does. */
    static @Nullable NoPlanReason obstacle(@Nullable String sample, NormalizedSql normalized, Rules rules) {
        if (sample == null || sample.isBlank()) {
            return NoPlanReason.NO_SAMPLE;
        }
        if (normalized.truncated() || sample.endsWith(CUT) || sample.length() >= rules.keptChars()) {
            return NoPlanReason.TEXT_TRUNCATED;
        }
        if (sample.length() > rules.longestChars()) {
            return NoPlanReason.TEXT_TOO_LONG;
        }
        if (!normalized.sqlHash().equals(rules.sqlHash())) {
            return NoPlanReason.NO_SAMPLE;
        }
        if (sample.contains(OwnSql.MARKER) || rules.markers().stream().anyMatch(sample::contains)) {
            return NoPlanReason.NO_SAMPLE;
        }
        return calls(normalized.text(), rules.functions()) ? NoPlanReason.CALLS_FUNCTION : null;
    }

    /**
     * What a sample is held to.
     *
     * @param keptChars how long samples are that the server keeps; one as long may be cut
     * @param longestChars longest text that is explained
     * @param functions names of stored functions, lower case
     * @param sqlHash of the digest text: a sample of another statement must not give it a plan
     */
    record Rules(int keptChars, int longestChars, Set<String> functions, List<String> markers, String sqlHash) {}

    private static boolean calls(String text, Set<String> functions) {
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            String name = call.group(1).toLowerCase(Locale.ROOT);
            if (WAITING.contains(name) || functions.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
