package io.plumbline.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every state to its golden bytes: {@code golden/name.vN.bin}; re-create with {@code -Dgolden.update=true}. */
final class StateBytesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** A state as it is written now. */
    record Format(String name, int version, Object sample, Supplier<byte[]> write, Function<byte[], Object> read) {

        String fileName() {
            return name + ".v" + version + ".bin";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Format> formats() {
        return List.of(
                new Format(
                        "plan-detail",
                        3,
                        Samples.plan(),
                        () -> PlanDetailBytes.write(Samples.plan()),
                        PlanDetailBytes::read),
                new Format(
                        "standing",
                        9,
                        Samples.standing(),
                        () -> StandingBytes.write(Samples.standing()),
                        StandingBytes::read),
                new Format(
                        "relation-indexes",
                        1,
                        Samples.indexes(),
                        () -> IndexStateBytes.write(Samples.indexes()),
                        IndexStateBytes::read),
                new Format(
                        "threshold",
                        1,
                        Samples.threshold(),
                        () -> PolicyBytes.write(Samples.threshold()),
                        PolicyBytes::readThreshold),
                new Format(
                        "maintenance-window",
                        2,
                        Samples.window(),
                        () -> PolicyBytes.write(Samples.window()),
                        PolicyBytes::readWindow),
                new Format(
                        "plan-history",
                        1,
                        Samples.heldChanges(),
                        () -> HeldChangesBytes.write(Samples.heldChanges()),
                        HeldChangesBytes::read),
                new Format("ddl", 1, Samples.ddl(), () -> PolicyBytes.write(Samples.ddl()), PolicyBytes::readDdl));
    }

    /** What an earlier version wrote, which must be read for ever. */
    record Older(String fileName, Object sample, Function<byte[], Object> read) {

        @Override
        public String toString() {
            return fileName;
        }
    }

    static List<Older> older() {
        return List.of(
                new Older("standing.v1.bin", Samples.standingOfVersion1(), StandingBytes::read),
                new Older("standing.v2.bin", Samples.standingOfVersion2(), StandingBytes::read),
                new Older("standing.v3.bin", Samples.standingOfVersion3(), StandingBytes::read),
                new Older("standing.v4.bin", Samples.standingOfVersion4(), StandingBytes::read),
                new Older("standing.v5.bin", Samples.standingOfVersion5(), StandingBytes::read),
                new Older("standing.v6.bin", Samples.standingOfVersion6(), StandingBytes::read),
                new Older("standing.v7.bin", Samples.standingOfVersion7(), StandingBytes::read),
                new Older("standing.v8.bin", Samples.standingOfVersion8(), StandingBytes::read),
                new Older("plan-detail.v2.bin", Samples.planOfVersion2(), PlanDetailBytes::read),
                new Older("plan-detail.v1.bin", Samples.planOfVersion1(), PlanDetailBytes::read),
                new Older("maintenance-window.v1.bin", Samples.windowOfVersion1(), PolicyBytes::readWindow));
    }

    @ParameterizedTest
    @MethodSource("older")
    void whatAnEarlierVersionWroteIsRead(Older older) throws IOException {
        assertThat(older.read().apply(Files.readAllBytes(GOLDEN.resolve(older.fileName()))))
                .isEqualTo(older.sample());
    }

    @Test
    void aPlanOfTheOtherOptimizerIsKnownInWhatVersion7Wrote() throws IOException {
        byte[] bytes = Files.readAllBytes(GOLDEN.resolve("standing.v7.bin"));
        replaceNumbers(bytes, -5, Map.of("optimizer", "hypergraph").hashCode());

        assertThat(StandingBytes.read(bytes).plans())
                .hasSize(2)
                .allSatisfy(plan -> assertThat(plan.optimizer()).isEqualTo("hypergraph"));
    }

    private static void replaceNumbers(byte[] bytes, long before, long after) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i <= bytes.length - Long.BYTES; i++) {
            if (buffer.getLong(i) == before) {
                buffer.putLong(i, after);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatWasWrittenIsReadBack(Format format) {
        assertThat(format.read().apply(format.write().get())).isEqualTo(format.sample());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theGoldenBytesAreWrittenAndReadBack(Format format) throws IOException {
        Path file = GOLDEN.resolve(format.fileName());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.write(file, format.write().get());
        }
        byte[] golden = Files.readAllBytes(file);
        assertThat(format.write().get()).isEqualTo(golden);
        assertThat(format.read().apply(golden)).isEqualTo(format.sample());
    }

    @Test
    void everyGoldenFileHasItsFormat() throws IOException {
        List<String> names = Stream.concat(
                        formats().stream().map(Format::fileName),
                        older().stream().map(Older::fileName))
                .toList();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aNewerVersionIsRefusedByNumber(Format format) {
        byte[] newer = format.write().get().clone();
        newer[0] = (byte) (format.version() + 1);
        assertThatThrownBy(() -> format.read().apply(newer))
                .isInstanceOf(StateFormatException.class)
                .hasMessageContaining("format version must be from 1 to %d, was %d"
                        .formatted(format.version(), format.version() + 1));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void bytesThatEndEarlyOrLateAreRefused(Format format) {
        byte[] bytes = format.write().get();
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> format.read().apply(cut)).isInstanceOf(StateFormatException.class);
        }
        assertThatThrownBy(() -> format.read().apply(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(StateFormatException.class)
                .hasMessageContaining("1 bytes are left over");
    }
}
