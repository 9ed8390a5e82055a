/** One call to AWS, when its turn is and what its answer means, whichever service it goes to. */
@org.jspecify.annotations.NullMarked
package io.github.eventsourcemappingcleanup.handler.aws;
