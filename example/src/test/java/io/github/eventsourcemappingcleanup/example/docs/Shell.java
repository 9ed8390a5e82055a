package io.github.eventsourcemappingcleanup.example.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A bash that is given one block of commands after the other, as a person would type them. */
final class Shell implements AutoCloseable {
    private static final String END = "-- end of block, ";

    private final Path directory;
    private final Process process;
    private final PrintStream input;
    private final BufferedReader output;

    /** @param environment all of it */
    Shell(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory;
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "--noprofile")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
        input = new PrintStream(process.getOutputStream(), true, UTF_8);
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** @param failed how many of its commands did not succeed */
    record Said(int failed, String text) {}

    Said run(String commands) throws IOException {
        Path block = Files.writeString(directory.resolve(".block"), commands);
        input.println("failed=0; trap 'failed=$((failed + 1))' ERR; . " + block
                + " </dev/null; trap - ERR; echo; echo '" + END + "'$failed");
        StringBuilder text = new StringBuilder();
        String line = line();
        while (!line.startsWith(END)) {
            text.append(line).append('\n');
            line = line();
        }
        return new Said(Integer.parseInt(line.substring(END.length())), text.toString());
    }

    private String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the shell has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
