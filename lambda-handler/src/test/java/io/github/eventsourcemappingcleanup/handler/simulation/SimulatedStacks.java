package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedNetwork.ResponseUrl;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedTarget.Fate;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedTarget.Resource;
import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.aws.ListedResource;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stack that sent the request, the root that it may be nested in, and another one. Its status changes, and may be told
 * too late; what it is made of, and is becoming, its targets' fates say.
 */
final class SimulatedStacks {
    private static final String ROOT_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Root/2b3c";
    private static final String OTHER_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Other/1a2b";
    private static final String DELETING = "DELETE_IN_PROGRESS";
    private static final String ROLLING_BACK = "ROLLBACK_IN_PROGRESS";
    static final String GONE = "(does not exist)";
    private static final List<String> STATUSES = List.of(
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE",
            "CREATE_FAILED",
            "ROLLBACK_FAILED",
            "ROLLBACK_COMPLETE",
            "DELETE_FAILED",
            "DELETE_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_COMPLETE",
            "UPDATE_FAILED",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE",
            "IMPORT_IN_PROGRESS",
            "A_STATUS_OF_THE_FUTURE",
            GONE);

    final Stacks model;
    private final SimulationScheduler scheduler;
    private final SeededRandom random;
    private final SimulatedRequest request;
    private final List<Instant> disturbances;
    private final List<ListedResource> elsewhere = new ArrayList<>();
    private String status = GONE;
    private boolean isNested;

    /** @param disturbances is told when something will change */
    SimulatedStacks(
            SimulationScheduler scheduler,
            SeededRandom random,
            SimulatedRequest request,
            int pageSize,
            List<Instant> disturbances) {
        this.model = new Stacks(scheduler::now);
        this.scheduler = scheduler;
        this.random = random;
        this.request = request;
        this.disturbances = disturbances;
        model.pageSize(pageSize);
    }

    void begin() {
        int kind = random.between(1, 100);
        String first = kind <= 65
                ? DELETING
                : kind <= 75 ? ROLLING_BACK : random.oneOf(kind <= 90 ? SimulatedTarget.CLEAN_UPS : STATUSES);
        if (random.percent(15)) {
            isNested = true;
            beginRoot();
        }
        if (random.percent(10)) { // An old one is told at first.
            enter(random.oneOf("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_IN_PROGRESS", "DELETE_FAILED"));
            changeAfter(random.seconds(1, 25), () -> enter(first));
        } else {
            enter(first);
        }
        if (random.percent(10)) {
            String next = random.percent(50) ? DELETING : random.oneOf(STATUSES);
            changeAfter(random.seconds(26, 900), () -> enter(next));
        }
        request.resources().stream()
                .filter(resource -> resource.fate() == Fate.MOVED)
                .forEach(resource -> addElsewhere(resource.type(), resource.physicalId(), "UPDATE_COMPLETE"));
    }

    private void beginRoot() {
        String root = random.percent(60) ? DELETING : random.oneOf(STATUSES);
        if (!root.equals(GONE)) {
            model.put(ROOT_ID, random.percent(20) ? "UPDATE_COMPLETE" : root);
            changeAfter(random.seconds(1, 25), () -> model.put(ROOT_ID, root));
        }
    }

    private void changeAfter(Duration time, Runnable change) {
        Instant when = SimulationScheduler.START.plus(time);
        disturbances.add(when);
        scheduler.at(when, change);
    }

    private void enter(String next) {
        status = next;
        if (next.equals(GONE)) {
            model.remove(SimulatedRequest.STACK_ID);
            return;
        }
        model.put(SimulatedRequest.STACK_ID, next).content(SimulatedRequest.STACK_ID, template(), listed());
        if (isNested) {
            model.nested(SimulatedRequest.STACK_ID, ROOT_ID, ROOT_ID);
        }
    }

