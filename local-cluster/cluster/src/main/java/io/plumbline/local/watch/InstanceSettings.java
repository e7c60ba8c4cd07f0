package io.plumbline.local.watch;

import io.plumbline.local.stack.LocalStack;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which servers a connector of ours goes to, as all of them take it; passwords are references to the worker's secrets. */
final class InstanceSettings {

    private InstanceSettings() {}

    /** The cluster and its instances. */
    static Map<String, String> of(WatchedCluster cluster, String purpose, LocalStack stack) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cluster", cluster.name());
        settings.put(
                "instances",
                cluster.instances().stream().map(WatchedInstance::name).collect(Collectors.joining(",")));
        for (WatchedInstance instance : cluster.instances()) {
            String prefix = "instance." + instance.name() + ".";
            settings.put(prefix + "url", instance.jdbcUrl());
            settings.put(prefix + "user", instance.user());
            settings.put(
                    prefix + "password",
                    stack.connect()
                            .secretReference(purpose + secretName(cluster.name(), instance), instance.password()));
        }
        return settings;
    }

    static String secretName(String cluster, WatchedInstance instance) {
        return cluster + "." + instance.name() + ".password";
    }
}
