package io.plumbline.benchmarks.throughput;

/**
 * What a load and a way of working on it came to.
 *
 * @param rate over the measured records
 * @param stateBytes keys and values kept when they were done
 */
record MeasuredRun(Progress.Rate rate, long stateBytes) {

    static MeasuredRun of(Load load, RunningJob.Work work) throws Exception {
        Progress progress = Progress.begin(load);
        try (WorkDirectory directory = WorkDirectory.create();
                RunningJob job = RunningJob.start(load, work, directory.path())) {
            Progress.Rate rate = job.await(progress.rate());
            return new MeasuredRun(rate, KeyedBytes.in(job.canonicalSavepoint()));
        }
    }
}
