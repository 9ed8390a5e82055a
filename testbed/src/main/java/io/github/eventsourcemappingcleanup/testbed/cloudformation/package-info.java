/**
 * A stand-in for CloudFormation as a custom resource's provider sees it: the event it is sent, the presigned URL it
 * must answer to, the judge of that answer, and what CloudFormation tells about stacks: status, template, resources,
 * and which of them declares a resource; and a stack's life as its resources see it: {@link io.github.eventsourcemappingcleanup.testbed.cloudformation.LiveStack} makes, updates and deletes what a
 * template says, in CloudFormation's order.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import org.jspecify.annotations.NullMarked;
