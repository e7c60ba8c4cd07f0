package io.plumbline.job.ingest;

import io.plumbline.model.statement.TextBytes;
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

    /** The longest names of PostgreSQL have 63 bytes, those of MySQL 192, and a relation's is made of two. */
    static final int LONGEST_NAME_BYTES = 1_024;

    private static final String CUT = "\u2026";
    private static final int CUT_BYTES = 3;

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

    /** A name that other records are likely to have too, of at most {@value #LONGEST_NAME_BYTES} bytes. */
    String name(String field) throws IOException, RejectedException {
        return name(field, LONGEST_NAME_BYTES);
    }

    String name(String field, int mostBytes) throws IOException, RejectedException {
        return known.of(readName(field, mostBytes));
    }

    /** A name of this record alone, or of few. */
    String ownName(String field) throws IOException, RejectedException {
        return readName(field, LONGEST_NAME_BYTES).toString();
    }

    @Nullable
    String nameOrNull(String field) throws IOException, RejectedException {
        return isNull() ? null : name(field);
    }

    private Utf8 readName(String field, int mostBytes) throws IOException, RejectedException {
        Utf8 name = in.readString(read);
        Checks.requireBytes(field, name.getByteLength(), mostBytes);
        return name;
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

    /**
     * Texts by name, for people: one of more than {@value #LONGEST_NAME_BYTES} bytes is cut, and then ends in an ellipsis.
     * Names and texts may have {@code mostBytes} together.
     */
    Map<String, String> shownMap(String field, int mostBytes) throws IOException, RejectedException {
        Map<String, String> values = new HashMap<>();
        long bytes = 0;
        for (long left = in.readMapStart(); left != 0; left = in.mapNext()) {
            for (long i = 0; i < left; i++) {
                String name = name(field);
                bytes += read.getByteLength();
                values.put(name, shownText());
                bytes += Math.min(read.getByteLength(), LONGEST_NAME_BYTES);
                Checks.requireTogether(field, bytes, mostBytes);
            }
        }
        return values;
    }

    private String shownText() throws IOException {
        String text = text();
        return read.getByteLength() <= LONGEST_NAME_BYTES
                ? text
                : TextBytes.first(text, LONGEST_NAME_BYTES - CUT_BYTES) + CUT;
    }
}
