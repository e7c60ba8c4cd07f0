package io.plumbline.model.stats;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads a series out. */
final class SeriesReading {

    private final double[] values;
    private final @Nullable Scale scale;
    private final int floor;
    private final @Nullable LogMapping mapping;

    SeriesReading(double[] values, @Nullable Scale scale, int floor, @Nullable LogMapping mapping) {
        this.values = values;
        this.scale = scale;
        this.floor = floor;
        this.mapping = mapping;
    }

    Distribution read(Tally closed, Tally current) {
        Ranked ranked = ranked(closed, current);
        if (ranked.sum == 0) {
            return Distribution.EMPTY;
        }
        double minimum = ranked.quantile(0);
        double maximum = ranked.quantile(1);
        double mean = mean(closed, current);
        return new Distribution(
                closed.samples() + current.samples(),
                weightOf(closed) + weightOf(current),
                ranked.quantile(0.5),
                ranked.quantile(0.9),
                ranked.quantile(0.99),
                between(minimum, mean, maximum),
                between(0, deviation(closed, current, mean), (maximum - minimum) / 2),
                minimum,
                maximum);
    }

    /** Moves a mean or deviation into its bounds, but at most as far as values were rounded. */
    private double between(double minimum, double value, double maximum) {
        double rounding = scale == null ? 0 : scale.unit() / 2;
        double within = Math.max(minimum, Math.min(maximum, value));
        return Math.max(value - rounding, Math.min(value + rounding, within));
    }

    /** The sum is taken around one of the values, so that equal values have exactly that mean. */
    double mean(Tally one, Tally other) {
        double weight = (double) weightOf(one) + weightOf(other);
        double bucketMean = bucketMean(one, other);
        double center = Double.isNaN(bucketMean) ? anySlot(one, other) : bucketMean;
        double mean = center;
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            double count = (double) one.slot(slot) + other.slot(slot);
            mean += count / weight * (values[slot] - center);
        }
        return mean;
    }

    private double deviation(Tally one, Tally other, double mean) {
        double bucketShift = one.bucketWeight() + other.bucketWeight() == 0 ? 0 : bucketMean(one, other) - mean;
        double bucketDeviation = bucketDeviation(one, other);
        double largest = Math.max(Math.abs(bucketShift), bucketDeviation);
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            largest = isUsed(slot, one, other) ? Math.max(largest, Math.abs(values[slot] - mean)) : largest;
        }
        if (largest == 0) {
            return 0;
        }
        // relative to the largest, because the square of a huge or tiny value is not a number any more
        double weight = (double) weightOf(one) + weightOf(other);
        double sum = ((double) one.bucketWeight() + other.bucketWeight())
                / weight
                * (square(bucketShift / largest) + square(bucketDeviation / largest));
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            double count = (double) one.slot(slot) + other.slot(slot);
            sum += count == 0 ? 0 : count / weight * square((values[slot] - mean) / largest);
        }
        return largest * Math.sqrt(sum);
    }

    private double bucketMean(Tally one, Tally other) {
        long weight = one.bucketWeight() + other.bucketWeight();
        return scale == null || weight == 0
                ? Double.NaN
                : scale.reference()
                        + scale.unit()
                                * (one.deviations().add(other.deviations()).doubleValue() / weight);
    }

    private double bucketDeviation(Tally one, Tally other) {
        long weight = one.bucketWeight() + other.bucketWeight();
        if (scale == null || weight == 0) {
            return 0;
        }
        BigInteger deviations = one.deviations().add(other.deviations());
        BigInteger squares = one.squares().add(other.squares());
        double scatter = squares.multiply(BigInteger.valueOf(weight))
                .subtract(deviations.multiply(deviations))
                .doubleValue();
        return scale.unit() * (Math.sqrt(scatter) / weight);
    }

    private double anySlot(Tally one, Tally other) {
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            if (isUsed(slot, one, other)) {
                return values[slot];
            }
        }
        return Double.NaN;
    }

    private static boolean isUsed(int slot, Tally one, Tally other) {
        return one.slot(slot) + other.slot(slot) > 0;
    }

    private static long weightOf(Tally tally) {
        long weight = tally.bucketWeight();
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            weight += tally.slot(slot);
        }
        return weight;
    }

    private static double square(double value) {
        return value * value;
    }

    private Ranked ranked(Tally closed, Tally current) {
        Ranked ranked = new Ranked();
        for (int slot = 0; slot < Tally.SLOTS; slot++) {
            ranked.addSlot(values[slot], closed.slot(slot) + current.slot(slot));
        }
        ranked.addBuckets(closed.buckets(), current.buckets());
        return ranked;
    }

    /** Slots and buckets in the order of what they answer with. */
    private final class Ranked {

        private final double[] slotValues = new double[Tally.SLOTS];
        private final long[] slotCounts = new long[Tally.SLOTS];
        private int slots;
        private BucketCounts buckets = new BucketCounts();
        private long sum;

        void addSlot(double value, long count) {
            if (count == 0) {
                return;
            }
            int position = slots++;
            while (position > 0 && slotValues[position - 1] > value) {
                slotValues[position] = slotValues[position - 1];
                slotCounts[position] = slotCounts[--position];
            }
            slotValues[position] = value;
            slotCounts[position] = count;
            sum += count;
        }

        void addBuckets(BucketCounts one, BucketCounts other) {
            if (one.size() + other.size() > 0) {
                buckets = new BucketCounts(one.size() + other.size());
                buckets.addAll(one, floor);
                buckets.addAll(other, floor);
                sum += buckets.sum();
            }
        }

        double quantile(double q) {
            double rank = Math.floor(q * (sum - 1));
            int slot = 0;
            int bucket = 0;
            long seen = 0;
            while (true) {
                boolean fromSlot = bucket == buckets.size()
                        || (slot < slots && slotValues[slot] <= answerOf(buckets.bucket(bucket)));
                seen += fromSlot ? slotCounts[slot] : buckets.count(bucket);
                if (seen > rank) {
                    return fromSlot ? slotValues[slot] : answerOf(buckets.bucket(bucket));
                }
                slot += fromSlot ? 1 : 0;
                bucket += fromSlot ? 0 : 1;
            }
        }

        private double answerOf(int bucket) {
            if (mapping == null) {
                throw new IllegalStateException("only a reading with a mapping has quantiles");
            }
            return mapping.valueOf(bucket);
        }
    }
}
