package io.plumbline.local.demo;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.local.topics.LogEntry;
import java.util.List;

/** The verdicts that would wake somebody: everything but PASS. */
final class Alarms {

    private Alarms() {}

    /** One line for each alarm. */
    static List<String> in(Scene scene, List<LogEntry<Verdict>> verdicts) {
        return verdicts.stream()
                .map(LogEntry::value)
                .filter(verdict -> verdict.getLevel() != VerdictLevel.PASS)
                .map(verdict -> line(scene, verdict))
                .toList();
    }

    static String line(Scene scene, Verdict verdict) {
        return verdict.getLevel() + " (was " + verdict.getPreviousLevel() + ") "
                + scene.statements().nameOf(verdict) + " of " + verdict.getCluster() + ", cause " + verdict.getCause()
                + ": " + verdict.getSummary();
    }
}
