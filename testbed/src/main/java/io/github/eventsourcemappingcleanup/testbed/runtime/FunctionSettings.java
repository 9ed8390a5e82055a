package io.github.eventsourcemappingcleanup.testbed.runtime;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a function is configured with.
 *
 * @param handler the class, or class::method
 * @param environment the function's own variables
 */
public record FunctionSettings(
        String name,
        String handler,
        int memoryMegabytes,
        String region,
        String account,
        Map<String, String> environment) {

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    public String arn() {
        return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }

    /** Lambda's own variables and then the function's; nothing of this process. */
    Map<String, String> allVariables(String taskRoot, String runtimeApi) {
        String day = LocalDate.now(ZoneOffset.UTC).toString().replace('-', '/');
        Map<String, String> all = new HashMap<>(Map.of(
                "AWS_LAMBDA_FUNCTION_NAME",
                name,
                "AWS_LAMBDA_FUNCTION_VERSION",
                "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(memoryMegabytes),
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/" + name,
                "AWS_LAMBDA_LOG_STREAM_NAME",
                day + "/[$LATEST]" + UUID.randomUUID().toString().replace("-", ""),
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                "on-demand",
                "AWS_LAMBDA_RUNTIME_API",
                runtimeApi,
                "AWS_EXECUTION_ENV",
                "AWS_Lambda_java" + Runtime.version().feature(),
                "_HANDLER",
                handler,
                "LAMBDA_TASK_ROOT",
                taskRoot));
        all.putAll(Map.of(
                "AWS_REGION", region,
                "AWS_DEFAULT_REGION", region,
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_SESSION_TOKEN", "test",
                "LANG", "en_US.UTF-8",
                "TZ", ":UTC",
                "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")));
        all.putAll(environment);
        return all;
    }
}
