package io.plumbline.local.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counters of the jobs as the TaskManager's Prometheus reporter shows them, summed over subtasks. */
public final class JobMetrics {

    private static final Pattern SAMPLE = Pattern.compile(
            "^flink_taskmanager_job_task_operator_(?<name>\\w+)\\{(?<labels>[^}]*)} (?<value>\\S+)$",
            Pattern.MULTILINE);

    private final String text;

    private JobMetrics(String text) {
        this.text = text;
    }

    public static JobMetrics read(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return new JobMetrics(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    /** A counter of an operator. */
    public long count(String operator, String name) {
        return byLabel(operator, name, "operator_name").values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** A counter of an operator for each value of a label that is above 0. */
    Map<String, Long> byLabel(String operator, String name, String label) {
        Map<String, Long> sums = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(text);
        while (sample.find()) {
            if (sample.group("name").equals(name)
                    && value(sample.group("labels"), "operator_name").equals(operator)) {
                long counted = (long) Double.parseDouble(sample.group("value"));
                sums.merge(value(sample.group("labels"), label), counted, Long::sum);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static String value(String labels, String label) {
        Matcher found = Pattern.compile("(?:^|,)" + label + "=\"([^\"]*)\"").matcher(labels);
        return found.find() ? found.group(1) : "";
    }
}
