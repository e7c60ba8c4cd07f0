package io.plumbline.job.options;

import io.plumbline.model.causes.DdlEvent;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many DDL events are remembered for each database.
 *
 * @param maxAge age against the newest one of the same database
 * @param maxEvents of each database
 */
public record DdlRetention(Duration maxAge, int maxEvents) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Keys of those to forget; {@code newestFirst} are the events of one database. */
    public List<String> forgotten(List<Map.Entry<String, DdlEvent>> newestFirst) {
        List<String> forgotten = new ArrayList<>();
        if (newestFirst.isEmpty()) {
            return forgotten;
        }
        Instant oldestKept = newestFirst.get(0).getValue().executedAt().minus(maxAge);
        for (int position = 0; position < newestFirst.size(); position++) {
            DdlEvent event = newestFirst.get(position).getValue();
            if (position >= maxEvents || event.executedAt().isBefore(oldestKept)) {
                forgotten.add(newestFirst.get(position).getKey());
            }
        }
        return forgotten;
    }
}
