/** What holds for the classes of every module. */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.architecture;

import org.jspecify.annotations.NullMarked;
