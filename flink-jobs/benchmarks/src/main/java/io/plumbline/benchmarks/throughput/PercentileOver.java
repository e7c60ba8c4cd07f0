package io.plumbline.benchmarks.throughput;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.ingest.AvroReader;
import io.plumbline.job.ingest.DecodedRecord;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** The 90th percentile of the cost in Flink SQL: the builtin aggregate over 7 days of rows. */
final class PercentileOver {

    private static final String SQL = """
            SELECT PERCENTILE(cost, 0.9) OVER (
                PARTITION BY statement_key ORDER BY observed_at RANGE BETWEEN INTERVAL '7' DAY PRECEDING AND CURRENT ROW)
            FROM samples
            """;

    private PercentileOver() {}

    /** One percentile a record; the watermark follows each poll at once. */
    static DataStream<Double> on(DataStream<DecodedRecord> records) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(records.getExecutionEnvironment());
        DataStream<Row> rows = records.map(new ToRow())
                .returns(Types.ROW_NAMED(
                        new String[] {"statement_key", "cost", "observed_at"},
                        Types.STRING,
                        Types.DOUBLE,
                        Types.INSTANT))
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Row>forGenerator(context -> new PollEnds())
                        .withTimestampAssigner((row, before) -> observedAt(row)));
        Schema schema = Schema.newBuilder()
                .column("statement_key", "STRING NOT NULL")
                .column("cost", "DOUBLE NOT NULL")
                .column("observed_at", "TIMESTAMP_LTZ(3) NOT NULL")
                .watermark("observed_at", "SOURCE_WATERMARK()")
                .build();
        tables.createTemporaryView("samples", rows, schema);
        return tables.toDataStream(tables.sqlQuery(SQL))
                .map(row -> row.<Double>getFieldAs(0))
                .returns(Types.DOUBLE);
    }

    private static long observedAt(Row row) {
        return row.<Instant>getFieldAs("observed_at").toEpochMilli();
    }

    /** A row of what the percentile needs. */
    private static final class ToRow extends RichMapFunction<DecodedRecord, Row> {

        private static final long serialVersionUID = 1L;

        private transient @Nullable AvroReader<StatementObservation> reader;

        @Override
        public void open(OpenContext context) {
            reader = new AvroReader<>(StatementObservation.class);
        }

        @Override
        public Row map(DecodedRecord record) {
            if (reader == null) {
                throw new IllegalStateException("a function is opened before it is used");
            }
            CostSample sample = CostSample.read(reader, record);
            Row row = Row.withNames();
            row.setField("statement_key", record.key());
            row.setField("cost", sample.cost());
            row.setField("observed_at", sample.at());
            return row;
        }
    }

    /** A poll is over when a record of the next one comes. */
    private static final class PollEnds implements WatermarkGenerator<Row> {

        private long newest = Long.MIN_VALUE;

        @Override
        public void onEvent(Row row, long timestamp, WatermarkOutput output) {
            if (timestamp > newest) {
                newest = timestamp;
                output.emitWatermark(new Watermark(timestamp - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
