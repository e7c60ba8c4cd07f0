package io.plumbline.local.throughput;

import io.plumbline.local.runtime.Installation;
import io.plumbline.local.watch.RegressionJob;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The jobs to compare with: one that copies records, and one that also reads and writes a value of a given size for the
 * record's key.
 */
public final class BareJob {

    private BareJob() {}

    /** Arguments: name, bootstrap servers, input topic, output topic, bytes of state per key (0: no keyed state). */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        KafkaSource<Copy> source = KafkaSource.<Copy>builder()
                .setBootstrapServers(arguments[1])
                .setGroupId(arguments[0])
                .setTopics(arguments[2])
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Reading())
                .build();
        DataStream<Copy> records = environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "source")
                .uid("source");
        int stateBytes = Integer.parseInt(arguments[4]);
        if (stateBytes > 0) {
            records = records.keyBy(Copy::key, Types.STRING)
                    .process(new ReadModifyWrite(stateBytes))
                    .uid("state");
        }
        KafkaSink<Copy> sink = KafkaSink.<Copy>builder()
                .setBootstrapServers(arguments[1])
                .setRecordSerializer(new Writing(arguments[3]))
                .build();
        records.sinkTo(sink).name(arguments[0]).uid("sink");
        environment.execute(arguments[0]);
    }

    /** The product's fat jar with the bare job in it, so that the same connector serves both. */
    static Path jar(Path folder) throws IOException {
        Path jar = Files.copy(RegressionJob.jar(Installation.current()), folder.resolve("bare-job.jar"));
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Path classes = Path.of(BareJob.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            Path from = classes.resolve(BareJob.class.getPackageName().replace('.', '/'));
            try (var files = Files.list(from)) {
                for (Path file : files.filter(
                                each -> each.getFileName().toString().startsWith("BareJob"))
                        .toList()) {
                    Path to = archive.getPath(classes.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    try (InputStream bytes = Files.newInputStream(file)) {
                        Files.copy(bytes, to);
                    }
                }
            }
        }
        return jar;
    }

    /** A record as it lies on the topic. */
    @SuppressWarnings("ArrayRecordComponent") // only carried
    public record Copy(String key, byte[] value) {}

    private static final class Reading implements KafkaRecordDeserializationSchema<Copy> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            // nothing to prepare
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Copy> out) {
            out.collect(new Copy(new String(record.key(), StandardCharsets.UTF_8), record.value()));
        }

        @Override
        public TypeInformation<Copy> getProducedType() {
            return TypeInformation.of(Copy.class);
        }
    }

    private record Writing(String topic) implements KafkaRecordSerializationSchema<Copy> {
        private static final long serialVersionUID = 1L;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(Copy copy, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, copy.key().getBytes(StandardCharsets.UTF_8), copy.value());
        }
    }

    private static final class ReadModifyWrite extends KeyedProcessFunction<String, Copy, Copy> {
        private static final long serialVersionUID = 1L;

        private final int stateBytes;
        private transient ValueState<byte[]> value;

        ReadModifyWrite(int stateBytes) {
            this.stateBytes = stateBytes;
        }

        @Override
        public void open(OpenContext context) {
            value = getRuntimeContext()
                    .getState(
                            new ValueStateDescriptor<>("value", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        }

        @Override
        public void processElement(Copy copy, Context context, Collector<Copy> out) throws IOException {
            byte[] bytes = value.value();
            if (bytes == null) {
                bytes = new byte[stateBytes];
            }
            bytes[copy.value().length % bytes.length]++;
            value.update(bytes);
            out.collect(copy);
        }
    }
}
