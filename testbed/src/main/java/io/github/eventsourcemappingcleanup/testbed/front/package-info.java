/** What clients get their answers from: the SDK's in the process, without a socket, and any other on the loopback interface. */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.front;

import org.jspecify.annotations.NullMarked;
