package io.github.eventsourcemappingcleanup.testbed.demo;

import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.demo.DemoMapping.Plan;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Makes mappings with the Lambda API, as real systems do behind a stack's back, and tells what becomes of them. */
final class Mappings {
    private final LambdaClient lambda;
    private final ControlPlane controlPlane;
    private final InstantSource clock;
    private final List<DemoMapping> observed = new ArrayList<>();

    Mappings(LambdaClient lambda, ControlPlane controlPlane, InstantSource clock) {
        this.lambda = lambda;
        this.controlPlane = controlPlane;
        this.clock = clock;
    }

    /** From an image: MiniStack would read a zip, which would have to be made here first. */
    void createOtherFunction() {
        lambda.createFunction(request -> request.functionName(Plan.OTHER_FUNCTION)
                .packageType(PackageType.IMAGE)
                .role("arn:aws:iam::000000000000:role/other")
                .code(code -> code.imageUri("000000000000.dkr.ecr.us-east-1.amazonaws.com/other:latest")));
    }

    void create(Plan plan, DeployedStack stack) {
        boolean ofOther = plan.target().equals(Plan.OTHER_FUNCTION);
        String uuid = lambda.createEventSourceMapping(request -> {
                    request.eventSourceArn(stack.output(plan.source()))
                            .functionName(ofOther ? plan.target() : stack.output(plan.target()))
                            .enabled(plan.enabled());
                    if (plan.readsStream()) {
                        request.startingPosition(EventSourcePosition.LATEST);
                    }
                })
                .uuid();
        controlPlane.deletingFor(uuid, plan.deleting());
        observed.add(DemoMapping.first(plan, uuid, "Creating", clock.instant()));
    }

    /** By a look into the control plane: calls several times a second would take the quota that the cleanup needs. */
    List<DemoMapping> look() {
        observed.replaceAll(last -> {
            Optional<MappingView> view = controlPlane.find(last.uuid());
            return last.next(
                    view.map(MappingView::state).orElse(DemoMapping.GONE),
                    view.map(MappingView::since).orElseGet(clock::instant));
        });
        return List.copyOf(observed);
    }

    /** By Get: gone means 404. */
    List<DemoMapping> ask() {
        observed.replaceAll(last -> last.next(state(last.uuid()), clock.instant()));
        return List.copyOf(observed);
    }

    private String state(String uuid) {
        try {
            return lambda.getEventSourceMapping(request -> request.uuid(uuid)).state();
        } catch (ResourceNotFoundException e) {
            return DemoMapping.GONE;
        }
    }
}
