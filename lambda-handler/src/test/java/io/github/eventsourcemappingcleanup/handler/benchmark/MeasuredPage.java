package io.github.eventsourcemappingcleanup.handler.benchmark;

import java.time.LocalDate;

/** docs/performance-measured.md: what was measured, where and when, the goals, and the figures. */
record MeasuredPage(RealTables tables, LocalDate date, String machine) {
    String text() {
        return introduction() + start() + races();
    }

    private String introduction() {
        return """
                # Performance, measured

                What [performance.md](performance.md) computes, in real time, and what can't be computed: start, size, memory. A command
                that is in [CONTRIBUTING.md](../CONTRIBUTING.md) measures it and writes this page. Nothing here was measured on AWS.

                Measured on %s: %s.

                The packages of this cleanup and of a [handler on powertools-cloudformation](../testbed/powertools) are run as they are
                deployed: under Lambda's Java runtime client, with the settings that Lambda gives a JVM for a function of %d MB (serial
                collector, first compiler alone), one after the other and in turn. The account is the test bed, on the same machine: HTTP
                without TLS; each answer of Lambda and CloudFormation comes 50 to 100 ms late; a token bucket of 15 requests a second with
                room for 15; pages of 100; a fixed time for each deletion. Of a processor, a function of that size has less on Lambda.

                ## The goals

                %s
                """.formatted(date, machine, RealResults.MEMORY, tables.goals());
    }

    private String start() {
        RealResults results = tables.results();
        return """
                ## Start, size, memory

                A Delete that finds nothing to remove, %d of each after one that does not count: the middle one, and from the least to the most.
                Both list once; before, this cleanup asks CloudFormation for the state of its stack.

                %s
                The packages:

                %s
                Memory: 10,000 mappings and %d MB, half of what the function has. Within %d s, its timeout, it listed them and removed %s, and
                the JVM took %d MB of the machine at the most. That half of the heap is enough until all are gone,
                `TenThousandMappingsTest` shows in simulated time. With nothing to remove, and %d MB, this cleanup took %d MB, the
                powertools handler %d MB.

                """.formatted(
                        RealResults.STARTS,
                        tables.starts(),
                        tables.sizes(),
                        RealResults.MEMORY / 2,
                        RealResults.CROWD_TIMEOUT.toSeconds(),
                        Shown.whole(RealResults.CROWD.mappings()
                                - results.crowd().result().left()),
                        results.crowd().megabytes(),
                        RealResults.MEMORY,
                        results.megabytesWithNothing(Grid.OURS),
                        results.megabytesWithNothing(Grid.POWERTOOLS));
    }

    private String races() {
        return """
                ## Teardowns

                From the event, the first that the JVM is handed, to its answer. The *least* is that of [performance.md](performance.md): what
                the quota and one deletion leave to anyone. What is over soon was run three times: the middle one, and from the least to the
                most.

                %s""".formatted(tables.races());
    }
}
