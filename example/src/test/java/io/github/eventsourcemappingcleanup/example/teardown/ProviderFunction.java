package io.github.eventsourcemappingcleanup.example.teardown;

import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackResource;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A provider function as its template configures it. */
record ProviderFunction(StackResource resource) {

    String name() {
        return resource.physicalId();
    }

    Path handlerPackage() {
        return SynthesizedStack.ASSEMBLY.resolve("asset." + member("Code").get("S3Key"));
    }

    Duration timeout() {
        return Duration.ofSeconds(number("Timeout"));
    }

    String logGroup() {
        return String.valueOf(member("LoggingConfig").get("LogGroup"));
    }

    /** @param endpoint of AWS; the access key is the function's name, by which IAM knows it */
    FunctionSettings settings(URI endpoint, AccountAndRegion home) {
        Map<String, String> environment = new HashMap<>();
        if (member("Environment").get("Variables") instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        }
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", name());
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", logGroup());
        return new FunctionSettings(
                name(),
                String.valueOf(resource.properties().get("Handler")),
                number("MemorySize"),
                home.region(),
                home.account(),
                environment);
    }

    private int number(String property) {
        return ((Number) resource.properties().get(property)).intValue();
    }

    private Map<?, ?> member(String property) {
        return resource.properties().get(property) instanceof Map<?, ?> object ? object : Map.of();
    }
}
