package io.plumbline.model.changepoints;

import java.nio.ByteBuffer;

/**
 * The byte form of a {@link SeriesMemory}, version 1, big-endian, seconds since 1970 without a sign (until 2106):
 *
 * <pre>
 * version 1 | recent values 1, hypotheses 2, known levels 1
 * values 4, changes 4 | noise: count 2, last 4, variance 4, variance of steps 4 | origin 4, anchor 4
 * last change: from 4, began ms 8 | flags 1: slope, changing, creeping | recent values 4 each
 * time of the longest run, ms, 8
 * hypotheses, the longest first: length 2, seconds after the longest 4, weight 2, mean 3, squares 3
 * profile: last value s 4, level of the day 4, sum 4 and count 4 of the hour, in use 1, hours: offset 4, days 1
 * known levels: level 4, rising 1, returns 1, last visit s 4, interval s 4
 * </pre>
 *
 * With the default of 32 hypotheses at most 905 bytes.
 */
final class MemoryBytes {

    private static final byte VERSION = 1;
    private static final int PROFILE_BYTES = 4 + 4 + 4 + 4 + 1 + DailyProfile.HOURS * 5;
    private static final int HEAD_BYTES = PROFILE_BYTES + 1 + 4 + 8 + 14 + 12 + Long.BYTES + 1 + Long.BYTES;
    private static final int HYPOTHESIS_BYTES = 14;
    private static final int LEVEL_BYTES = 14;
    private static final int SLOPE = 1;
    private static final int CHANGING = 2;
    private static final int CREEPING = 4;
    /** Log weights are kept in 1/1,024, from -31.99. */
    private static final double WEIGHT_STEPS = 1_024;

    private static final int LEAST_WEIGHT = -(1 << 15) + 1;
    private static final int HIGH_BYTES = 16;
    private static final int LOW_MASK = 0xFFFF;
    private static final long MILLIS = 1_000;

    private MemoryBytes() {}

    static byte[] write(SeriesMemory memory) {
        RunLengths runs = memory.runs;
        KnownLevels known = memory.known;
        ByteBuffer out = ByteBuffer.allocate(
                HEAD_BYTES + memory.recentSize * Float.BYTES + runs.size * HYPOTHESIS_BYTES + known.size * LEVEL_BYTES);
        out.put(VERSION)
                .put((byte) memory.recentSize)
                .putShort((short) runs.size)
                .put((byte) known.size);
        out.putInt((int) Math.min(memory.values, Integer.MAX_VALUE)).putInt(memory.changes);
        out.putShort((short) memory.noise.count)
                .putFloat((float) memory.noise.last)
                .putFloat((float) memory.noise.aboutLevel)
                .putFloat((float) memory.noise.fromBefore);
        out.putFloat((float) memory.origin).putFloat((float) memory.anchor).putFloat((float) memory.changeFrom);
        out.putLong(memory.changeBeganMillis).put((byte) flags(memory));
        for (int i = 0; i < memory.recentSize; i++) {
            out.putFloat((float) memory.recent[i]);
        }
        long begun = runs.size == 0 ? 0 : runs.beganMillis[0];
        out.putLong(begun);
        for (int i = 0; i < runs.size; i++) {
            out.putShort((short) runs.length[i]).putInt((int) ((runs.beganMillis[i] - begun) / MILLIS));
            out.putShort((short) weightSteps(runs.logWeight[i]));
            putNumber(out, runs.mean[i]);
            putNumber(out, runs.squares[i]);
        }
        putProfile(out, memory.profile);
        for (int i = 0; i < known.size; i++) {
            out.putFloat(known.level[i])
                    .put((byte) (known.rising[i] ? 1 : 0))
                    .put((byte) known.returns[i])
                    .putInt((int) known.lastSeconds[i])
                    .putInt((int) known.intervalSeconds[i]);
        }
        return out.array();
    }

