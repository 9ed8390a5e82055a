package io.github.eventsourcemappingcleanup.example.organisation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The package that is deployed is that of the library on the class path, whatever the assembly's directory holds. */
@Tag("end-to-end")
class PackageTest {
    private static final byte[] OF_THE_NEXT_VERSION = "the package of the next version".getBytes(UTF_8);

    @TempDir
    private Path directory;

    @Test
    void afterAnUpgradeTheNewPackageIsDeployedFromAnAssemblyThatIsReused() throws IOException {
        CdkSynth synth = CdkSynth.of(TestingApp.class);
        Path output = directory.resolve("cdk.out");

        Assembly before = synth.into(output);
        Object codeBefore = before.template("Orders").handler().get("Code");
        assertThat(before.deployedPackage("Orders")).isEqualTo(Assembly.carriedPackage());

        Assembly after = synth.withClassPathFrom(nextVersion()).into(output);
        assertThat(after.template("Orders").handler().get("Code")).isNotEqualTo(codeBefore);
        assertThat(after.deployedPackage("Orders")).isEqualTo(OF_THE_NEXT_VERSION);
    }

    /** What comes first on the class path hides the library's own. */
    private Path nextVersion() throws IOException {
        Path classPath = directory.resolve("next-version");
        Path file = classPath.resolve("io/github/eventsourcemappingcleanup/event-source-mapping-cleanup-handler.zip");
        Files.createDirectories(file.getParent());
        Files.write(file, OF_THE_NEXT_VERSION);
        return classPath;
    }

    static final class TestingApp {
        private TestingApp() {}

        public static void main(String[] args) {
            App app = new App();
            EventSourceMappingCleanup.Builder.create(new Stack(app, "Orders"), "Cleanup")
                    .eventSources("arn:aws:sqs:eu-west-1:111122223333:orders")
                    .build();
            app.synth();
        }
    }
}
