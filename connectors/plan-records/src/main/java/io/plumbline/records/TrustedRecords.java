package io.plumbline.records;

import io.plumbline.avro.v1.StatementObservation;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro makes only classes it was told to trust from names in schemas. These are our generated records; whatever is
 * trusted already stays so.
 */
public final class TrustedRecords {

    private static final String PACKAGE = StatementObservation.class.getPackageName();

    private TrustedRecords() {}

    /** Adds our records to what Avro trusts; again is harmless. */
    public static synchronized void trust() {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        if (!before.isTrusted(StatementObservation.class)) {
            ClassSecurityPredicate ours = type -> type.getPackageName().equals(PACKAGE);
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, ours));
        }
    }
}
