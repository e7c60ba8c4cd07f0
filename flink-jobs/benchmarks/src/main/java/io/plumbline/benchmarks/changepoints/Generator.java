package io.plumbline.benchmarks.changepoints;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Series of times per call about 1 ms, made from a seed. */
enum Generator {
    NOISE_LOG_NORMAL("log-normal, 10 %", true),
    NOISE_WIDE("log-normal, 30 %", true),
    NOISE_HEAVY_TAILED("Student's t with 3 degrees, 10 %", true),
    NOISE_SKEWED("exponential tail above a floor", true),
    NOISE_PARETO("Pareto's law, exponent 2.5", true),
    NOISE_TWO_MODES("10 %, and one in 5 values three times as high", true),
    NOISE_OUTLIERS("10 %, and one in 100 values ten times as high", true),
    NOISE_BURSTS("10 %, and bursts of 3 values three times as high", true),
    NOISE_AUTOREGRESSIVE("autoregressive 0.7, 10 %", true),
    NOISE_STICKY("autoregressive 0.9, 10 %", true),
    VARIANCE_CHANGED("10 %, then 30 %, and back, every 500", true),
    SEASON_DAILY("10 %, and a sine of a day, up to 30 %", true),
    SEASON_NIGHTLY("10 %, and 2 h of every night at 1.5 times", true),
    SEASON_WEEKLY("10 %, and weekends at 0.6 times", true),
    STEP_TENTH("10 %, one step of 10 %", false),
    STEP_FIFTH("10 %, one step of 20 %", false),
    STEP_HALF("10 %, one step of 50 %", false),
    STEP_THREEFOLD("30 %, one step to 3 times", false),
    STEP_DOWN("10 %, one step down by a third", false),
    STEP_HEAVY_TAILED("Student's t, one step of 30 %", false),
    STEP_OUTLIERS("outliers, one step of 30 %", false),
    STEP_AUTOREGRESSIVE("autoregressive 0.5, one step of 50 %", false),
    STEP_STICKY("autoregressive 0.9, one step to 2 times", false),
    STEP_ON_CURVE("1 %, a sine of two hours up to 3 %, one step of 50 %", false),
    STEP_IN_SEASON("a sine of a day, one step of 50 %", false),
    STEP_EARLY("10 %, one step of 30 % after 25 values", false),
    STEP_AFTER_GAP("10 %, one step of 30 % and a third of the values missing", false),
    STEPS_SHORT("10 %, 4 steps of 20 to 60 % within 250 values", false),
    RAMP_SHORT("10 %, 50 % more over 50 values", false),
    RAMP_LONG("10 %, 50 % more over 300 values", false);

    private static final double SD = 0.1;
    private static final double SLIGHT = 0.01;
    private static final int DAY = 1_440;

    private final String says;
    private final boolean silent;

    Generator(String says, boolean silent) {
        this.says = says;
        this.silent = silent;
    }

    String says() {
        return says;
    }

    /** Whether there is nothing to be found. */
    boolean isSilent() {
        return silent;
    }

    /** {@code size} values of a silent one; of the others one change about the middle of 600. */
    LabelledSeries make(int size, long seed) {
        Random random = new Random(seed * 1_000_003 + name().hashCode());
        return switch (this) {
            case NOISE_LOG_NORMAL -> noise(size, i -> SD * random.nextGaussian());
            case NOISE_WIDE -> noise(size, i -> 3 * SD * random.nextGaussian());
            case NOISE_HEAVY_TAILED -> noise(size, i -> SD * student(random));
            case NOISE_SKEWED -> noise(size, i -> Math.log(1 - 0.3 * Math.log(1 - random.nextDouble())));
            case NOISE_PARETO -> noise(size, i -> -Math.log(1 - random.nextDouble()) / 2.5);
            case NOISE_TWO_MODES ->
                noise(size, i -> SD * random.nextGaussian() + (random.nextInt(5) == 0 ? Math.log(3) : 0));
            case NOISE_OUTLIERS -> noise(size, outliers(random));
            case NOISE_BURSTS -> noise(size, bursts(random));
            case NOISE_AUTOREGRESSIVE -> noise(size, autoregressive(random, 0.7));
            case NOISE_STICKY -> noise(size, autoregressive(random, 0.9));
            case VARIANCE_CHANGED -> noise(size, i -> SD * (i / 500 % 2 == 0 ? 1 : 3) * random.nextGaussian());
            case SEASON_DAILY -> noise(size, i -> sine(i) + SD * random.nextGaussian());
            case SEASON_NIGHTLY -> noise(size, i -> (i % DAY < 120 ? Math.log(1.5) : 0) + SD * random.nextGaussian());
            case SEASON_WEEKLY -> noise(size, i -> (i / DAY % 7 >= 5 ? Math.log(0.6) : 0) + SD * random.nextGaussian());
            case STEP_TENTH -> step(random, 1.1, i -> SD * random.nextGaussian());
            case STEP_FIFTH -> step(random, 1.2, i -> SD * random.nextGaussian());
            case STEP_HALF -> step(random, 1.5, i -> SD * random.nextGaussian());
            case STEP_THREEFOLD -> step(random, 3, i -> 3 * SD * random.nextGaussian());
            case STEP_DOWN -> step(random, 2.0 / 3, i -> SD * random.nextGaussian());
            case STEP_HEAVY_TAILED -> step(random, 1.3, i -> SD * student(random));
            case STEP_OUTLIERS -> step(random, 1.3, outliers(random));
            case STEP_AUTOREGRESSIVE -> step(random, 1.5, autoregressive(random, 0.5));
            case STEP_STICKY -> step(random, 2, autoregressive(random, 0.9));
            case STEP_ON_CURVE ->
                step(random, 1.5, i -> SLIGHT * random.nextGaussian() + 3 * SLIGHT * Math.sin(2 * Math.PI * i / 120));
            case STEP_IN_SEASON -> seasonStep(random);
            case STEP_EARLY -> step(25, 75, 1.3, i -> SD * random.nextGaussian());
            case STEP_AFTER_GAP -> gaps(random, step(random, 1.3, i -> SD * random.nextGaussian()));
            case STEPS_SHORT -> steps(random);
            case RAMP_SHORT -> ramp(random, 50);
            case RAMP_LONG -> ramp(random, 300);
        };
    }

