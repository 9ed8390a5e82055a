/** One stack at three moments of its life: what {@code ./demo --live-update} deploys, one moment after the other. */
@NullMarked
package io.github.eventsourcemappingcleanup.example.update;

import org.jspecify.annotations.NullMarked;
