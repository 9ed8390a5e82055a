package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
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
        assertThat(BUILT).hasBinaryContent(HandlerPackage.fromClasspath().bytes());
    }

    /** The eighth byte of a class file says for which Java it is: 61 for 17 (Java Virtual Machine Specification, 4.1). */
    @Test
    void handlerThatTheProviderFunctionNamesIsInThePackage_forTheOldestJavaThatMayRunIt() throws IOException {
        TestingStack testing = TestingStack.create();
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN));
        Map<String, Object> function =
                Resources.properties(testing.synthesize().byLogicalId().get("EventSourceMappingCleanupHandler"));
        String type = function.get("Handler").toString().replace('.', '/') + ".class";

        try (ZipFile files = new ZipFile(BUILT.toFile());
                InputStream classFile = files.getInputStream(files.getEntry(type))) {
            assertThat(classFile.readNBytes(8)[7] - 44).isEqualTo(HandlerRuntime.OLDEST_JAVA);
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
    void assetIsAZipWithTheBytesOfThePackage_alsoWhenTheCdkDoesNotCopyAssets() throws IOException {
        Path staged = asset(Map.of("aws:cdk:enable-asset-metadata", true));
        Path left = asset(Map.of("aws:cdk:enable-asset-metadata", true, "aws:cdk:disable-asset-staging", true));

        assertThat(staged.getFileName().toString()).matches("asset\\.[0-9a-f]{64}\\.zip");
        assertThat(Files.mismatch(staged, BUILT)).isNegative();
        assertThat(Files.mismatch(left, BUILT)).isNegative();
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
