package io.plumbline.job.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** The fields of one Avro record after the other, in the order of its schema. Not thread-safe. */
final class AvroFields {

    private final KnownTexts known = new KnownTexts();
    private final Utf8 read = new Utf8();
    private BinaryDecoder in;

    AvroFields() {
        this.in = DecoderFactory.get().binaryDecoder(new byte[0], null);
    }

    /** What an element of an array is read with, given its position. */
    interface Element<T> {
        T read(int position) throws IOException, RejectedException;
    }

    /** Begins to read {@code avro}. */
    void begin(byte[] avro) {
        in = DecoderFactory.get().binaryDecoder(avro, in);
    }

    boolean isEnd() throws IOException {
        return in.isEnd();
    }

    /** A text that other records are likely to have too. */
    String text() throws IOException {
        return known.of(in.readString(read));
    }

    /** A text of this record alone, or of few. */
    String ownText() throws IOException {
        return in.readString();
    }

    @Nullable
    String textOrNull() throws IOException {
        return isNull() ? null : text();
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    int count() throws IOException {
        return in.readInt();
    }

    @Nullable
    Integer countOrNull() throws IOException {
        return isNull() ? null : Integer.valueOf(in.readInt());
    }

    long number() throws IOException {
        return in.readLong();
    }

    double real() throws IOException {
        return in.readDouble();
    }

    /** A possible time, in milliseconds on the wire. */
    Instant time(String field) throws IOException, RejectedException {
        return Checks.requireTime(field, Instant.ofEpochMilli(in.readLong()));
    }

    @Nullable
    Instant timeOrNull(String field) throws IOException, RejectedException {
        return isNull() ? null : time(field);
    }

    /** Steps over {@code [null, long]}. */
    void skipNumberOrNull() throws IOException {
        if (!isNull()) {
            in.readLong();
        }
    }

    void skipText() throws IOException {
        in.skipString();
    }

    /** Whether a union of null and one other type is null. */
    boolean isNull() throws IOException {
        int branch = in.readIndex();
        if (branch != 0 && branch != 1) {
            throw new AvroRuntimeException("an optional field has branch 0 or 1, had " + branch);
        }
        return branch == 0;
    }

    List<String> textList() throws IOException, RejectedException {
        return array(position -> text());
    }

    <T> List<T> array(Element<T> element) throws IOException, RejectedException {
        List<T> values = new ArrayList<>();
        for (long left = in.readArrayStart(); left != 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                values.add(element.read(values.size()));
            }
        }
        return values;
    }

    Map<String, String> textMap() throws IOException {
        Map<String, String> values = new HashMap<>();
        for (long left = in.readMapStart(); left != 0; left = in.mapNext()) {
            for (long i = 0; i < left; i++) {
                values.put(text(), text());
            }
        }
        return values;
    }
}
