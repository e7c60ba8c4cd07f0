package io.plumbline.model.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What planner settings differ in, for a person. A setting that a map does not have is at its default. */
final class SettingsDifference {

    private SettingsDifference() {}

    /** Each as {@code name now (before)}, in order of their names. */
    static List<String> between(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        List<String> different = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), now.get(name))) {
                different.add("%s %s (was %s)".formatted(name, valueIn(now, name), valueIn(before, name)));
            }
        }
        return different;
    }

    private static String valueIn(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "default");
    }
}
