package io.github.eventsourcemappingcleanup.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What the package is made of, and why. */
class PackageTest {
    static final String LIBRARIES = "lib/libraries.jar";
    private static final Path PACKAGE = Path.of(System.getProperty("handler.package"));
    private static final Path SBOM = PACKAGE.resolveSibling("sbom").resolve("handler.cdx.json");

    /** Files that more than one library has, and the handler none needs. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "META-INF/MANIFEST\\.MF|.*module-info\\.class|META-INF/maven/.*/pom\\.xml|META-INF/versions/.*|META-INF/services/.*SdkWarmUpProvider");

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
            assertThat(text(component, "hashes")).contains("{alg=SHA-256, content=" + sha256(library) + "}");
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

    /** The libraries that have none of these files. */
    static Set<String> librariesWithout(Set<String> files) throws IOException {
        Set<String> idle = new HashSet<>();
        for (Map<?, ?> component : components()) {
            if (Collections.disjoint(
                    files,
                    entries(Files.readAllBytes(onTheClassPath(component))).keySet())) {
                idle.add(text(component, "name"));
            }
        }
        return idle;
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
