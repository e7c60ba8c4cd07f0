package io.plumbline.local.lab.workload;

/**
 * How every session works at present. A session looks before each round; another generation means a new session.
 *
 * @param queryMode JDBC's preferQueryMode: {@code extended} prepares statements, {@code simple} sends values in the text
 * @param trafficFactor 1 is usual, 10 ten times as many rounds
 */
record ClientSettings(String queryMode, double trafficFactor, int generation) {

    static final ClientSettings USUAL = new ClientSettings("extended", 1, 0);

    ClientSettings withQueryMode(String mode) {
        return new ClientSettings(mode, trafficFactor, generation + 1);
    }

    ClientSettings withTraffic(double factor) {
        return new ClientSettings(queryMode, factor, generation);
    }

    ClientSettings reconnected() {
        return new ClientSettings(queryMode, trafficFactor, generation + 1);
    }
}
