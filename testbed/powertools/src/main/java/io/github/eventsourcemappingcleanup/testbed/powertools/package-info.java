/**
 * Another way to do what the handler does, packaged in the same way: what a careful engineer writes on
 * powertools-cloudformation. It is there to be compared with.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.powertools;

import org.jspecify.annotations.NullMarked;
