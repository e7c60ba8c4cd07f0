package io.plumbline.model.work;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the latest measured polls of an instance's statements, {@value #MOST_VALUES} of each of the {@value #MOST_INSTANCES}
 * instances measured last. It is memory, not state: what is forgotten is measured again with the next polls. Not thread-safe.
 */
public final class PulseMeter implements Pulses {

    private static final int MOST_VALUES = 1_024;
    private static final int MOST_INSTANCES = 1_000;

    private final Map<String, Values> byInstance = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Values> eldest) {
            return size() > MOST_INSTANCES;
        }
    };

    /** Takes a measured poll of a statement in. */
    public void add(String cluster, String instance, MeasuredRatio measured) {
        byInstance.computeIfAbsent(key(cluster, instance), any -> new Values()).add(measured);
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
        private final boolean[] outside = new boolean[MOST_VALUES];
        private int size;
        private int next;

        void add(MeasuredRatio measured) {
            statement[next] = measured.statement();
            atMillis[next] = measured.at().toEpochMilli();
            logRatio[next] = Math.log(measured.ratio());
            outside[next] = measured.outside();
            next = (next + 1) % MOST_VALUES;
            size = Math.min(size + 1, MOST_VALUES);
        }

        Pulse since(long sinceMillis) {
            double[] all = new double[size];
            int count = 0;
            // of each statement how many of its polls are outside more than are not
            Map<Integer, Integer> outsideMore = new HashMap<>();
            for (int i = 0; i < size; i++) {
                if (atMillis[i] > sinceMillis) {
                    all[count++] = logRatio[i];
                    outsideMore.merge(statement[i], outside[i] ? 1 : -1, Integer::sum);
                }
            }
            if (count == 0) {
                return Pulse.NONE;
            }
            int slower = 0;
            for (int more : outsideMore.values()) {
                slower += more > 0 ? 1 : 0;
            }
            return new Pulse(
                    outsideMore.size(),
                    LogRatios.of(all, count),
                    slower,
                    slower == 0 ? LogRatios.NONE : ofSlower(sinceMillis, outsideMore));
        }

        private LogRatios ofSlower(long sinceMillis, Map<Integer, Integer> outsideMore) {
            double[] found = new double[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (atMillis[i] > sinceMillis && outside[i] && outsideMore.getOrDefault(statement[i], 0) > 0) {
                    found[count++] = logRatio[i];
                }
            }
            return LogRatios.of(found, count);
        }
    }
}
