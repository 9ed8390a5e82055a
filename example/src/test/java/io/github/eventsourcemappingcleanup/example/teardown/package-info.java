/**
 * Stacks of the library that are created, updated and torn down: CloudFormation's stand-in goes by the synthesized template, the
 * packaged handler runs under the real runtime client, and IAM's stand-in holds each call against the template's policies.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.example.teardown;

import org.jspecify.annotations.NullMarked;
