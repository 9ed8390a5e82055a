package io.github.eventsourcemappingcleanup.testbed.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.eventsourcemappingcleanup.testbed.runtime.InvocationResult.Crashed;
import io.github.eventsourcemappingcleanup.testbed.runtime.InvocationResult.Returned;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaHostTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private Path zip;
    private LambdaHost host;

    @BeforeEach
    void packageAndHost() throws IOException {
        zip = directory.resolve("handler.zip");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(entries, ProbeHandler.class);
            put(entries, BrokenHandler.class);
        }
        host = hostOf(ProbeHandler.class);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void handlerSeesLambdasVariablesAndItsOwn_andNothingOfThisProcess() {
        Returned names = (Returned) host.invoke("\"environment\"", TIMEOUT);

        assertThat(names.payload().split(" "))
                .contains("AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_REGION", "_HANDLER", "MINE")
                .doesNotContain("HOME", "USER", "JAVA_HOME");
    }

    @Test
    void contextTellsFunctionMemoryArnAndDeadline() {
        assertThat(host.invoke("\"context\"", TIMEOUT))
                .isEqualTo(new Returned("probe 256 arn:aws:lambda:us-east-1:123456789012:function:probe true"));
    }

    @Test
    void thrownExceptionIsAFunctionError_andTheJvmStays() {
        host.invoke("\"count\"", TIMEOUT);

        assertThat(host.invoke("\"fail\"", TIMEOUT))
                .isInstanceOfSatisfying(
                        InvocationResult.FunctionError.class,
                        error -> assertThat(error.payload())
                                .contains("as wished", "java.lang.IllegalArgumentException"));
        assertThat(host.invoke("\"count\"", TIMEOUT)).isEqualTo(new Returned("2"));
    }

    @Test
    void handlerThatCannotBeConstructedIsAnInitError() {
        try (LambdaHost broken = hostOf(BrokenHandler.class)) {
            assertThat(broken.invoke("{}", TIMEOUT))
                    .isInstanceOfSatisfying(
                            InvocationResult.InitError.class,
                            error -> assertThat(error.payload()).contains("broken from the start"));
        }
    }

    @Test
    void deadlineEndsTheJvm_andTheNextInvocationHasANewOne() {
        long first = pid();

        assertThat(host.invoke("\"hang\"", Duration.ofMillis(200)))
                .isEqualTo(new InvocationResult.TimedOut(Duration.ofMillis(200)));
        assertThat(ProcessHandle.of(first)).isEmpty();
        assertThat(pid()).isNotEqualTo(first);
    }

    @Test
    void jvmThatDiesIsACrash_withItsLastWordsInTheLog() {
        assertThat(host.invoke("\"halt\"", TIMEOUT)).isEqualTo(new Crashed(7));
        assertThat(host.log()).last().isEqualTo("no line end");
        assertThat(host.invoke("\"count\"", TIMEOUT)).isEqualTo(new Returned("1"));
    }

    @Test
    void asynchronousEventIsTriedThriceWithOneRequestId() {
        List<InvocationResult> results = host.invokeAsync("\"fail\"", TIMEOUT).join();

        assertThat(results).hasSize(3).allMatch(InvocationResult::failed);
        assertThat(host.log().stream()
                        .filter(line -> line.startsWith("request="))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void jvmsOfSeveralHostsCanStartAtTheSameMoment() {
        try (LambdaHost other = hostOf(ProbeHandler.class);
                LambdaHost third = hostOf(ProbeHandler.class)) {
            List<CompletableFuture<List<InvocationResult>>> all = Stream.of(host, other, third)
                    .map(each -> each.invokeAsync("\"count\"", TIMEOUT))
                    .toList();

            assertThat(all).allSatisfy(each -> assertThat(each.join()).containsExactly(new Returned("1")));
        }
    }

    @Test
    void closedHostLeavesNoProcessAndNoFile() {
        long pid = pid();
        assertThat(host.directory()).exists();
        host.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(host.directory()).doesNotExist();
    }

    @Test
    void endOfTheHostsProcessIsTheEndOfItsJvms() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostProcess.class.getName(),
                        zip.toString())
                .start();
        long pid = Long.parseLong(process.inputReader().readLine());
        process.destroy();
        process.waitFor();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    /** A process that hosts a function and is in the middle of an invocation when somebody ends it. */
    static final class HostProcess {
        private HostProcess() {}

        public static void main(String[] arguments) {
            LambdaHost host =
                    new LambdaHost(Path.of(arguments[0]), settings(ProbeHandler.class), List.of(), line -> {});
            System.out.println(((Returned) host.invoke("\"pid\"", TIMEOUT)).payload());
            host.invoke("\"hang\"", LONG_ENOUGH);
        }
    }

    /** Can't be constructed. */
    public static final class BrokenHandler implements RequestStreamHandler {
        public BrokenHandler() {
            throw new IllegalStateException("broken from the start");
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {}
    }

    private long pid() {
        return Long.parseLong(((Returned) host.invoke("\"pid\"", TIMEOUT)).payload());
    }

    private LambdaHost hostOf(Class<?> handler) {
        return new LambdaHost(zip, settings(handler), List.of(Duration.ZERO, Duration.ZERO), printed::add);
    }

    private static FunctionSettings settings(Class<?> handler) {
        return new FunctionSettings(
                "probe", handler.getName(), 256, "us-east-1", "123456789012", Map.of("MINE", "yes"));
    }

    private static void put(ZipOutputStream entries, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new ZipEntry(name));
        try (InputStream bytes = type.getResourceAsStream("/" + name)) {
            bytes.transferTo((OutputStream) entries);
        }
    }
}
