package io.plumbline.model.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bytes of every version of the format; {@code -Dgolden.update=true} writes them anew. */
final class RollingStatisticsGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/rolling-statistics");
    private static final WindowOptions OPTIONS = new WindowOptions(Duration.ofHours(1), 6, 0.01, 512);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Map<String, RollingStatistics> corpus() {
        Map<String, RollingStatistics> corpus = new TreeMap<>();
        corpus.put("v1-empty.hex", RollingStatistics.empty(OPTIONS));
        corpus.put("v1-one-value.hex", of(List.of(8.45), 0));
        corpus.put("v1-zeros.hex", of(List.of(0.0, 0.0, 3.0), 60));
        corpus.put("v1-two-hours.hex", of(List.of(1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 1000.5, 0.25, 12.5), 720));
        return corpus;
    }

    private static RollingStatistics of(List<Double> values, long secondsApart) {
        RollingStatistics statistics = RollingStatistics.empty(OPTIONS);
        for (int i = 0; i < values.size(); i++) {
            statistics.add(START.plusSeconds(i * secondsApart), values.get(i), 1 + i);
        }
        return statistics;
    }

    @Test
    void theBytesAreTheGoldenOnesAndAreReadBack() throws IOException {
        for (Map.Entry<String, RollingStatistics> each : corpus().entrySet()) {
            String hex = HexFormat.of().formatHex(each.getValue().toBytes());
            Path file = FOLDER.resolve(each.getKey());
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, hex + "\n");
            }
            assertThat(file).exists();
            String golden = Files.readString(file).strip();
            assertThat(hex).as(each.getKey()).isEqualTo(golden);
            RollingStatistics read = RollingStatistics.fromBytes(HexFormat.of().parseHex(golden), OPTIONS);
            assertThat(read.distribution()).isEqualTo(each.getValue().distribution());
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