    /** @throws IllegalArgumentException when the bytes are of another version, of another length, or of more hypotheses */
    static SeriesMemory read(byte[] bytes, ChangePointOptions options) {
        SeriesMemory memory = new SeriesMemory(options);
        if (bytes.length == 0) {
            return memory;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        require(bytes.length >= HEAD_BYTES, "at least %d long, were %d", HEAD_BYTES, bytes.length);
        byte version = in.get();
        require(version == VERSION, "of version %d, were of %d", VERSION, version);
        memory.recentSize = in.get();
        int hypotheses = in.getShort();
        memory.known.size = in.get();
        require(
                hypotheses <= options.maxHypotheses(),
                "of at most %d hypotheses, were of %d",
                options.maxHypotheses(),
                hypotheses);
        int expected = HEAD_BYTES
                + memory.recentSize * Float.BYTES
                + hypotheses * HYPOTHESIS_BYTES
                + memory.known.size * LEVEL_BYTES;
        require(bytes.length == expected, "%d long by their head, were %d", expected, bytes.length);
        memory.values = in.getInt();
        memory.changes = in.getInt();
        memory.noise.count = in.getShort();
        memory.noise.last = in.getFloat();
        memory.noise.aboutLevel = in.getFloat();
        memory.noise.fromBefore = in.getFloat();
        memory.origin = in.getFloat();
        memory.anchor = in.getFloat();
        memory.changeFrom = in.getFloat();
        memory.changeBeganMillis = in.getLong();
        int flags = in.get();
        memory.changeIsSlope = (flags & SLOPE) != 0;
        memory.changing = (flags & CHANGING) != 0;
        memory.creeping = (flags & CREEPING) != 0;
        for (int i = 0; i < memory.recentSize; i++) {
            memory.recent[i] = in.getFloat();
        }
        readRuns(in, memory.runs, hypotheses);
        readProfile(in, memory.profile);
        readLevels(in, memory.known);
        return memory;
    }

    private static void require(boolean holds, String law, int allowed, int was) {
        if (!holds) {
            throw new IllegalArgumentException("change-point bytes must be " + law.formatted(allowed, was));
        }
    }

    private static int flags(SeriesMemory memory) {
        return (memory.changeIsSlope ? SLOPE : 0) | (memory.changing ? CHANGING : 0) | (memory.creeping ? CREEPING : 0);
    }

    private static void readRuns(ByteBuffer in, RunLengths runs, int stored) {
        long begun = in.getLong();
        for (int i = 0; i < stored; i++) {
            int length = in.getShort();
            long began = begun + in.getInt() * MILLIS;
            double weight = in.getShort() / WEIGHT_STEPS;
            runs.append(length, began, weight, number(in), number(in));
        }
    }

    private static void putProfile(ByteBuffer out, DailyProfile profile) {
        out.putInt((int) profile.lastSeconds).putFloat((float) profile.dayLevel);
        out.putFloat((float) profile.hourSum).putInt(profile.hourCount).put((byte) (profile.inUse ? 1 : 0));
        for (int hour = 0; hour < DailyProfile.HOURS; hour++) {
            out.putFloat(profile.offset[hour]).put((byte) profile.days[hour]);
        }
    }

    private static void readProfile(ByteBuffer in, DailyProfile profile) {
        profile.lastSeconds = Integer.toUnsignedLong(in.getInt());
        profile.dayLevel = in.getFloat();
        profile.hourSum = in.getFloat();
        profile.hourCount = in.getInt();
        profile.inUse = in.get() != 0;
        for (int hour = 0; hour < DailyProfile.HOURS; hour++) {
            profile.offset[hour] = in.getFloat();
            profile.days[hour] = in.get();
        }
    }

    private static void readLevels(ByteBuffer in, KnownLevels known) {
        for (int i = 0; i < known.size; i++) {
            known.level[i] = in.getFloat();
            known.rising[i] = in.get() != 0;
            known.returns[i] = in.get();
            known.lastSeconds[i] = Integer.toUnsignedLong(in.getInt());
            known.intervalSeconds[i] = in.getInt();
        }
    }

    private static int weightSteps(double logWeight) {
        return (int) Math.max(LEAST_WEIGHT, Math.rint(logWeight * WEIGHT_STEPS));
    }

    /** 24 of a float's 32 bits, 2^-16 of the value. */
    private static int bits(double value) {
        return (Float.floatToRawIntBits((float) value) + (1 << (Byte.SIZE - 1))) >>> Byte.SIZE;
    }

    private static void putNumber(ByteBuffer out, double value) {
        int bits = bits(value);
        out.put((byte) (bits >>> HIGH_BYTES)).putShort((short) bits);
    }

    private static double number(ByteBuffer in) {
        int high = in.get() & 0xFF;
        return Float.intBitsToFloat(((high << HIGH_BYTES) | (in.getShort() & LOW_MASK)) << Byte.SIZE);
    }
}
