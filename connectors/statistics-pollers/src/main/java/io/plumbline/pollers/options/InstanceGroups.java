package io.plumbline.pollers.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals instances out to tasks. Option names stay what they are, so that Connect can put references to its config
 * providers back in place of resolved secrets.
 */
public final class InstanceGroups {

    private InstanceGroups() {}

    public static List<Map<String, String>> of(Map<String, String> properties, int maxTasks) {
        List<String> names = InstanceOptions.names(properties);
        int tasks = Math.min(maxTasks, names.size());
        List<Map<String, String>> configurations = new ArrayList<>(tasks);
        for (int task = 0; task < tasks; task++) {
            List<String> group = new ArrayList<>();
            for (int i = task; i < names.size(); i += tasks) {
                group.add(names.get(i));
            }
            configurations.add(configuration(properties, names, group));
        }
        return configurations;
    }

    private static Map<String, String> configuration(
            Map<String, String> properties, List<String> names, List<String> group) {
        Map<String, String> configuration = new HashMap<>(properties);
        for (String name : names) {
            if (!group.contains(name)) {
                configuration.keySet().removeIf(key -> key.startsWith(InstanceOptions.PREFIX + name + "."));
            }
        }
        configuration.put(PollerOptions.INSTANCES, String.join(",", group));
        return configuration;
    }
}
