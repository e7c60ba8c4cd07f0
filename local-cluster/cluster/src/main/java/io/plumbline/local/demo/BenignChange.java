package io.plumbline.local.demo;

import io.plumbline.avro.v1.Verdict;
import io.plumbline.local.topics.LogEntry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Changes something that is no regression and proves the silence: the polls after it have been judged, and the verdicts
 * topic, read to its end, holds nothing new.
 *
 * @param name what the report calls it
 * @param sql what is done
 */
record BenignChange(String name, String sql) implements Step {

    private static final int POLLS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public String announcement() {
        return "must not alarm: " + sql;
    }

    @Override
    public StepReport play(Scene scene) throws SQLException {
        scene.verdicts().readToEnd();
        int known = scene.verdicts().entries().size();
        scene.execute(sql);
        Instant changedAt = scene.serverTime();
        new JudgedPolls(scene, LIMIT).await(POLLS, changedAt);
        scene.verdicts().readToEnd();
        List<LogEntry<Verdict>> verdicts = scene.verdicts().after(known);
        List<String> surprises = verdicts.stream()
                .map(LogEntry::value)
                .map(verdict -> Alarms.line(scene, verdict))
                .toList();
        return surprises.isEmpty()
                ? StepReport.passed(name, POLLS + " polls of every statement judged, no verdict")
                : StepReport.failed(name, "verdicts came that must not come", surprises);
    }
}
