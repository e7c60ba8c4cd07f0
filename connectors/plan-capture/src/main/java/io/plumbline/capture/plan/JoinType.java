package io.plumbline.capture.plan;

/** What a join keeps of its inputs. */
public enum JoinType {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    SEMI,
    ANTI,
    RIGHT_SEMI,
    RIGHT_ANTI
}
