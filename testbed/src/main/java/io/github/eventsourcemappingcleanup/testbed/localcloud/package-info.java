/**
 * An AWS account on this machine: MiniStack, the scripted control plane for what MiniStack does not have, and the packaged provider
 * function under the real runtime client. The demo and the docs' stories use it.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.localcloud;

import org.jspecify.annotations.NullMarked;
