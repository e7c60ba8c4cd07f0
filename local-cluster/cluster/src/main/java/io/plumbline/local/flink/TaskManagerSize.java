package io.plumbline.local.flink;

/**
 * Memory of the TaskManager that its work takes; what the framework, the network and the JVM need comes on top.
 *
 * @param taskHeapMebibytes heap of the jobs
 * @param managedMebibytes memory of RocksDB, shared by the slots
 */
public record TaskManagerSize(int taskHeapMebibytes, int managedMebibytes) {

    /** Enough for the stack on a small machine, not for a load. */
    public static final TaskManagerSize SMALL = new TaskManagerSize(224, 128);

    private static final int FRAMEWORK_HEAP_MEBIBYTES = 96;

    int frameworkHeapMebibytes() {
        return FRAMEWORK_HEAP_MEBIBYTES;
    }

    int heapMebibytes() {
        return FRAMEWORK_HEAP_MEBIBYTES + taskHeapMebibytes;
    }
}
