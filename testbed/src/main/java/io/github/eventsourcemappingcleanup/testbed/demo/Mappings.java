package io.github.eventsourcemappingcleanup.testbed.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Does with the Lambda API what real systems do behind a stack's back. */
final class Mappings {
    private final LambdaClient lambda;
    private final DeployedStack stack;

    Mappings(LambdaClient lambda, DeployedStack stack) {
        this.lambda = lambda;
        this.stack = stack;
    }

    void createOtherFunction() throws IOException {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(code)) {
            zip.putNextEntry(new ZipEntry("index.py"));
            zip.write("def handler(event, context):\n    pass\n".getBytes(UTF_8));
        }
        lambda.createFunction(request -> request.functionName(Plan.OTHER_FUNCTION)
                .runtime(Runtime.PYTHON3_13)
                .handler("index.handler")
                .role("arn:aws:iam::000000000000:role/other")
                .code(it -> it.zipFile(SdkBytes.fromByteArray(code.toByteArray()))));
    }

    /** Makes them, and has the control plane keep each in Deleting for as long as its plan says. */
    List<DemoMapping> create(List<Plan> plans, ControlPlane controlPlane) {
        List<DemoMapping> made = new ArrayList<>();
        for (Plan plan : plans) {
            DemoMapping mapping = create(plan);
            controlPlane.deletingFor(mapping.uuid(), plan.deleting());
            made.add(mapping);
        }
        return made;
    }

    private DemoMapping create(Plan plan) {
        String function = plan.target().equals(Plan.OTHER_FUNCTION) ? plan.target() : stack.output(plan.target());
        String uuid = lambda.createEventSourceMapping(request -> {
                    request.eventSourceArn(stack.output(plan.source()))
                            .functionName(function)
                            .enabled(plan.enabled());
                    if (plan.readsStream()) {
                        request.startingPosition(EventSourcePosition.LATEST);
                    }
                })
                .uuid();
        return new DemoMapping(uuid, shortName(plan.source()), shortName(plan.target()), plan.fate());
    }

    /** What Get says of each: gone means 404, not absence from a list. */
    List<Sighting> lookAgain(List<Sighting> watched, Instant now) {
        List<Sighting> seen = new ArrayList<>();
        watched.forEach(each -> seen.add(each.next(state(each.mapping().uuid()), now)));
        return seen;
    }

    private String state(String uuid) {
        try {
            return lambda.getEventSourceMapping(request -> request.uuid(uuid)).state();
        } catch (ResourceNotFoundException e) {
            return Sighting.GONE;
        }
    }

    private static String shortName(String output) {
        return output.replaceFirst("(Name|Arn)$", "");
    }
}
