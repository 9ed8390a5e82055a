/** Is this Delete a teardown, and of what: the selection, its targets, and what the stack's status allows to remove. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.scope;
