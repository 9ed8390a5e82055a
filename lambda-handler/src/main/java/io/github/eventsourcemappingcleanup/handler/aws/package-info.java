/** Calls to AWS: the clients, how fast they are made, and what each answer means. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.aws;
