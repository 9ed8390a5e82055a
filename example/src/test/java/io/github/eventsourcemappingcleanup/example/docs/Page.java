package io.github.eventsourcemappingcleanup.example.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** A page of the documentation. */
record Page(Path file) {
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().build();

    static List<Page> all() {
        return Stream.of(
                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(CHECKOUT::resolve),
                        below(".github", ".md"),
                        below("docs", ".md"))
                .flatMap(files -> files)
                .map(Page::new)
                .toList();
    }

    /** The files below a folder of the checkout whose names end so. */
    static Stream<Path> below(String folder, String ending) {
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
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

    static List<String> allInlineCode() {
        return all().stream()
                .flatMap(page -> page.inlineCode().stream())
                .distinct()
                .toList();
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
        return nodes(org.commonmark.node.Block.class)
                .flatMap(node -> {
                    if (node instanceof FencedCodeBlock fenced) {
                        return Stream.of(block(fenced, fenced.getInfo(), fenced.getLiteral()));
                    }
                    return node instanceof IndentedCodeBlock indented
                            ? Stream.of(block(indented, "", indented.getLiteral()))
                            : Stream.empty();
                })
                .toList();
    }

    private Block block(Node node, String language, String text) {
        return new Block(this, node.getSourceSpans().get(0).getLineIndex() + 1, language, text);
    }

    /** Those from this heading on. */
    List<Block> blocksFrom(String heading) {
        int line = text().lines().toList().indexOf(heading) + 1;
        return blocks().stream()
                .filter(block -> line > 0 && block.line() > line)
                .toList();
    }

    /** Code within the text, in its order. */
    List<String> inlineCode() {
        return nodes(Code.class).map(Code::getLiteral).toList();
    }

    /** Images are links too. */
    List<String> links() {
        return Stream.concat(
                        nodes(Link.class).map(Link::getDestination),
                        nodes(Image.class).map(Image::getDestination))
                .toList();
    }

    /** What a link to a heading of this page ends with. */
    List<String> anchors() {
        return nodes(Heading.class)
                .map(heading -> PLAIN.render(heading).toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    private <T extends Node> Stream<T> nodes(Class<T> type) {
        return below(PARSER.parse(text())).filter(type::isInstance).map(type::cast);
    }

    private static Stream<Node> below(Node node) {
        return Stream.iterate(node.getFirstChild(), Objects::nonNull, Node::getNext)
                .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    @Override
    public String toString() {
        return CHECKOUT.relativize(file).toString();
    }
}
