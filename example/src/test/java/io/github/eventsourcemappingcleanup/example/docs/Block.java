package io.github.eventsourcemappingcleanup.example.docs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of code on a page.
 *
 * @param line where it begins
 * @param language what stands behind the fence; empty if the block is indented
 */
record Block(Page page, int line, String language, String text) {
    private static final Pattern PATH_AND_WHAT_IT_IS = Pattern.compile("([\\w./-]+)\\s{2,}\\S.*");

    /** Commands, as they are typed: indented blocks are commands too, unless they say what lies where. */
    boolean isShell() {
        return language.equals("sh") || (language.isEmpty() && !isListOfPaths());
    }

    /** Each line a path in the checkout and what it is. */
    boolean isListOfPaths() {
        return language.isEmpty()
                && text.lines()
                        .allMatch(line -> PATH_AND_WHAT_IT_IS.matcher(line).matches());
    }

    List<String> paths() {
        return text.lines().map(line -> line.replaceFirst("\\s.*", "")).toList();
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
