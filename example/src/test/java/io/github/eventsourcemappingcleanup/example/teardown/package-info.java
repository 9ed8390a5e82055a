/**
 * Stacks of the library that are created, updated and deleted: CloudFormation's stand-in follows the synthesized template, the
 * handler runs in simulated time, and IAM's stand-in holds each call against the template's policies. The example is deleted by
 * the packaged handler too, under the real runtime client.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.example.teardown;

import org.jspecify.annotations.NullMarked;
