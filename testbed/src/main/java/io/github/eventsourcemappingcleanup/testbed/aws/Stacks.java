package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stacks whose status and content a test sets, or one that is deployed, behind those of CloudFormation's operations that
 * tell about them, over the query protocol.
 */
public final class Stacks implements HttpService {
    /** The operations' names in a fault script. */
    public static final String DESCRIBE_STACKS = "DescribeStacks";

    public static final String GET_TEMPLATE = "GetTemplate";
    public static final String LIST_STACK_RESOURCES = "ListStackResources";

    /** By physical id. What would otherwise be a mapping's UUID in a fault script is here that physical id. */
    public static final String DESCRIBE_STACK_RESOURCES = "DescribeStackResources";

    private static final Set<String> OPERATIONS =
            Set.of(DESCRIBE_STACKS, GET_TEMPLATE, LIST_STACK_RESOURCES, DESCRIBE_STACK_RESOURCES);

    private final InstantSource clock;
    private final Map<String, KnownStack> byId = new LinkedHashMap<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private FaultScript faults = FaultScript.never();
    /** As CloudFormation has it (API reference, ListStackResources). */
    private int pageSize = 100;

    public Stacks(InstantSource clock) {
        this.clock = clock;
    }

    /** @param stackId the ARN, which has the name in it; the status is any StackStatus, as DELETE_IN_PROGRESS */
    public synchronized Stacks put(String stackId, String status) {
        byId.put(stackId, byId.getOrDefault(stackId, new KnownStack(stackId)).in(status));
        return this;
    }

    /** A stack, which is there already, is nested in another one. */
    public synchronized Stacks nested(String stackId, String parentId, String rootId) {
        byId.put(stackId, known(stackId).nestedIn(parentId, rootId));
        return this;
    }

    /** As if there had never been one. */
    public synchronized void remove(String stackId) {
        byId.remove(stackId);
    }

    /**
     * What a stack, which is there already, is made of from now on.
     *
     * @param templateBody JSON or YAML
     */
    public Stacks content(String stackId, String templateBody, List<ListedResource> resources) {
        return content(stackId, new StackContent.Fixed(templateBody, resources));
    }

    public synchronized Stacks content(String stackId, StackContent content) {
        byId.put(stackId, known(stackId).of(content));
        return this;
    }

    private KnownStack known(String stackId) {
        return Optional.ofNullable(byId.get(stackId))
                .orElseThrow(() -> new IllegalArgumentException("no stack " + stackId));
    }

    public synchronized void pageSize(int resources) {
        pageSize = resources;
    }

    public synchronized void faults(FaultScript script) {
        faults = script;
    }

    public synchronized List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    @Override
    public Optional<Reply> answer(Request request) {
        return operation(request).map(operation -> asked(operation, request));
    }

    /** Empty if the request is none of these operations. */
    public static Optional<String> operation(Request request) {
        return request.method().equals("POST") && request.path().equals("/")
                ? request.formField("Action").filter(OPERATIONS::contains)
                : Optional.empty();
    }

    private synchronized Reply asked(String operation, Request request) {
        String physicalId = request.formField("PhysicalResourceId").orElse(null);
        String asked = request.formField("StackName")
                .or(() -> Optional.ofNullable(physicalId))
                .orElse("");
        Call call = new Call(operation, physicalId, journal.size() + 1, clock.instant(), request.text());
        Reply reply = faults.around(
                call,
                () -> operation.equals(DESCRIBE_STACK_RESOURCES) ? resource(asked) : about(operation, asked, request));
        journal.add(new JournalEntry(call.time(), operation, asked, reply.statusSeen()));
        return reply;
    }

    private Reply about(String operation, String asked, Request request) {
        Optional<KnownStack> found =
                byId.values().stream().filter(stack -> stack.isMeantBy(asked)).findFirst();
        String token = request.formField("NextToken").orElse("");
        return found.map(stack -> switch (operation) {
                    case GET_TEMPLATE -> StackAnswers.template(stack.content().templateBody());
                    case LIST_STACK_RESOURCES ->
                        StackAnswers.page(stack.content().resources(), token, pageSize);
                    default -> StackAnswers.described(stack);
                })
                .orElseGet(() -> CloudFormationErrors.doesNotExist(asked));
    }

    /** The matching resource alone, of whatever stack (cloudformation-coverage-roadmap issue 998). */
    private Reply resource(String physicalId) {
        return byId.values().stream()
                .filter(stack -> stack.resource(physicalId).isPresent())
                .min(Comparator.comparing(
                        stack -> !stack.resource(physicalId).orElseThrow().isThere()))
                .map(stack ->
                        StackAnswers.described(stack, stack.resource(physicalId).orElseThrow()))
                .orElseGet(() -> CloudFormationErrors.undeclared(physicalId));
    }
}
