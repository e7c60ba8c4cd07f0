package io.plumbline.benchmarks.changepoints;

import io.plumbline.model.causes.Drift;
import io.plumbline.model.changepoints.ChangePoint;
import io.plumbline.model.changepoints.ChangePointDetector;
import io.plumbline.model.changepoints.ChangePointOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the default change-point detector makes of series whose changes are known: for noise and seasons the false alarms (of three
 * series),
 * for the others recall, precision and delay. A change is found by the first report between it and the next; every
 * other report is false. Arguments: values of a silent series (default 1,000,000), repetitions of the others (1,000).
 */
public final class ChangePointReport {

    private static final ChangePointDetector DETECTOR = new ChangePointDetector(ChangePointOptions.defaults());

    private static final int SEEDS = 3;

    private ChangePointReport() {}

    /** Prints a table. */
    public static void main(String[] arguments) {
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        System.out.printf("| series | values | false alarms |%n|---|---|---|%n");
        Arrays.stream(Generator.values()).filter(Generator::isSilent).forEach(each -> silent(each, size));
        System.out.printf("%n| series | recall | precision | delay p50 | p90 | GRADUAL |%n|---|---|---|---|---|---|%n");
        Arrays.stream(Generator.values())
                .filter(each -> !each.isSilent())
                .forEach(each -> changing(each, each == Generator.STEP_IN_SEASON ? repetitions / 20 : repetitions));
    }

    private static void silent(Generator generator, int size) {
        String alarms = IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed ->
                        String.valueOf(alarms(generator.make(size, seed)).size()))
                .collect(Collectors.joining(", "));
        System.out.printf(Locale.ROOT, "| %s | %,d | %s |%n", generator.says(), size, alarms);
    }

    private static void changing(Generator generator, int repetitions) {
        int changes = 0;
        int reports = 0;
        int gradual = 0;
        List<Integer> delays = new ArrayList<>();
        for (int seed = 0; seed < repetitions; seed++) {
            LabelledSeries series = generator.make(0, seed);
            List<Alarm> alarms = alarms(series);
            // a season must be learned first
            alarms.removeIf(alarm -> generator == Generator.STEP_IN_SEASON && alarm.index() < series.changes()[0]);
            changes += series.changes().length;
            reports += alarms.size();
            for (int i = 0; i < series.changes().length; i++) {
                int from = series.changes()[i];
                int to = i + 1 < series.changes().length ? series.changes()[i + 1] : series.values().length;
                var first = alarms.stream()
                        .filter(alarm -> alarm.index() >= from && alarm.index() < to)
                        .findFirst();
                first.ifPresent(alarm -> delays.add(alarm.index() - from + 1));
                gradual += first.filter(alarm -> alarm.found().shape() == Drift.GRADUAL)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        delays.sort(null);
        int found = delays.size();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %d | %d | %.2f |%n",
                generator.says(),
                (double) found / changes,
                reports == 0 ? 1 : (double) found / reports,
                found == 0 ? 0 : delays.get(found / 2),
                found == 0 ? 0 : delays.get(found * 9 / 10),
                found == 0 ? 0 : (double) gradual / found);
    }

    private record Alarm(int index, ChangePoint found) {}

    private static List<Alarm> alarms(LabelledSeries series) {
        List<Alarm> alarms = new ArrayList<>();
        byte[] state = {};
        for (int i = 0; i < series.values().length; i++) {
            Instant at = series.times().apply(i);
            ChangePointDetector.Observed observed = DETECTOR.observe(state, series.values()[i], at);
            state = observed.state();
            ChangePoint found = observed.found();
            if (found != null) {
                addOrContinue(alarms, new Alarm(i, found));
            }
        }
        return alarms;
    }

    /** A change that goes on is still the same alarm. */
    private static void addOrContinue(List<Alarm> alarms, Alarm next) {
        int last = alarms.size() - 1;
        if (last >= 0 && alarms.get(last).found().at().equals(next.found().at())) {
            alarms.set(last, new Alarm(alarms.get(last).index(), next.found()));
        } else {
            alarms.add(next);
        }
    }
}
