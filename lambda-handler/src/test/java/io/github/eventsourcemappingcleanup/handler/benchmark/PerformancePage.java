package io.github.eventsourcemappingcleanup.handler.benchmark;

/** docs/performance.md: how the races were run, the goals, and the figures. */
record PerformancePage(Tables tables) {
    String text() {
        return introduction() + goals() + otherWays() + whole() + limited();
    }

    private static String introduction() {
        return """
                # Performance

                How long a teardown takes where the quota rules: the Lambda control plane gives the whole account 15 requests a second. All
                figures are computed in simulated time, from %1$d seeds, by the benchmark (the command is in
                [CONTRIBUTING.md](../CONTRIBUTING.md)), which writes this page; nothing here was measured on AWS. The handler's code is the
                real one, whole, from the Delete event to the answer. In real time, and with start, size and memory:
                [performance-measured.md](performance-measured.md).

                The simulated account: a token bucket of 15 requests a second with room for 15, over all operations of Lambda's control plane;
                50 to 100 ms for a call there and back; pages of 100; mappings that are all at rest, and each gone at a fixed time after its
                Delete; 429 with a Retry-After of one second. A *neighbour* sends its calls evenly and does not try again. *Others* are
                mappings that are not selected. Tables show the race that is in the middle of the %1$d by time; goals are judged by all.

                The *least* time is what the quota and the deletion leave to anyone: one Delete for each mapping and one scan of the list
                before and after, at the rate that the neighbour leaves, and then one deletion. A time may be below it: the bucket's first 15
                requests come on top, and who is not polite takes from the neighbour.

                """.formatted(Results.SEEDS);
    }

    private String goals() {
        return """
                ## The goals

                For this cleanup, in all cells of [the whole grid](#this-cleanup-in-all-cells), so where CloudFormation's limit does not bind.
                Times are times the least. Left out is what nobody could reach: where the least time is more than the 14 minutes that a
                cleanup has, and where the least number of calls is above the goal. Reached: %d of %d goals.

                %s
                """.formatted(
                        tables.verdicts().stream().filter(Goal.Verdict::isMet).count(),
                        tables.verdicts().size(),
                        tables.goals());
    }

    private String otherWays() {
        return """
                ## Against other ways

                Unless a table says otherwise, a deletion takes 30 s and there are no others in the account; CloudFormation has no limit. The other
                ways are written from their public descriptions, which the benchmark's classes name:

                - **Terraform**: ten side by side, each a Delete and then a Get until it is gone.
                - **aws-nuke**: one Delete after the other, and then a new list every 5 s.
                - **powertools handler**: a custom resource on powertools-cloudformation, written with care: lists with the API's filter by
                  function (so it would not see an alias's mappings), deletes one after the other, asks for each every 5 s. What Lambda ends
                  after 15 minutes, Lambda runs again a minute later.
                - **resource per mapping**: a custom resource for each, all at the same time; a stack holds 500 of them at the most.

                Terraform and the resource per mapping know their mappings and need no list. All four leave it to their SDK to try again. None
                of them asks whether a stack declares a mapping; this cleanup does, with one call to CloudFormation for each. Left out are the
                starts of functions and tools, and the refresh that a destroy of Terraform's begins with.

                By the number of mappings, the time and, in brackets, times the least:

                %s
                ![Times the least possible, by the number of mappings, without a neighbour](performance-time.svg)

                *Not done*: ended otherwise. This cleanup ends after 14 minutes with FAILED, and the next teardown goes on from there; the
                resource per mapping fails for those whose SDK has tried four times.

                Of 1,000 mappings without a neighbour, by what a deletion takes and how many others there are:

                %s
                What it costs Lambda and the neighbour:

                %s
                ![Calls to Lambda for each mapping, by their number, without a neighbour](performance-calls.svg)

                """.formatted(tables.times(), tables.thousand(), tables.politeness());
    }

    private String whole() {
        return """
                ## This cleanup in all cells

                By the number of mappings, the time and, in brackets, times the least; below, calls to Lambda for each mapping, and the part of
                them that was refused with 429.

                %s
                """.formatted(tables.whole());
    }

    private String limited() {
        return """
                ## Where CloudFormation's own limit binds

                Before a mapping is deleted, CloudFormation is asked whether a stack declares it. How many such questions it takes is not
                published. A deletion takes 30 s, there are no others; the time and, in brackets, times the least, which counts the questions
                here. **In bold**: CloudFormation's limit binds rather than Lambda's quota.

                %s""".formatted(tables.limited());
    }
}
