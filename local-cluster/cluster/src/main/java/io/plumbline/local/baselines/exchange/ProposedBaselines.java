package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Baselines to be written as a file, one for each plan of a statement, and what no baseline came of. For one thread. */
public final class ProposedBaselines {

    private final Map<String, ObjectNode> lines = new LinkedHashMap<>();
    private final List<String> skipped = new ArrayList<>();

    /** Takes one in; a second one of the same plan of the same statement is passed over. */
    public void add(String name, ProposedBaseline baseline) {
        ObjectNode line = baseline.line();
        if (lines.putIfAbsent(ImportedBaseline.identity(line), line) != null) {
            skip(name, "another row gives the same plan of the same statement");
        }
    }

    /** Nothing came of the row of this name. */
    public void skip(String name, String why) {
        skipped.add(name + ": " + why);
    }

    /** What was passed over and why, a line each. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** How many baselines there are. */
    public int size() {
        return lines.size();
    }

    /** Writes the file. */
    public void write(Instant at, Writer out) throws IOException {
        Collection<ObjectNode> baselines = lines.values();
        out.append(new FileHeader(at, (long) baselines.size()).json().toString())
                .append('\n');
        for (ObjectNode line : baselines) {
            out.append(line.toString()).append('\n');
        }
    }
}
