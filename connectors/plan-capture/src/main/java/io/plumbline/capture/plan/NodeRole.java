package io.plumbline.capture.plan;

/** How a node feeds its parent. */
public enum NodeRole {
    ROOT,
    OUTER,
    INNER,
    MEMBER,
    SUBPLAN,
    INITPLAN,
    CTE
}
