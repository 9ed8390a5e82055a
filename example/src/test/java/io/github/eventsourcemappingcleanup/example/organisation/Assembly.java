package io.github.eventsourcemappingcleanup.example.organisation;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What {@code cdk synth} leaves for {@code cdk deploy}.
 *
 * @param directory where it is
 * @param said what the CDK CLI said meanwhile
 */
record Assembly(Path directory, String said) {
    private static final String PACKAGE = "event-source-mapping-cleanup-handler.zip";

    /** The package that the library on the class path carries. */
    static byte[] carriedPackage() {
        try (InputStream resource = EventSourceMappingCleanup.class.getResourceAsStream(PACKAGE)) {
            return Objects.requireNonNull(resource, PACKAGE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a stage of the app. */
    Assembly stage(String name) {
        return new Assembly(directory.resolve("assembly-" + name), said);
    }

    /** What the artifact of the only stack is called; below a stage its name has a hash. */
    String onlyStack() {
        return artifacts().entrySet().stream()
                .filter(artifact -> "aws:cloudformation:stack".equals(((Map<?, ?>) artifact.getValue()).get("type")))
                .map(artifact -> String.valueOf(artifact.getKey()))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one stack: " + one + ", " + other);
                })
                .orElseThrow();
    }

    /** @param stack as its artifact is called */
    StackTemplate template(String stack) {
        return templateIn(stack + ".template.json");
    }

    StackTemplate templateIn(String file) {
        return StackTemplate.of(json(file));
    }

    /** The file that is uploaded as the code of a stack's provider function. */
    byte[] deployedPackage(String stack) {
        return deployedPackage(template(stack), stack);
    }

    /** @param template of the stack, or of one that is nested in it and so uses its assets */
    byte[] deployedPackage(StackTemplate template, String stack) {
        Map<?, ?> code = (Map<?, ?>) template.handler().get("Code");
        String hash = String.valueOf(code.get("S3Key")).replace(".zip", "");
        Map<?, ?> asset = (Map<?, ?>) ((Map<?, ?>) json(stack + ".assets.json").get("files")).get(hash);
        Map<?, ?> source = (Map<?, ?>) asset.get("source");
        return bytes(directory.resolve(String.valueOf(source.get("path"))));
    }

    /** What the synthesis warned of, below a path. */
    List<String> warnings(String stack, String path) {
        return json(String.valueOf(artifact(stack).get("additionalMetadataFile"))).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path))
                .flatMap(entry -> ((Collection<?>) entry.getValue()).stream())
                .map(message -> (Map<?, ?>) message)
                .filter(message -> "aws:cdk:warning".equals(message.get("type")))
                .map(message -> String.valueOf(message.get("data")))
                .toList();
    }

    /** All feature flags of the CDK, as it recommends them. */
    Map<String, Object> recommendedFlags() {
        Map<?, ?> report = artifact("aws-cdk-lib/feature-flag-report");
        Map<String, Object> flags = new TreeMap<>();
        ((Map<?, ?>) ((Map<?, ?>) report.get("properties")).get("flags"))
                .forEach((flag, says) -> flags.put(String.valueOf(flag), ((Map<?, ?>) says).get("recommendedValue")));
        return flags;
    }

    private Map<?, ?> artifact(String id) {
        return (Map<?, ?>) artifacts().get(id);
    }

    private Map<?, ?> artifacts() {
        return (Map<?, ?>) json("manifest.json").get("artifacts");
    }

    Map<String, Object> json(String file) {
        return Json.parsed(new String(bytes(directory.resolve(file)), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
