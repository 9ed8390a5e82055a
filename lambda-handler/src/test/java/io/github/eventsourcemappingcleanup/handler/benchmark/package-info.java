/**
 * How fast a teardown is where the quota rules, in simulated time: the handler's real code and the ways of others, each
 * written from its public description, one after the other in the same account. {@code Benchmark} writes
 * docs/dev/performance.md.
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.benchmark;
