/**
 * A stand-in for CloudFormation as a custom resource's provider sees it: the event that it is sent, the presigned URL that it
 * must answer to, and the judge of that answer; what CloudFormation tells about stacks; and a stack's life as its resources see
 * it: {@link io.github.eventsourcemappingcleanup.testbed.cloudformation.LiveStack} makes, updates and deletes what a template
 * says, in CloudFormation's order.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import org.jspecify.annotations.NullMarked;
