package io.github.eventsourcemappingcleanup.example.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The files that would be published. */
class PublishedLibraryIT {
    private static final String ARTIFACT = "event-source-mapping-cleanup";
    private static final String VERSION = System.getProperty("project.version");
    private static final Path PUBLISHED =
            Path.of("../src/target/published/io/github/event-source-mapping-cleanup", ARTIFACT, VERSION);
    private static final String SBOM = "META-INF/sbom/handler.cdx.json";
    private static final String PACKAGE =
            "io/github/eventsourcemappingcleanup/event-source-mapping-cleanup-handler.zip";

    @Test
    void jarPomSourcesJavadocAndSbomArePublished() throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .filteredOn(name -> !name.endsWith(".md5") && !name.endsWith(".sha1"))
                    .containsExactlyInAnyOrder(
                            name(".jar"),
                            name(".pom"),
                            name("-sources.jar"),
                            name("-javadoc.jar"),
                            name("-cyclonedx.json"));
        }
        assertThat(filesIn("-sources.jar")).containsKey("io/github/eventsourcemappingcleanup/Provider.java");
        assertThat(filesIn("-javadoc.jar").keySet())
                .anyMatch(file -> file.endsWith("/io/github/eventsourcemappingcleanup/EventSourceMappingCleanup.html"));
    }

    @Test
    void pomNamesWhatTheLibraryNeeds_andNoParent() throws IOException {
        assertThat(Files.readString(file(".pom")))
                .doesNotContain("<parent>", "event-source-mapping-cleanup-handler", "${")
                .contains("<url>", "<licenses>", "<developers>", "<scm ")
                .containsSubsequence("aws-cdk-lib", "constructs", "jspecify");
    }

    @Test
    void jarIsAModuleByName() {
        assertThat(ModuleFinder.of(file(".jar")).findAll())
                .extracting(ModuleReference::descriptor)
                .extracting(ModuleDescriptor::name)
                .containsExactly("io.github.eventsourcemappingcleanup");
    }

    @Test
    void sbomListsTheLibrariesInTheHandlersPackage_noneMoreAndNoneLess() throws IOException {
        Map<String, String> shipped = new TreeMap<>();
        librariesInThePackage().forEach((name, bytes) -> shipped.put(name, sha256(bytes)));
        Map<String, String> listed = new TreeMap<>();
        for (Map<?, ?> component : components()) {
            listed.put(component.get("name") + "-" + component.get("version") + ".jar", sha256Of(component));
        }

        assertThat(shipped).hasSizeGreaterThan(20).isEqualTo(listed);
        assertThat(Files.readString(file("-cyclonedx.json")))
                .isEqualTo(new String(filesIn(".jar").get(SBOM), UTF_8));
    }

    @Test
    void everyLibraryInThePackageHasItsLicence_inItselfOrByTheNotice() throws IOException {
        Map<String, byte[]> jar = filesIn(".jar");
        String notice = new String(jar.get("META-INF/NOTICE"), UTF_8);

        assertThat(components())
                .allSatisfy(component ->
                        assertThat(licences(component)).isNotEmpty().isSubsetOf("Apache-2.0", "MIT", "MIT-0"));
        for (Map.Entry<String, byte[]> library : librariesInThePackage().entrySet()) {
            String name = library.getKey().replaceFirst("-[0-9.]+jar$", "");
            Set<String> files = filesIn(library.getValue()).keySet();
            assertThat(files.stream().anyMatch(file -> file.startsWith("META-INF/LICENSE")) || notice.contains(name))
                    .as(name)
                    .isTrue();
        }
        assertThat(new String(jar.get("META-INF/LICENSE"), UTF_8)).contains("Apache License");
    }

    private static List<Map<?, ?>> components() throws IOException {
        List<?> components =
                (List<?>) JSON.std.mapFrom(filesIn(".jar").get(SBOM)).get("components");
        return components.stream()
                .<Map<?, ?>>map(component -> (Map<?, ?>) component)
                .toList();
    }

    private static String sha256Of(Map<?, ?> component) {
        return ((List<?>) component.get("hashes"))
                .stream()
                        .map(hash -> (Map<?, ?>) hash)
                        .filter(hash -> "SHA-256".equals(hash.get("alg")))
                        .map(hash -> String.valueOf(hash.get("content")))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> licences(Map<?, ?> component) {
        return ((List<?>) component.get("licenses"))
                .stream()
                        .map(licence -> (Map<?, ?>) ((Map<?, ?>) licence).get("license"))
                        .map(licence -> String.valueOf(licence.get("id")))
                        .toList();
    }

    private static Map<String, byte[]> librariesInThePackage() throws IOException {
        return filesIn(filesIn(".jar").get(PACKAGE)).entrySet().stream()
                .filter(file -> file.getKey().startsWith("lib/"))
                .collect(Collectors.toMap(file -> file.getKey().substring("lib/".length()), Map.Entry::getValue));
    }

    private static Map<String, byte[]> filesIn(String suffix) throws IOException {
        return filesIn(Files.readAllBytes(file(suffix)));
    }

    private static Map<String, byte[]> filesIn(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(String suffix) {
        return PUBLISHED.resolve(name(suffix));
    }

    private static String name(String suffix) {
        return ARTIFACT + "-" + VERSION + suffix;
    }
}
