package io.plumbline.pollers.postgres;

import java.util.List;
import java.util.Set;

/** Whose statements are left out. */
record ExclusionSettings(Set<String> roles, List<String> markers, boolean catalogOnly) {

    ExclusionSettings {
        roles = Set.copyOf(roles);
        markers = List.copyOf(markers);
    }
}
