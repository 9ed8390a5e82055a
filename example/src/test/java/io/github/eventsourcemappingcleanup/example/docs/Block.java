package io.github.eventsourcemappingcleanup.example.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of code on a page.
 *
 * @param line where it begins
 * @param language what stands behind the fence; empty if the block is indented
 */
record Block(Page page, int line, String language, String text) {
    private static final Pattern FOLDER = Pattern.compile("[\\w-]+/");

    /** Commands, as they are typed: indented blocks are commands too. */
    boolean isShell() {
        return language.equals("sh") || language.isEmpty();
    }

    /** A diagram that GitHub draws. */
    boolean isDiagram() {
        return language.equals("mermaid");
    }

    /** Of the checkout, as the block names them. */
    List<String> folders() {
        return FOLDER.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(folder -> !folder.equals("br/"))
                .toList();
    }

    /** One for each line that is not continued, without comments. */
    List<String> commands() {
        return text.replace("\\\n", " ")
                .lines()
                .map(line -> line.replaceFirst("(^|\\s+)# .*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