    /** That it is becoming. */
    private String template() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        request.resources().stream()
                .filter(resource -> resource.fate() != Fate.DROPPED && resource.fate() != Fate.MOVED)
                .forEach(resource -> definitions.put(resource.logicalId(), Map.of("Type", resource.type())));
        return Json.written(Map.of("Resources", definitions));
    }

    private List<ListedResource> listed() {
        return Stream.concat(
                        Stream.of(ListedResource.complete(
                                "Provider", "AWS::Lambda::Function", SimulatedRequest.PROVIDER)),
                        request.resources().stream()
                                .filter(resource -> resource.fate() != Fate.MOVED)
                                .map(resource -> new ListedResource(
                                        resource.logicalId(),
                                        resource.type(),
                                        resource.physicalIdListed(),
                                        "UPDATE_COMPLETE")))
                .toList();
    }

    /** The other stack has it. */
    void addElsewhere(String type, String physicalId, String resourceStatus) {
        elsewhere.add(new ListedResource("Resource" + elsewhere.size(), type, physicalId, resourceStatus));
        model.put(OTHER_ID, "UPDATE_COMPLETE").content(OTHER_ID, "{}", elsewhere);
    }

    /** For a run that begins. */
    Told toldNothingYet() {
        return new Told();
    }

    /** What CloudFormation does when it gets a response. */
    void goOn(ResponseUrl.Response response) {
        if (!status.equals(DELETING) && !status.equals(ROLLING_BACK)) {
            return;
        }
        Instant when = response.at().plus(random.seconds(0, 30));
        String next = status.replace("IN_PROGRESS", response.isSuccess() ? "COMPLETE" : "FAILED");
        scheduler.at(when, () -> enter(next));
        if (random.percent(10)) {
            scheduler.at(when.plus(random.seconds(0, 30)), () -> enter(GONE));
        }
    }

    /** What one run was told about the stack, and what it can know from that. */
    final class Told {
        private final ToldStatus stack = new ToldStatus();
        private final ToldStatus root = new ToldStatus();
        private final Set<String> places = new HashSet<>();
        private boolean resources;
        private boolean statusAfterwards;

        void recordStatus(String stackId, String told, Instant asked, Instant now) {
            if (stackId.equals(ROOT_ID)) {
                root.record(told, asked, now);
                return;
            }
            String before = stack.status;
            if (stack.record(told, asked, now)) {
                boolean isSame = Objects.equals(before, stack.status);
                statusAfterwards = isSame && resources && places.containsAll(placesInQuestion());
                resources = resources && isSame;
                if (!isSame) {
                    places.clear();
                }
            }
        }

        void recordResources() {
            resources = true;
        }

        void recordPlace(String physicalId) {
            places.add(physicalId);
        }

        private List<String> placesInQuestion() {
            return request.resources().stream()
                    .filter(resource -> !resource.isListed())
                    .map(Resource::physicalId)
                    .toList();
        }

        /** Null if none that counts. */
        @Nullable
        String stackStatus() {
            return stack.status;
        }

        boolean isCleanUp() {
            return stack.status != null && SimulatedTarget.CLEAN_UPS.contains(stack.status);
        }

        List<SimulatedTarget> targetsRemoved() {
            return stack.status == null
                    ? List.of()
                    : request.targetsRemovedIn(stack.status, !isNested || DELETING.equals(root.status));
        }

        /** Whether the run can know what this Delete means. */
        boolean sufficesToDecide() {
            boolean needsResources = isCleanUp() && !request.resources().isEmpty();
            boolean hasExternal =
                    request.targets().stream().anyMatch(target -> !target.fate().isOwn());
            boolean needsRoot = DELETING.equals(stack.status) && isNested && hasExternal;
            return stack.status != null && (statusAfterwards || !needsResources) && (root.status != null || !needsRoot);
        }
    }

    /**
     * A status in which CloudFormation sends no Delete counts when nothing else has been told for 30 seconds: from the first answer
     * to when the last question was asked, since nobody sees when AWS answered it.
     */
    private static final class ToldStatus {
        private static final Duration SETTLED_AFTER = Duration.ofSeconds(30);
        private static final Set<String> COUNT_AT_ONCE = Set.of(
                DELETING,
                ROLLING_BACK,
                SimulatedTarget.CLEAN_UPS.get(0),
                SimulatedTarget.CLEAN_UPS.get(1),
                "DELETE_COMPLETE",
                GONE);

        private @Nullable String status;
        private String unsettled = "";
        private Instant since = Instant.MAX;

        /** @return whether it counts */
        boolean record(String told, Instant asked, Instant now) {
            if (COUNT_AT_ONCE.contains(told)) {
                unsettled = "";
                status = told;
                return true;
            } else if (!unsettled.equals(told)) {
                unsettled = told;
                since = now;
            }
            boolean counts = !asked.isBefore(since.plus(SETTLED_AFTER));
            status = counts ? told : status;
            return counts;
        }
    }
}
