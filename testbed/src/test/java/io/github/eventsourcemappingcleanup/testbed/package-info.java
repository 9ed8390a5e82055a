/** The parts of the test bed have packages of their own; here is only what holds them to that. */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed;

import org.jspecify.annotations.NullMarked;
