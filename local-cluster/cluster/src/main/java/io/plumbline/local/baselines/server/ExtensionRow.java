package io.plumbline.local.baselines.server;

import org.jspecify.annotations.Nullable;

/**
 * What an extension says about a query id.
 *
 * @param name of the row, for people
 * @param content hints, or a plan in EXPLAIN's JSON
 * @param statement null where the server has counted none with this query id
 */
record ExtensionRow(String name, String content, @Nullable CountedStatement statement) {}
