package io.plumbline.state;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** Every state of the job. A name, once released, keeps its meaning for ever; another meaning gets another name. */
public final class StateDescriptors {

    /** Key: statement. {@link StandingBytes}. */
    public static final ValueStateDescriptor<byte[]> STATEMENT_STANDING = value("statement-standing");

    /** Key: statement, then plan hash. {@link PlanRecordBytes}. */
    public static final MapStateDescriptor<String, byte[]> STATEMENT_PLANS = map("statement-plans");

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
