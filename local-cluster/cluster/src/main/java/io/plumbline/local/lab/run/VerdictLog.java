package io.plumbline.local.lab.run;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The verdicts, and which statements are raised now. */
final class VerdictLog implements AutoCloseable {

    private final TopicLog<Verdict> verdicts;
    private final SightingFeed feed;
    private final Map<String, VerdictLevel> raised = new TreeMap<>();

    VerdictLog(TopicLog<Verdict> verdicts, SightingFeed feed) {
        this.verdicts = verdicts;
        this.feed = feed;
    }

    void poll(Duration limit) {
        verdicts.poll(limit).forEach(this::note);
    }

    int size() {
        return verdicts.entries().size();
    }

    List<LogEntry<Verdict>> after(int count) {
        return verdicts.after(count);
    }

    String nameOf(Verdict verdict) {
        return feed.nameOf(verdict.getSqlHash());
    }

    /** The statements whose last verdict was not PASS, with its level. */
    Map<String, VerdictLevel> raised() {
        return Map.copyOf(raised);
    }

    private void note(LogEntry<Verdict> entry) {
        String name = nameOf(entry.value());
        if (entry.value().getLevel() == VerdictLevel.PASS) {
            raised.remove(name);
        } else {
            raised.put(name, entry.value().getLevel());
        }
    }

    @Override
    public void close() {
        verdicts.close();
    }
}
