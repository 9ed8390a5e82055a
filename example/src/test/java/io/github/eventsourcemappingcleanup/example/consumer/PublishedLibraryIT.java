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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
    /** Their jars have no pom.properties. */
    private static final Set<String> SAY_NO_VERSION = Set.of("reactive-streams", "third-party-jackson-core");

    @Test
    void jarPomSourcesJavadocAndSbomArePublished() throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            assertThat(files)
                    .extracting(PublishedLibraryIT::nameOf)
                    .filteredOn(name -> name.startsWith(ARTIFACT) && !name.endsWith(".md5") && !name.endsWith(".sha1"))
                    .containsOnly(
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
    void jarIsAModuleByName() throws IOException {
        assertThat(ModuleFinder.of(file(".jar")).findAll())
                .extracting(ModuleReference::descriptor)
                .extracting(ModuleDescriptor::name)
                .containsExactly("io.github.eventsourcemappingcleanup");
    }

    @Test
    void handlersPackageIsTheOneThatWasTested() throws IOException {
        assertThat(filesIn(".jar").get(PACKAGE))
                .isEqualTo(Files.readAllBytes(
                        Path.of("../lambda-handler/target/" + ARTIFACT + "-handler-" + VERSION + "-lambda.zip")));
    }

    @Test
    void sbomListsTheLibrariesInTheHandlersPackage_noneMoreAndNoneLess() throws IOException {
        Set<String> listed = components().stream()
                .map(component -> component.get("name") + " " + component.get("version"))
                .collect(Collectors.toSet());
        Set<String> shipped = new HashSet<>(SAY_NO_VERSION);
        for (Map.Entry<String, byte[]> file : libraries().entrySet()) {
            if (file.getKey().endsWith("/pom.properties")) {
                Properties library = new Properties();
                library.load(new ByteArrayInputStream(file.getValue()));
                shipped.add(library.getProperty("artifactId") + " " + library.getProperty("version"));
            }
        }

        assertThat(listed)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(shipped)
                        .anyMatch(library -> library.equals(name) || name.startsWith(library + " ")));
        assertThat(shipped).hasSameSizeAs(listed);
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
        Set<String> files = libraries().keySet();
        for (Map<?, ?> component : components()) {
            String name = String.valueOf(component.get("name"));
            String licence = "licences/" + component.get("group") + "/META-INF/LICENSE";
            assertThat(files.stream().anyMatch(file -> file.startsWith(licence)) || notice.contains(name))
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

    private static List<String> licences(Map<?, ?> component) {
        return ((List<?>) component.get("licenses"))
                .stream()
                        .map(licence -> (Map<?, ?>) ((Map<?, ?>) licence).get("license"))
                        .map(licence -> String.valueOf(licence.get("id")))
                        .toList();
    }

    private static Map<String, byte[]> libraries() throws IOException {
        return filesIn(filesIn(filesIn(".jar").get(PACKAGE)).get("lib/libraries.jar"));
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

    private static Path file(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            return files.filter(file -> nameOf(file).equals(name(suffix)))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** A snapshot is published with the time in its place. */
    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\d{8}\\.\\d{6}-\\d+", "SNAPSHOT");
    }

    private static String name(String suffix) {
        return ARTIFACT + "-" + VERSION + suffix;
    }
}
