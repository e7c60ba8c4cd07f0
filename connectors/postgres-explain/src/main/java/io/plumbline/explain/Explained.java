package io.plumbline.explain;

/** What came of explaining a statement. */
public sealed interface Explained {

    /** EXPLAIN's JSON; it holds what the statement's text holds and stays in this process. */
    record Document(String json) implements Explained {}

    record Refused(NoPlanReason reason) implements Explained {}
}
