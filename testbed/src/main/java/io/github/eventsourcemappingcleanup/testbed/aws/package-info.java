/**
 * A scripted Lambda control plane for event source mappings, as real AWS was recorded to answer: create, get, list,
 * delete. Time is a clock that is passed in; a mapping's state is worked out from it at each look, so a test moves a
 * minute by moving its clock.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.aws;

import org.jspecify.annotations.NullMarked;
