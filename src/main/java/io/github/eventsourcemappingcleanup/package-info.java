/**
 * The construct library: {@link io.github.eventsourcemappingcleanup.EventSourceMappingCleanup} and what it is made
 * of. It reads a selection, refuses what can't work while the app still runs, and adds the provider function (one per
 * stack), a policy and a custom resource. What happens at teardown is the business of the handler's package, which
 * travels in this library's jar.
 */
@NullMarked
package io.github.eventsourcemappingcleanup;

import org.jspecify.annotations.NullMarked;
