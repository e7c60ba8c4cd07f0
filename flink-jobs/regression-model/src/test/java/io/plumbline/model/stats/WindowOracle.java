package io.plumbline.model.stats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps every value of one measure and computes everything from them; slow and plain. */
final class WindowOracle {

    record Entry(long index, double value, long weight) {}

    private final WindowOptions options;
    private final List<Entry> entries = new ArrayList<>();
    private long current = Long.MIN_VALUE;

    WindowOracle(WindowOptions options) {
        this.options = options;
    }

    /** The window moves with the values of all measures. */
    boolean add(Instant time, double value, long weight) {
        long index = Math.floorDiv(time.toEpochMilli(), options.subWindowMillis());
        moveTo(index);
        if (index <= current - options.subWindows()) {
            return false;
        }
        entries.add(new Entry(index, value, weight));
        return true;
    }

    void moveTo(long index) {
        current = Math.max(current, index);
        entries.removeIf(each -> each.index() <= current - options.subWindows());
    }

    List<Entry> entries() {
        return entries;
    }

    long samples() {
        return entries.size();
    }

    long count() {
        return entries.stream().mapToLong(Entry::weight).sum();
    }

    double mean() {
        return entries.stream()
                        .mapToDouble(each -> each.value() * each.weight())
                        .sum()
                / count();
    }

    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (Entry each : entries) {
            sum += each.weight() * (each.value() - mean) * (each.value() - mean);
        }
        return Math.sqrt(sum / count());
    }

    double quantile(double q) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingDouble(Entry::value));
        long rank = Math.max(0, Math.min(count() - 1, (long) Math.floor(q * (count() - 1))));
        long seen = 0;
        for (Entry each : sorted) {
            seen += each.weight();
            if (seen > rank) {
                return each.value();
            }
        }
        return Double.NaN;
    }
}
