package io.plumbline.state;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Every state of the job. A name, once released, keeps its meaning for ever; another meaning gets another name. Given up,
 * and not to be used again: {@code statement-plans}.
 */
public final class StateDescriptors {

    /** Key: statement. {@link StandingBytes}. */
    public static final ValueStateDescriptor<byte[]> STATEMENT_STANDING = value("statement-standing");

    /** Key: statement, then {@link PlanKeys#plan}. {@link PlanDetailBytes}; read and written when a plan changes. */
    public static final MapStateDescriptor<String, byte[]> PLAN_DETAILS = map("plan-details");

    /**
     * Key: statement, then {@link PlanKeys#plan}. Hot bytes of {@link io.plumbline.model.stats.RollingStatistics}, but for
     * the {@link HotPlan}'s; read and written at each sample of the plan.
     */
    public static final MapStateDescriptor<String, byte[]> PLAN_STATISTICS = map("plan-statistics");

    /**
     * Key: statement, then {@link PlanKeys#subWindow}. A closed sub-window of {@link
     * io.plumbline.model.stats.RollingStatistics}; read when it leaves the window or takes a late value.
     */
    public static final MapStateDescriptor<String, byte[]> PLAN_SUB_WINDOWS = map("plan-sub-windows");

    /** Key: statement. {@link HeldChangesBytes}; read and written when a plan change is to be published. */
    public static final ValueStateDescriptor<byte[]> PLAN_HISTORY = value("plan-history");

    /** Key: relation. {@link IndexStateBytes}. */
    public static final ValueStateDescriptor<byte[]> RELATION_INDEXES = value("relation-indexes");

    /** Broadcast; key: row id. {@link PolicyBytes#readThreshold}. */
    public static final MapStateDescriptor<String, byte[]> THRESHOLDS = map("thresholds");

    /** Broadcast; key: row id. {@link PolicyBytes#readWindow}. */
    public static final MapStateDescriptor<String, byte[]> MAINTENANCE_WINDOWS = map("maintenance-windows");

    /** Broadcast; key: cluster, database and the event's id. {@link PolicyBytes#readDdl}. */
    public static final MapStateDescriptor<String, byte[]> RECENT_DDL = map("recent-ddl");

    private StateDescriptors() {}

    private static ValueStateDescriptor<byte[]> value(String name) {
        return new ValueStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    private static MapStateDescriptor<String, byte[]> map(String name) {
        return new MapStateDescriptor<>(name, Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }
}
