package io.plumbline.local.baselines.exchange;

import java.util.List;

/** A line of the file cannot be used. Every problem names the field and what is allowed. */
final class BrokenLineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    BrokenLineException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    BrokenLineException(List<String> problems, Throwable cause) {
        super(String.join("; ", problems), cause);
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
