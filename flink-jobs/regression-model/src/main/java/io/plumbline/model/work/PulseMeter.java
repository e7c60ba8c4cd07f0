package io.plumbline.model.work;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the latest measured polls of an instance's statements, {@value #MOST_VALUES} of each of the {@value #MOST_INSTANCES}
 * instances measured last. It is memory, not state: what is forgotten is measured again with the next polls. Not thread-safe.
 */
public final class PulseMeter implements Pulses {

    private static final int MOST_VALUES = 1_024;
    private static final int MOST_INSTANCES = 1_000;
    private static final double NORMAL = 1.4826;

    private final Map<String, Values> byInstance = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Values> eldest) {
            return size() > MOST_INSTANCES;
        }
    };

    /**
     * Takes a measured poll of a statement in.
     *
     * @param statement tells it from others; a hash will do
     * @param ratio of its time per call to the usual one, above 0
     */
    public void add(String cluster, String instance, int statement, Instant at, double ratio) {
        byInstance
                .computeIfAbsent(key(cluster, instance), any -> new Values())
                .add(statement, at.toEpochMilli(), Math.log(ratio));
    }

    @Override
    public Pulse of(String cluster, String instance, Instant since) {
        Values values = byInstance.get(key(cluster, instance));
        return values == null ? Pulse.NONE : values.since(since.toEpochMilli());
    }

    private static String key(String cluster, String instance) {
        return cluster + "\n" + instance;
    }

    /** A ring: the oldest value is overwritten. */
    private static final class Values {

        private final int[] statement = new int[MOST_VALUES];
        private final long[] atMillis = new long[MOST_VALUES];
        private final double[] logRatio = new double[MOST_VALUES];
        private int size;
        private int next;

        void add(int whose, long at, double ratio) {
            statement[next] = whose;
            atMillis[next] = at;
            logRatio[next] = ratio;
            next = (next + 1) % MOST_VALUES;
            size = Math.min(size + 1, MOST_VALUES);
        }

        Pulse since(long sinceMillis) {
            double[] found = new double[size];
            int[] whose = new int[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (atMillis[i] > sinceMillis) {
                    found[count] = logRatio[i];
                    whose[count++] = statement[i];
                }
            }
            if (count == 0) {
                return Pulse.NONE;
            }
            double median = median(found, count);
            for (int i = 0; i < count; i++) {
                found[i] = Math.abs(found[i] - median);
            }
            return new Pulse(
                    (int) Arrays.stream(whose, 0, count).distinct().count(), median, NORMAL * median(found, count));
        }

        private static double median(double[] values, int count) {
            double[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        }
    }
}