    private static LabelledSeries noise(int size, IntToDoubleFunction logarithm) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> 1_000 * Math.exp(logarithm.applyAsDouble(i)));
        return LabelledSeries.everyMinute(values);
    }

    private static LabelledSeries step(Random random, double ratio, IntToDoubleFunction logarithm) {
        return step(250 + random.nextInt(100), 600, ratio, logarithm);
    }

    private static LabelledSeries step(int change, int size, double ratio, IntToDoubleFunction logarithm) {
        double[] values = noise(size, logarithm).values();
        for (int i = change; i < values.length; i++) {
            values[i] *= ratio;
        }
        return LabelledSeries.everyMinute(values, change);
    }

    private static LabelledSeries seasonStep(Random random) {
        int change = 10 * DAY + random.nextInt(DAY);
        double[] values =
                noise(12 * DAY, i -> sine(i) + SD * random.nextGaussian()).values();
        for (int i = change; i < values.length; i++) {
            values[i] *= 1.5;
        }
        return LabelledSeries.everyMinute(values, change);
    }

    private static LabelledSeries gaps(Random random, LabelledSeries whole) {
        int[] kept = IntStream.range(0, whole.values().length)
                .filter(i -> i == whole.changes()[0] || random.nextInt(3) > 0)
                .toArray();
        double[] values =
                Arrays.stream(kept).mapToDouble(i -> whole.values()[i]).toArray();
        int change = Arrays.binarySearch(kept, whole.changes()[0]);
        return new LabelledSeries(
                values, new int[] {change}, i -> LabelledSeries.START.plus(Duration.ofMinutes(kept[i])));
    }

    private static LabelledSeries steps(Random random) {
        double[] values = noise(250, i -> SD * random.nextGaussian()).values();
        int[] changes = new int[4];
        for (int step = 0; step < changes.length; step++) {
            changes[step] = 45 + step * 50 + random.nextInt(10);
            double size = 1.2 + 0.4 * random.nextDouble();
            double ratio = random.nextBoolean() ? size : 1 / size;
            for (int i = changes[step]; i < values.length; i++) {
                values[i] *= ratio;
            }
        }
        return LabelledSeries.everyMinute(values, changes);
    }

    private static LabelledSeries ramp(Random random, int length) {
        int change = 250 + random.nextInt(100);
        double rise = Math.log(1.5) / length;
        double[] values = noise(
                        1_000, i -> rise * Math.max(0, Math.min(length, i - change)) + SD * random.nextGaussian())
                .values();
        return LabelledSeries.everyMinute(values, change);
    }

    private static double sine(int minute) {
        return Math.log(1.3) * Math.sin(2 * Math.PI * minute / DAY);
    }

    private static IntToDoubleFunction outliers(Random random) {
        return i -> SD * random.nextGaussian() + (random.nextInt(100) == 0 ? Math.log(10) : 0);
    }

    private static IntToDoubleFunction bursts(Random random) {
        int[] left = {0};
        return i -> {
            left[0] = left[0] > 0 ? left[0] - 1 : random.nextInt(200) == 0 ? 3 : 0;
            return SD * random.nextGaussian() + (left[0] > 0 ? Math.log(3) : 0);
        };
    }

    private static IntToDoubleFunction autoregressive(Random random, double share) {
        double[] state = {0};
        double fresh = SD * Math.sqrt(1 - share * share);
        return i -> {
            state[0] = share * state[0] + fresh * random.nextGaussian();
            return state[0];
        };
    }

    /** Three degrees of freedom, scaled to a standard deviation of 1. */
    private static double student(Random random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double each = random.nextGaussian();
            squares += each * each;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3) / Math.sqrt(3);
    }
}
