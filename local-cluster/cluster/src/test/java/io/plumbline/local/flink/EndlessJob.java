package io.plumbline.local.flink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The smallest job with keyed state that never ends, to see that the cluster runs jobs and keeps their state. */
public final class EndlessJob {
    private static final double PER_SECOND = 50;
    private static final long KEYS = 10;

    private EndlessJob() {}

    /** Counts numbers by their last digit for ever. */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        DataGeneratorSource<Long> numbers = new DataGeneratorSource<>(
                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(PER_SECOND), Types.LONG);
        environment
                .fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .keyBy(number -> number % KEYS, Types.LONG)
                .reduce(Long::sum)
                .uid("sums")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        environment.execute("endless");
    }

    /** This class alone in a jar, as {@code flink run} takes it. */
    static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("endless-job.jar");
        String entry = EndlessJob.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(file);
                InputStream bytes =
                        Objects.requireNonNull(EndlessJob.class.getClassLoader().getResourceAsStream(entry))) {
            archive.putNextEntry(new JarEntry(entry));
            bytes.transferTo(archive);
        }
        return jar;
    }
}
