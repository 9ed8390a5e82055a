package io.github.eventsourcemappingcleanup.example.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file) {
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern INDENTED = Pattern.compile("(?m)(?<=\\n\\n)(?: {4}.*\\n|\\n(?= {4}))+");
    private static final Pattern CODE = Pattern.compile("(?s)(`+)(.+?)(?<!`)\\1(?!`)");
    private static final Pattern BETWEEN_CELLS = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern LINK = Pattern.compile("(?s)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

    static List<Page> all() {
        try (Stream<Path> docs = Files.list(CHECKOUT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(CHECKOUT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Page::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page named(String name) {
        return new Page(CHECKOUT.resolve(name));
    }

    static List<Block> allBlocks(Predicate<Block> wanted) {
        return all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(wanted)
                .toList();
    }

    String name() {
        return CHECKOUT.relativize(file).toString();
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On one line, so that a sentence is found wherever it is wrapped. */
    String unwrapped() {
        return text().replaceAll("\\s+", " ");
    }

    /** In their order. */
    List<Block> blocks() {
        String text = text();
        String unfenced = FENCED.matcher(text).replaceAll(fence -> fence.group().replaceAll("[^\\n]", "-"));
        Stream<Block> fenced = FENCED.matcher(text)
                .results()
                .map(fence -> new Block(this, line(text, fence), fence.group(1), fence.group(2)));
        Stream<Block> indented = INDENTED.matcher(unfenced)
                .results()
                .map(block -> new Block(
                        this,
                        line(text, block),
                        "",
                        block.group().replaceAll("(?m)^ {4}", "").strip()));
        return Stream.concat(fenced, indented)
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
    }

    /** Code within the text, as it is written, in its order. */
    List<String> inlineCode() {
        return inlineCode(FENCED.matcher(text()).replaceAll(""));
    }

    static List<String> inlineCode(String text) {
        return CODE.matcher(text)
                .results()
                .map(code -> code.group(2).replaceAll("\\s+", " ").strip())
                .toList();
    }

    List<String> links() {
        return LINK.matcher(FENCED.matcher(text()).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** What a link to a heading of this page ends with. */
    List<String> anchors() {
        return text().lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    /** The cells of all tables that have this header, row by row. */
    List<List<String>> rows(String header) {
        List<List<String>> rows = new ArrayList<>();
        boolean wanted = false;
        boolean inTable = false;
        for (String line : text().lines().toList()) {
            if (!line.startsWith("|")) {
                inTable = false;
            } else if (!inTable) {
                inTable = true;
                wanted = cells(line).equals(cells(header));
            } else if (wanted && !line.startsWith("|---")) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return BETWEEN_CELLS.splitAsStream(line.substring(1)).map(String::strip).toList();
    }

    private static int line(String text, MatchResult at) {
        return (int) text.substring(0, at.start()).lines().count() + 1;
    }

    @Override
    public String toString() {
        return name();
    }
}
