package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one value of a key, of whatever shape. */
final class ExplainValues {

    /** Levels inside one value, plans aside: PostgreSQL prints three at most. */
    static final int MAX_VALUE_DEPTH = 1_000;

    /** In the place of an object's names where a list is open. */
    private static final Set<String> LIST = Set.of();

    private final JsonBytes json;

    /** The names of every open object. */
    private final Deque<Set<String>> open = new ArrayDeque<>();

    ExplainValues(JsonBytes json) {
        this.json = json;
    }

    /** A number that is finite and not negative. */
    double number(String key) throws PlanRefusedException {
        JsonBytes.require(json.isNumber(), key + " is a number");
        double value = json.number();
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new PlanRefusedException(
                    Reason.IMPOSSIBLE_NUMBER, key + " must be finite and not negative, was " + value);
        }
        return value;
    }

    /** A scalar as a list of one; a list of scalars as it is. */
    List<String> texts(String key) throws PlanRefusedException {
        if (!json.isStruct()) {
            return List.of(scalar());
        }
        String law = key + " is a text or a list of texts";
        json.open('[', law);
        List<String> texts = new ArrayList<>();
        while (json.nextElement()) {
            JsonBytes.require(!json.isStruct(), law);
            texts.add(scalar());
        }
        return texts;
    }

    private String scalar() throws PlanRefusedException {
        json.scalar();
        String known = json.in(ServerWords.ALL);
        return known == null ? json.text() : known;
    }

    /** Every innermost list of a nested value, in order, each joined by commas. */
    List<String> innerLists() throws PlanRefusedException {
        InnerLists lists = new InnerLists();
        walk(lists);
        return lists.found;
    }

    /** Passes over a value of any shape. */
    void skip() throws PlanRefusedException {
        if (json.isStruct()) {
            walk(Passed.OVER);
        } else {
            json.scalar();
        }
    }

    private void walk(Visitor visitor) throws PlanRefusedException {
        do {
            if (json.isStruct()) {
                enter();
                visitor.opened();
            } else {
                json.scalar();
                visitor.scalar(json);
            }
            while (!open.isEmpty() && !hasNext()) {
                open.pop();
                visitor.closed();
            }
        } while (!open.isEmpty());
    }

    private void enter() throws PlanRefusedException {
        if (open.size() == MAX_VALUE_DEPTH) {
            throw new PlanRefusedException(
                    Reason.TOO_DEEP, "a value inside a plan may have " + MAX_VALUE_DEPTH + " levels, had more");
        }
        boolean list = json.peek() == '[';
        json.open(list ? '[' : '{', "a value is JSON");
        open.push(list ? LIST : new HashSet<>());
    }

    private boolean hasNext() throws PlanRefusedException {
        Set<String> names = open.element();
        if (names == LIST) {
            return json.nextElement();
        }
        boolean next = json.nextName();
        if (next) {
            json.newName(names);
        }
        return next;
    }

    /** What is told of a value while it is walked through. */
    private interface Visitor {

        void opened();

        void scalar(JsonBytes taken);

        void closed();
    }

    private enum Passed implements Visitor {
        OVER;

        @Override
        public void opened() {}

        @Override
        public void scalar(JsonBytes taken) {}

        @Override
        public void closed() {}
    }

    private static final class InnerLists implements Visitor {

        private final List<String> found = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();

        @Override
        public void opened() {
            open.setLength(0);
        }

        @Override
        public void scalar(JsonBytes taken) {
            open.append(open.isEmpty() ? "" : ", ").append(taken.text());
        }

        @Override
        public void closed() {
            if (!open.isEmpty()) {
                found.add(open.toString());
                open.setLength(0);
            }
        }
    }
}
