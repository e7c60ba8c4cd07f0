package io.plumbline.local.baselines.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is imported.
 *
 * @param clusterAs names of clusters here, by their names in the file; others keep theirs
 * @param newPlaces whether a place may be one that no statement is known in yet
 * @param reason for the audit; null for the one given where each baseline comes from
 */
public record ImportSettings(
        Map<String, String> clusterAs,
        boolean newPlaces,
        @Nullable String reason) {

    public ImportSettings {
        clusterAs = Map.copyOf(clusterAs);
    }
}
