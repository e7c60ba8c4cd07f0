package io.plumbline.model.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A time from {@code from} inclusive to {@code to} exclusive. */
record Span(Instant from, Instant to) {

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** The same moments as {@code spans}, in order, each moment in one span and none that touch. */
    static List<Span> union(List<Span> spans) {
        List<Span> union = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            int last = union.size() - 1;
            if (last < 0 || span.from().isAfter(union.get(last).to())) {
                union.add(span);
            } else if (span.to().isAfter(union.get(last).to())) {
                union.set(last, new Span(union.get(last).from(), span.to()));
            }
        }
        return union;
    }
}
