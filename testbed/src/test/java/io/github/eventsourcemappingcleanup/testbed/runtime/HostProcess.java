package io.github.eventsourcemappingcleanup.testbed.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process that hosts a function and is in the middle of an invocation when somebody ends it. */
final class HostProcess {

    private HostProcess() {}

    public static void main(String[] arguments) {
        FunctionSettings function =
                new FunctionSettings("probe", ProbeHandler.class.getName(), 256, "us-east-1", "123456789012", Map.of());
        LambdaHost host = new LambdaHost(Path.of(arguments[0]), function, List.of(), line -> {});
        System.out.println(((InvocationResult.Returned) host.invoke("\"pid\"", Duration.ofSeconds(10))).payload());
        host.invoke("\"hang\"", Duration.ofMinutes(10));
    }
}
