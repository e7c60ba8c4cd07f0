package io.plumbline.local.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.plumbline.capture.plan.PlanLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One EXPLAIN document of an input. */
public final class ExplainInput {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4 * PlanLimits.DEFAULT.maxDepth())
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String source;
    private final int number;
    private final byte[] json;

    private ExplainInput(String source, int number, byte[] json) {
        this.source = source;
        this.number = number;
        this.json = json;
    }

    /** The file's name, or {@code -} for standard input. */
    public String source() {
        return source;
    }

    /** Its position in the input, from 1. */
    public int number() {
        return number;
    }

    /** Its bytes. */
    public byte[] json() {
        return json.clone();
    }

    /** The documents of an input one after the other; what is not JSON stays whole, for the reader to refuse. */
    public static List<ExplainInput> split(String source, byte[] text) {
        List<ExplainInput> documents = new ArrayList<>();
        int start = 0;
        for (int end : ends(text)) {
            documents.add(new ExplainInput(source, documents.size() + 1, Arrays.copyOfRange(text, start, end)));
            start = end;
        }
        byte[] rest = Arrays.copyOfRange(text, start, text.length);
        if (!isBlank(rest) || documents.isEmpty()) {
            documents.add(new ExplainInput(source, documents.size() + 1, rest));
        }
        return documents;
    }

    private static List<Integer> ends(byte[] text) {
        List<Integer> ends = new ArrayList<>();
        int depth = 0;
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                    if (depth == 0) {
                        ends.add((int) parser.currentLocation().getByteOffset());
                    }
                }
            }
        } catch (JsonProcessingException e) {
            // the reader says what is wrong with the rest
            return ends;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text in memory", e);
        }
        return ends;
    }

    private static boolean isBlank(byte[] text) {
        for (byte character : text) {
            if (character > ' ' || character < 0) {
                return false;
            }
        }
        return true;
    }
}
