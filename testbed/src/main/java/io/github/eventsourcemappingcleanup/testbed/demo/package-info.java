/**
 * The demo command: starts a local cloud (MiniStack) with the scripted Lambda control plane in front of it, lets the
 * real CDK CLI deploy and destroy the example, makes event source mappings in between, and judges what is left. MiniStack
 * deletes mappings at once; the control plane keeps them in Deleting for a while, as AWS does. Where MiniStack's CloudFormation
 * differs, {@code AwsAnswers} has what AWS answers.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.demo;

import org.jspecify.annotations.NullMarked;
