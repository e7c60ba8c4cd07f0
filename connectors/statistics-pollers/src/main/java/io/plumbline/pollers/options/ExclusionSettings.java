package io.plumbline.pollers.options;

import java.util.List;
import java.util.Set;

/** Whose statements are left out. */
public record ExclusionSettings(Set<String> roles, List<String> markers, boolean catalogOnly) {

    public ExclusionSettings {
        roles = Set.copyOf(roles);
        markers = List.copyOf(markers);
    }
}
