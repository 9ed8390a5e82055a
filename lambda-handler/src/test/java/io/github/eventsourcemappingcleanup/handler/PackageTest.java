package io.github.eventsourcemappingcleanup.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.CustomResources;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceRequest;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResponseBucket;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the package is made of, and why. */
class PackageTest {
    private static final String LIBRARIES = "lib/libraries.jar";
    private static final Path PACKAGE = Path.of(System.getProperty("handler.package"));
    private static final Path SBOM = PACKAGE.resolveSibling("sbom").resolve("handler.cdx.json");

    /** Modules of the SDK name them, and a Delete needs nothing of them. */
    private static final Map<String, String> NEVER_LOADED = Map.of(
            "annotations", "for those who compile",
            "utils-lite", "Lambda's runtime client has it too, and comes first");

    /** Files that more than one library has, and the handler none needs. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "META-INF/MANIFEST\\.MF|.*module-info\\.class|META-INF/maven/.*/pom\\.xml|META-INF/versions/.*|META-INF/services/.*SdkWarmUpProvider");

    private static final Pattern LOADED = Pattern.compile("(\\S+) source: \\S*/" + LIBRARIES);

    @TempDir
    private Path directory;

    @Test
    void package_isTheHandlersClassesAndTheLibraries() throws IOException {
        assertThat(entries(Files.readAllBytes(PACKAGE)).keySet())
                .contains(LIBRARIES, CleanupHandler.class.getName().replace('.', '/') + ".class")
                .allMatch(name ->
                        name.equals(LIBRARIES) || name.startsWith("io/github/eventsourcemappingcleanup/handler/"));
    }

    @Test
    void librariesAreThoseOfTheSbom_unchangedFileByFile_andNothingElse() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (Map<?, ?> component : components()) {
            byte[] library = Files.readAllBytes(onTheClassPath(component));
            assertThat(sha256(library)).isEqualTo(sha256Of(component));
            entries(library).forEach((name, bytes) -> {
                if (!LEFT_OUT.matcher(name).matches()) {
                    listed.put(placeOf(name, component), sha256(bytes));
                }
            });
        }
        Map<String, String> shipped = new TreeMap<>();
        entries(libraries()).forEach((name, bytes) -> shipped.put(name, sha256(bytes)));

        assertThat(shipped).hasSizeGreaterThan(2000).isEqualTo(listed);
    }

    @Test
    void librariesAreNotCompressed_forWhatIsLoadedInARun() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(libraries()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
            }
        }
    }

    @Test
    void everyLibrary_isLoadedFromInADelete_orNamedHere() throws IOException {
        Set<String> loaded = loadedInADelete();
        Set<String> idle = new HashSet<>();
        for (Map<?, ?> component : components()) {
            if (entries(Files.readAllBytes(onTheClassPath(component))).keySet().stream()
                    .noneMatch(loaded::contains)) {
                idle.add(text(component, "name"));
            }
        }

        assertThat(idle).isEqualTo(NEVER_LOADED.keySet());
    }

    /** The names of their files. */
    private Set<String> loadedInADelete() throws IOException {
        InstantSource clock = InstantSource.system();
        AccountAndRegion home = new AccountAndRegion("eu-west-1", "111111111111");
        String stack = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
        Map<String, Object> properties =
                Map.of("Functions", List.of(Map.of("Arn", "arn:aws:lambda:eu-west-1:111111111111:function:orders")));
        Path log = directory.resolve("classes.log");
        Stacks stacks = new Stacks(clock);
        stacks.put(stack, "DELETE_IN_PROGRESS");
        ControlPlane plane = new ControlPlane(clock, home, Durations.likeAws())
                .add(NewMapping.reading("arn:aws:sqs:eu-west-1:111111111111:orders", "orders")
                        .inState("Disabled"));
        ResponseBucket bucket = new ResponseBucket(clock);
        try (LocalEndpoint endpoint = LocalEndpoint.start(plane, stacks, bucket);
                LambdaHost host = host(endpoint, "-Xlog:class+load:file=" + log)) {
            ResourceOutcome outcome = new CustomResources(
                            bucket, endpoint.uri(), event -> host.invokeAsync(event, Duration.ofMinutes(1)))
                    .send(
                            ResourceRequest.create(stack, "Custom::X", "Cleanup", properties)
                                    .delete("as-sent"),
                            Duration.ofMinutes(2))
                    .join();
            assertThat(outcome).isInstanceOf(ResourceOutcome.Succeeded.class);
        }
        Set<String> loaded = new HashSet<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LOADED.matcher(line);
            if (matcher.find()) {
                loaded.add(matcher.group(1).replace('.', '/') + ".class");
            }
        }
        assertThat(loaded).hasSizeGreaterThan(300);
        return loaded;
    }

    private static LambdaHost host(LocalEndpoint endpoint, String option) {
        FunctionSettings settings = new FunctionSettings(
                "provider",
                CleanupHandler.class.getName(),
                512,
                "eu-west-1",
                "111111111111",
                Map.of("AWS_ENDPOINT_URL", endpoint.uri().toString(), "JAVA_TOOL_OPTIONS", option));
        return new LambdaHost(PACKAGE, settings, List.of(), line -> {});
    }

    private static String placeOf(String name, Map<?, ?> component) {
        return name.matches("META-INF/[^/]*(LICENSE|NOTICE)[^/]*")
                ? "licences/" + text(component, "group") + "/" + name
                : name;
    }

    private static byte[] libraries() throws IOException {
        return entries(Files.readAllBytes(PACKAGE)).get(LIBRARIES);
    }

    private static List<Map<?, ?>> components() throws IOException {
        List<?> components = (List<?>) JSON.std.mapFrom(Files.readString(SBOM)).get("components");
        return components.stream()
                .<Map<?, ?>>map(component -> (Map<?, ?>) component)
                .toList();
    }

    private static Path onTheClassPath(Map<?, ?> component) {
        String file = text(component, "name") + "-" + text(component, "version") + ".jar";
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.endsWith(file))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file));
    }

    private static String sha256Of(Map<?, ?> component) {
        return ((List<?>) component.get("hashes"))
                .stream()
                        .map(hash -> (Map<?, ?>) hash)
                        .filter(hash -> "SHA-256".equals(hash.get("alg")))
                        .map(hash -> text(hash, "content"))
                        .findFirst()
                        .orElseThrow();
    }

    private static String text(Map<?, ?> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
