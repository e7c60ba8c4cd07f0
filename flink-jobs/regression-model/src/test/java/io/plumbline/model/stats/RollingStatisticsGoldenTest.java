package io.plumbline.model.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Bytes of every version of the formats, hot ones and each closed sub-window on a line of its own; {@code
 * -Dgolden.update=true} writes them anew.
 */
final class RollingStatisticsGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/plan-statistics");
    private static final WindowOptions OPTIONS = new WindowOptions(Duration.ofHours(1), 6, 0.01, 16);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final HexFormat HEX = HexFormat.of();

    private static Map<String, RollingStatistics> corpus() {
        Map<String, RollingStatistics> corpus = new TreeMap<>();
        corpus.put("v1-one-value.txt", of(List.of(8.45), 0));
        corpus.put("v1-zeros.txt", of(List.of(0.0, 0.0, 3.0, 0.0, 0.0), 600));
        corpus.put("v1-few-values.txt", of(List.of(1.5, 2.5, 3.5, 4.5, 1.5, 2.5, 7.5, 1000.5, 1.5, 12.5), 720));
        corpus.put("v1-noise.txt", of(noise(), 40));
        return corpus;
    }

    private static List<Double> noise() {
        Random random = new Random(5);
        return Stream.generate(() -> random.nextInt(20) == 0 ? 0 : Math.exp(4 * random.nextDouble()))
                .limit(200)
                .toList();
    }

    private static RollingStatistics of(List<Double> values, long secondsApart) {
        RollingStatistics statistics = RollingStatistics.of(new byte[0], ClosedSubWindows.NONE, OPTIONS);
        for (int i = 0; i < values.size(); i++) {
            Instant time = START.plusSeconds(i * secondsApart);
            statistics.add(time, Measure.COST, values.get(0), 1);
            statistics.add(time, Measure.TIME_PER_CALL, values.get(i), 1 + 100L * i);
        }
        return statistics;
    }

    private static String text(RollingStatistics statistics) {
        String closed = new TreeMap<>(statistics.changes())
                .entrySet().stream()
                        .filter(each -> each.getValue().length > 0)
                        .map(each -> each.getKey() + " " + HEX.formatHex(each.getValue()) + "\n")
                        .collect(Collectors.joining());
        return "hot " + HEX.formatHex(statistics.toBytes()) + "\n" + closed;
    }

    private static RollingStatistics parse(String text) {
        Map<Long, byte[]> closed = new HashMap<>();
        text.lines()
                .skip(1)
                .map(line -> line.split(" ", -1))
                .forEach(parts -> closed.put(Long.valueOf(parts[0]), HEX.parseHex(parts[1])));
        byte[] hot = HEX.parseHex(text.lines().findFirst().orElseThrow().substring("hot ".length()));
        return RollingStatistics.of(hot, closed::get, OPTIONS);
    }

    @Test
    void theBytesAreTheGoldenOnesAndAreReadBack() throws IOException {
        for (Map.Entry<String, RollingStatistics> each : corpus().entrySet()) {
            Path file = FOLDER.resolve(each.getKey());
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text(each.getValue()));
            }
            assertThat(file).exists();
            String golden = Files.readString(file);
            assertThat(text(each.getValue())).as(each.getKey()).isEqualTo(golden);
            RollingStatistics read = parse(golden);
            for (Measure measure : Measure.values()) {
                assertThat(read.distribution(measure)).isEqualTo(each.getValue().distribution(measure));
            }
            assertThat(read.tallyAgainstSubWindows()).isEqualTo("equal");
            assertThat(read.toBytes()).isEqualTo(each.getValue().toBytes());
        }
    }

    @Test
    void noFileIsAnOrphan() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(corpus().keySet());
        }
    }
}
