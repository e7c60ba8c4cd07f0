package io.plumbline.pollers.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement to explain.
 *
 * @param text one statement, without a semicolon at its end
 * @param searchPath schemas, in order
 * @param assumedRole role to become for it; null to stay what we are
 */
record ExplainRequest(
        String text, List<String> searchPath, @Nullable String assumedRole) {}
