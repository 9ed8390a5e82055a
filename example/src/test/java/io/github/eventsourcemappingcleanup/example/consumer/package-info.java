/** What a user gets of the library: the published files, and a Maven project of its own that is built on them. */
@NullMarked
package io.github.eventsourcemappingcleanup.example.consumer;

import org.jspecify.annotations.NullMarked;
