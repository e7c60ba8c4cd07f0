package io.plumbline.explain;

/**
 * A role that runs statements.
 *
 * @param assumable whether the polling role may become it, and so explain what only it may run
 */
public record Role(long oid, String name, boolean assumable) {}
