package io.plumbline.job.ingest;

import org.jspecify.annotations.Nullable;

/** A record that cannot be used: contained failure, on its way to the rejections. */
public final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;
    private final String detail;

    /**
     * Says why.
     *
     * @param detail one sentence: the thing, its value, what is allowed; no literal of a user's SQL
     */
    public RejectedException(RejectionReason reason, String detail) {
        this(reason, detail, null);
    }

    public RejectedException(RejectionReason reason, String detail, @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
        this.detail = detail;
    }

    public RejectionReason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
