/** Holds README, CONTRIBUTING and docs to the truth: each command, snippet, message and link of them. */
@NullMarked
package io.github.eventsourcemappingcleanup.example.docs;

import org.jspecify.annotations.NullMarked;
