/**
 * One HTTP endpoint on the loopback interface, and the services that answer behind it. The server is written on plain
 * sockets, since a scripted fault needs the socket itself (a reset, a body cut off), a presigned URL must be seen byte
 * for byte, and the JDK's own server (17) holds back each small answer for 40 ms on a kept-alive connection.
 */
@NullMarked
package io.github.eventsourcemappingcleanup.testbed.front;

import org.jspecify.annotations.NullMarked;
