package io.github.eventsourcemappingcleanup.example.organisation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.testbed.localcloud.Processes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real {@code cdk synth} on an app of a test's own. Nothing of what its caller has set up for AWS or the CDK reaches it.
 *
 * @param app the class with the app's main method
 * @param classPath where the app's classes are
 * @param context what the app's cdk.json has, feature flags above all
 */
record CdkSynth(Class<?> app, String classPath, Map<String, Object> context) {
    private static final Path CLI =
            Path.of("../.tools/cdk/node_modules/.bin/cdk").toAbsolutePath();
    private static final long MINUTES = 3;

    static CdkSynth of(Class<?> app) {
        return new CdkSynth(app, System.getProperty("java.class.path"), Map.of());
    }

    /** With the same app, whose class path begins elsewhere. */
    CdkSynth withClassPathFrom(Path directory) {
        return new CdkSynth(app, directory + File.pathSeparator + classPath, context);
    }

    CdkSynth withContext(Map<String, Object> context) {
        return new CdkSynth(app, classPath, context);
    }

    /** @param output the directory of the cloud assembly, new or used before */
    Assembly into(Path output) {
        try {
            Path home = Files.createDirectories(output.resolveSibling("home"));
            Files.writeString(home.resolve("cdk.json"), JSON.std.asString(Map.of("context", context)));
            Path log = home.resolve("log");
            Process process = Processes.start(line(output), home, environment(home), log);
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String said = Files.readString(log);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError("cdk synth of " + app.getName() + " failed: " + said);
            }
            return new Assembly(output, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> line(Path output) {
        return List.of(
                CLI.toString(),
                "synth",
                "--quiet",
                "--no-color",
                "--no-notices",
                "--no-version-reporting",
                "--app",
                // The CLI gives the app's line to a shell, which would take the $ of a nested class for its own.
                "java '" + app.getName() + "'",
                "--output",
                output.toString());
    }

    private Map<String, String> environment(Path home) {
        return Map.of(
                "PATH",
                System.getProperty("java.home") + "/bin" + File.pathSeparator + System.getenv("PATH"),
                "HOME",
                home.toString(),
                "CLASSPATH",
                classPath,
                // What jsii unpacks once for all is no setting.
                "JSII_RUNTIME_PACKAGE_CACHE_ROOT",
                System.getProperty("user.home") + "/.cache/aws/jsii/package-cache",
                "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
                "20",
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "CDK_DISABLE_CLI_TELEMETRY",
                "true");
    }
}
