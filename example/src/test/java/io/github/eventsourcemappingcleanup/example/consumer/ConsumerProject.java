package io.github.eventsourcemappingcleanup.example.consumer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the Maven project in {@code src/test/consumer}: it is no part of this build, and what it gets of the library is what
 * would be published. Its local repository is its own and begins empty; what else it needs, it finds where this build has it,
 * so that it isn't fetched anew.
 */
record ConsumerProject(Path directory) {
    private static final Path TOOLS = Path.of("../.tools").toAbsolutePath();

    static ConsumerProject copyTo(Path directory) throws IOException {
        Path original = Path.of("src/test/consumer");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(original.relativize(file)));
            }
        }
        ConsumerProject project = new ConsumerProject(directory);
        project.useOnlyWhatIsPublished();
        return project;
    }

    private void useOnlyWhatIsPublished() throws IOException {
        String settings = """
                <settings>
                  <profiles>
                    <profile>
                      <id>published</id>
                      <repositories>
                        <repository><id>published</id><url>%s</url></repository>
                        <repository><id>others</id><url>%s</url></repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository><id>others</id><url>%2$s</url></pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>published</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        Path.of("../src/target/published").toRealPath().toUri(),
                        Path.of(System.getProperty("maven.repository")).toUri());
        Files.writeString(directory.resolve("settings.xml"), settings);
        Files.createDirectory(directory.resolve(".mvn"));
        Files.write(
                directory.resolve(".mvn/maven.config"),
                List.of(
                        "--global-settings",
                        "settings.xml",
                        "-Dmaven.repo.local=" + repository(),
                        "-Dcleanup.version=" + System.getProperty("project.version"),
                        "-Dcdk.version=" + System.getProperty("cdk.version")));
    }

    Path repository() {
        return directory.resolve("repository");
    }

    /** The real CDK CLI, which runs what the project's cdk.json says. */
    Said cdkSynth() throws IOException, InterruptedException {
        return run(TOOLS.resolve("cdk/node_modules/.bin/cdk"), "synth", "--quiet", "--no-color", "--no-notices");
    }

    Said cfnLint() throws IOException, InterruptedException {
        String[] templates = templates().stream().map(Path::toString).toArray(String[]::new);
        return run(
                TOOLS.resolve("cfn-lint/bin/cfn-lint"),
                Stream.concat(Stream.of("--format", "json"), Arrays.stream(templates))
                        .toArray(String[]::new));
    }

    List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("cdk.out"))) {
            return files.filter(file -> file.toString().endsWith(".template.json"))
                    .sorted()
                    .toList();
        }
    }

    /** How a command ended, and what it said. */
    record Said(int status, String output, String errors) {}

    private Said run(Path command, String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output.log");
        Path errors = directory.resolve("errors.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(command.toString()), Arrays.stream(arguments))
                                .toList())
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CDK_"));
        // The project says which repository it uses.
        environment.remove("MAVEN_OPTS");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
        environment.put("HOME", directory.toString());
        Path maven = Path.of(System.getProperty("maven.home"), "bin");
        environment.merge("PATH", maven.toString(), (path, first) -> first + File.pathSeparator + path);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        int status = builder.start().waitFor();
        return new Said(status, Files.readString(output), Files.readString(errors));
    }
}
