/**
 * Runs a handler's package the way Lambda does: unpacked, under the real Lambda Java runtime client, in a JVM of its
 * own that talks to the Lambda Runtime API. A deadline ends that JVM, a crash is a crash, and an asynchronous event is
 * tried again.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.runtime;

import org.jspecify.annotations.NullMarked;
