package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.util.Collections;
import java.util.List;

/** A table in Markdown, row by row. */
final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(List<String> head) {
        row(head);
        row(Collections.nCopies(head.size(), "---"));
    }

    Table row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
