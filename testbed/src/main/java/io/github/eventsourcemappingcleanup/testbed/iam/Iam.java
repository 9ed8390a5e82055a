package io.github.eventsourcemappingcleanup.testbed.iam;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first service of an endpoint: answers what is denied, and lets everything else pass to the services behind it. Who
 * asks is known by the access key, which is the name of a function.
 */
public final class Iam implements HttpService {

    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,]+)/");

    private final AccessCalls calls;
    private final AccountAndRegion home;
    private final Supplier<List<StackResource>> resources;
    private final List<AccessRequest> denied = new CopyOnWriteArrayList<>();
    private final Set<StatementUse> uses = ConcurrentHashMap.newKeySet();

    /** @param resources all that are there when it is called: functions, roles, policies */
    public Iam(ControlPlane plane, AccountAndRegion home, Supplier<List<StackResource>> resources) {
        this.calls = new AccessCalls(plane, home);
        this.home = home;
        this.resources = resources;
    }

    /** What was denied, in that order. */
    public List<AccessRequest> denied() {
        return List.copyOf(denied);
    }

    /** Which statements have allowed what. */
    public Set<StatementUse> uses() {
        return Set.copyOf(uses);
    }

    /** All that the statements of a function's role allow, patterns as they are written. */
    public Set<StatementUse> allowances(String functionName) {
        return role(functionName).statements().stream()
                .flatMap(statement ->
                        statement.actions().stream().map(action -> new StatementUse(statement.id(), action)))
                .collect(Collectors.toSet());
    }

    /** Whether what a function prints arrives in this log group. */
    public boolean allowsLogging(String functionName, String logGroup) {
        String stream = "arn:aws:logs:" + home.region() + ":" + home.account() + ":log-group:" + logGroup
                + ":log-stream:" + functionName;
        return Stream.of("logs:CreateLogStream", "logs:PutLogEvents")
                .map(action -> decide(role(functionName), new AccessRequest(action, stream, Map.of())))
                .allMatch(Decision::isAllowed);
    }

    /** Whether the function might do this now. */
    public boolean wouldAllow(String functionName, AccessRequest wanted) {
        return role(functionName).decide(wanted).isAllowed();
    }

    @Override
    public Optional<Reply> answer(Request request) {
        return calls.wanted(request).flatMap(wanted -> {
            FunctionRole role = role(accessKey(request));
            Decision decision = decide(role, wanted);
            return decision.isAllowed()
                    ? Optional.empty()
                    : Optional.of(refusal(wanted, decision.refusal(role.sessionArn(), wanted)));
        });
    }

    private FunctionRole role(String functionName) {
        return FunctionRole.of(functionName, resources.get());
    }

    private Decision decide(FunctionRole role, AccessRequest wanted) {
        Decision decision = role.decide(wanted);
        decision.allowing().forEach(statement -> uses.add(new StatementUse(statement, wanted.action())));
        if (!decision.isAllowed()) {
            denied.add(wanted);
        }
        return decision;
    }

    private static Reply refusal(AccessRequest wanted, String message) {
        return wanted.action().startsWith("lambda:")
                ? LambdaErrors.denied(message)
                : CloudFormationErrors.denied(message);
    }

    private static String accessKey(Request request) {
        Matcher key = ACCESS_KEY.matcher(request.header("Authorization").orElse(""));
        if (!key.find()) {
            throw new IllegalArgumentException("a call without credentials");
        }
        return key.group(1);
    }
}
