/**
 * A stand-in for CloudFormation as a custom resource's provider sees it: the event it is sent, the presigned URL it
 * must answer to, the judge of that answer, and the status of its own stack.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import org.jspecify.annotations.NullMarked;
