/**
 * Is this Delete a teardown, and of what: the selection, its targets, what the stack's status allows to remove, what is
 * leaving the stack, and what another stack declares.
 */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.scope;
