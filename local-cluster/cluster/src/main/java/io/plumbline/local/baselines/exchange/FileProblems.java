package io.plumbline.local.baselines.exchange;

import io.plumbline.local.process.ConfigurationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file: the first lines in full, the others counted. */
final class FileProblems {

    private static final int MOST_LISTED = 100;

    private record Problem(int line, String text) {}

    private final String file;
    private final List<Problem> listed = new ArrayList<>();
    private long more;

    FileProblems(String file) {
        this.file = file;
    }

    void add(int line, String text) {
        if (listed.size() < MOST_LISTED) {
            listed.add(new Problem(line, text));
        } else {
            more++;
        }
    }

    void addAll(int line, List<String> texts) {
        texts.forEach(text -> add(line, text));
    }

    /** Throws what there is. */
    void refuse() {
        if (listed.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        listed.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .forEach(problem -> texts.add("line " + problem.line() + ": " + problem.text()));
        texts.addAll(more == 0 ? List.of() : Collections.singletonList("and " + more + " more"));
        throw new ConfigurationException(file + ", of which nothing was imported", texts);
    }
}
