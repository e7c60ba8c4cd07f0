package io.plumbline.local.demo;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.local.topics.LogEntry;
import java.util.List;

/** The verdicts that would wake somebody: everything but PASS. */
final class Alarms {

    private Alarms() {}

    /** One line for each alarm. */
    static List<String> in(List<LogEntry<Verdict>> verdicts) {
        return verdicts.stream()
                .map(LogEntry::value)
                .filter(verdict -> verdict.getLevel() != VerdictLevel.PASS)
                .map(Alarms::line)
                .toList();
    }

    static String line(Verdict verdict) {
        return verdict.getLevel() + " (was " + verdict.getPreviousLevel() + ") " + ShopStatements.nameOf(verdict)
                + ", cause " + verdict.getCause() + ": " + verdict.getSummary();
    }
}
