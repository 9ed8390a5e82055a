/** One call to AWS and what its answer means, whichever service it went to. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.aws;
