package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;

/** The canonical names of a plan's relations as tokens. Remembers the last one: most conditions speak of one relation. */
final class ReferenceTokens {

    private final RelationReferences references;
    private String lastQualifier = "";
    private ExpressionToken[] lastPair = {};

    ReferenceTokens(RelationReferences references) {
        this.references = references;
    }

    /** The canonical name of the relation that a qualifier names; the qualifier where it names none. */
    ExpressionToken inPlaceOf(ExpressionToken qualifier) {
        if (!qualifier.hasText(lastQualifier)) {
            String name = references.of(qualifier.name());
            if (name == null) {
                return qualifier;
            }
            lastQualifier = qualifier.text();
            lastPair = ExpressionToken.pair(Kind.REFERENCE, Symbol.NONE, name);
        }
        return lastPair[qualifier.adjacent() ? 1 : 0];
    }
}
