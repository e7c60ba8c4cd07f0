package io.plumbline.job.ingest;

/** Why a record could not be used; the names are on the wire and in metrics: added to, never changed. */
public enum RejectionReason {
    MISSING_KEY("The record has no key."),
    KEY_MISMATCH("The key names another thing than the value does."),
    MISSING_VALUE("The record has no value where one is needed."),
    OVERSIZE_RECORD("The value has more bytes than plumbline.limits.record-bytes."),
    UNSUPPORTED_WIRE_FORMAT("The value does not start with 0x0 and a 4-byte schema id."),
    UNKNOWN_SCHEMA_ID("The registry does not know the schema id."),
    UNRESOLVABLE_SCHEMA("The writer's schema cannot be read with this version's schema."),
    MALFORMED_AVRO("The bytes are not what their schema says."),
    MALFORMED_IDENTITY("An id, hash or name is empty, longer than allowed or not of its form."),
    IMPOSSIBLE_NUMBER("A cost, size or counter is not finite or negative."),
    IMPOSSIBLE_TIME("A time is before 1970 or after 2199."),
    OBSERVED_AHEAD("The time of an observation, a relation or DDL is further after the record's Kafka timestamp than"
            + " plumbline.time.allowed-ahead."),
    UNKNOWN_SYMBOL("A closed set holds a name that this version does not know."),
    MALFORMED_PLAN("The plan's nodes are not a tree in pre-order."),
    OVERSIZE_PLAN("The plan has more nodes than plumbline.limits.plan-nodes, or more bytes of settings than allowed."),
    MALFORMED_CDC("A change record is not a Debezium envelope of a known table or message."),
    IMPOSSIBLE_THRESHOLD("A threshold's rule, parameter, value or scope is not allowed."),
    IMPOSSIBLE_WINDOW("A maintenance window's times, rule, time zone or scope are not allowed."),
    IMPOSSIBLE_DECISION("A decision's kind, scope, plan, status or statement do not go together.");

    private final String meaning;

    RejectionReason(String meaning) {
        this.meaning = meaning;
    }

    /** One sentence for the reference page. */
    public String meaning() {
        return meaning;
    }
}
