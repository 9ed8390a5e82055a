/** The provider Lambda. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler;
