package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerPackageTest {
    /** What this build has made: an earlier version's may lie beside it. */
    private static final Path BUILT = Path.of(System.getProperty("handler.package"));

    @TempDir
    private Path directory;

    @Test
    void packageIsTheOneThatTheHandlerModuleBuilt() throws IOException {
        assertThat(Sha256.of(HandlerPackage.fromClasspath().bytes())).isEqualTo(Sha256.of(Files.readAllBytes(BUILT)));
    }

    @Test
    void handlerThatTheProviderFunctionNamesIsInThePackage() throws IOException {
        TestingStack testing = TestingStack.create();
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));
        Map<String, Object> function =
                Resources.properties(testing.synthesize().byLogicalId().get("EventSourceMappingCleanupHandler"));
        String type = function.get("Handler").toString().replace('.', '/') + ".class";

        ZipInputStream files = new ZipInputStream(
                new ByteArrayInputStream(HandlerPackage.fromClasspath().bytes()));
        assertThat(Stream.iterate(files.getNextEntry(), Objects::nonNull, previous -> next(files))
                        .map(ZipEntry::getName))
                .contains(type);
    }

    /** The eighth byte of a class file says for which Java it is: 61 for 17 (Java Virtual Machine Specification, 4.1). */
    @Test
    void handlerIsCompiledForTheOldestJavaThatMayRunIt() throws IOException {
        ZipInputStream files = new ZipInputStream(
                new ByteArrayInputStream(HandlerPackage.fromClasspath().bytes()));

        assertThat(Stream.iterate(files.getNextEntry(), Objects::nonNull, previous -> next(files))
                        .anyMatch(file -> file.getName().endsWith("/CleanupHandler.class")))
                .isTrue();
        assertThat(files.readNBytes(8)[7] - 44).isEqualTo(HandlerRuntime.OLDEST_JAVA);
    }

    private static ZipEntry next(ZipInputStream files) {
        try {
            return files.getNextEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void missingPackageSaysWhatToRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> HandlerPackage.requireThere(null))
                .withMessageContaining("event-source-mapping-cleanup-handler.zip is not on the classpath")
                .withMessageContaining("mvn -pl src -am compile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "software.amazon.awssdk.services.lambda.LambdaClient",
                "software.amazon.awssdk.core.SdkClient",
                "com.amazonaws.services.lambda.runtime.Context",
                "io.github.eventsourcemappingcleanup.handler.CleanupHandler"
            })
    void whatIsInThePackageIsNotOnTheClasspathOfUsers(String type) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(type));
    }

    @Test
    void stagedFileIsNamedByItsContents() throws IOException {
        Path first = new HandlerPackage(new byte[] {1}).stageInto(directory);
        Path second = new HandlerPackage(new byte[] {2}).stageInto(directory);
        Path again = new HandlerPackage(new byte[] {1}).stageInto(directory);

        assertThat(first).hasBinaryContent(new byte[] {1}).isEqualTo(again);
        assertThat(second).hasBinaryContent(new byte[] {2});
        assertThat(first.getFileName().toString()).contains(Sha256.of(new byte[] {1}));
        assertThat(directory.toFile().listFiles()).containsExactlyInAnyOrder(first.toFile(), second.toFile());
    }

    @Test
    void assetIsStagedAsAZipWithTheBytesOfThePackage() throws IOException {
        Path asset = asset(Map.of("aws:cdk:enable-asset-metadata", true));

        assertThat(asset.getFileName().toString()).matches("asset\\.[0-9a-f]{64}\\.zip");
        assertThat(Sha256.of(Files.readAllBytes(asset)))
                .isEqualTo(Sha256.of(HandlerPackage.fromClasspath().bytes()));
    }

    @Test
    void packageIsThereAlsoWhenTheCdkDoesNotCopyAssets() throws IOException {
        Path asset = asset(Map.of("aws:cdk:enable-asset-metadata", true, "aws:cdk:disable-asset-staging", true));

        assertThat(Sha256.of(Files.readAllBytes(asset)))
                .isEqualTo(Sha256.of(HandlerPackage.fromClasspath().bytes()));
    }

    /** The file that the template's metadata names. */
    private static Path asset(Map<String, Object> context) {
        TestingStack testing = TestingStack.withContext(context);
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));
        Map<String, Object> handler = testing.synthesize().byLogicalId().get("EventSourceMappingCleanupHandler");
        String path = String.valueOf(((Map<?, ?>) handler.get("Metadata")).get("aws:asset:path"));
        return Path.of(testing.app().getAssetOutdir()).resolve(path);
    }
}
