package io.github.eventsourcemappingcleanup.testbed.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line of a JVM under the Lambda Java runtime client; the client finds the function's classes in the
 * working directory.
 */
record RuntimeClient(Path nativeLibrary, Path temporary) {
    /** The runtime client and what it needs, on the class path of this process. */
    private static final Pattern JAR = Pattern.compile(
            ".*/(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-[^/]+\\.jar");

    /**
     * The client would unpack its native library to one fixed place in /tmp, where JVMs that start at the same moment
     * overwrite each other's and die; so it is unpacked here, once, and each JVM is told where.
     */
    static RuntimeClient unpackedTo(Path directory) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        Path library = directory.resolve("libaws-lambda-jni.so");
        try (InputStream packed =
                AWSLambda.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + processor + ".so")) {
            Files.copy(Objects.requireNonNull(packed, "the runtime client has no library for " + processor), library);
        }
        return new RuntimeClient(library, Files.createDirectory(directory.resolve("tmp")));
    }

    List<String> command(FunctionSettings function) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The rest of the memory is for what is not heap.
                "-Xmx" + function.memoryMegabytes() * 85 / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // A killed JVM would leave its performance data behind in /tmp.
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + nativeLibrary));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), AWSLambda.class.getName(), function.handler()));
        return command;
    }

    private static String classPath() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(JAR.asMatchPredicate())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
