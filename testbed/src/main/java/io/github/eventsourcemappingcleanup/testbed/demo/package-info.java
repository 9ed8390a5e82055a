/**
 * The demo command: starts a local cloud (MiniStack) with the scripted Lambda control plane in front of it, lets the
 * real CDK CLI deploy, update and destroy stacks, makes event source mappings in between, and judges what is left. MiniStack
 * removes mappings at once; the control plane keeps them in Deleting for a while, as AWS does. Where MiniStack's CloudFormation
 * differs, {@code AwsAnswers} has what AWS answers.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.demo;

import org.jspecify.annotations.NullMarked;
