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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first service of an endpoint: answers what is denied, and lets everything else pass to the services behind it. Who
 * asks is known by the access key, which is the name of a function.
 */
public final class Iam implements HttpService {
    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,]+)/");

    private final ControlPlane plane;
    private final AccountAndRegion home;
    private final Supplier<List<StackResource>> resources;
    private final List<AccessRequest> denied = new CopyOnWriteArrayList<>();
    private final Set<AllowedAction> used = ConcurrentHashMap.newKeySet();

    /** @param resources all that are there when it is called: functions, roles, policies */
    public Iam(ControlPlane plane, AccountAndRegion home, Supplier<List<StackResource>> resources) {
        this.plane = plane;
        this.home = home;
        this.resources = resources;
    }

    /** What was denied, in that order. */
    public List<AccessRequest> denied() {
        return List.copyOf(denied);
    }

    /** Which actions of which statements have allowed a call. */
    public Set<AllowedAction> used() {
        return Set.copyOf(used);
    }

    /** Whether what a function prints arrives in this log group. */
    public boolean allowsLogging(String functionName, String logGroup) {
        String stream = "arn:aws:logs:" + home.region() + ":" + home.account() + ":log-group:" + logGroup
                + ":log-stream:" + functionName;
        return Stream.of("logs:CreateLogStream", "logs:PutLogEvents")
                .allMatch(action -> judge(role(functionName), new AccessRequest(action, stream)));
    }

    /** Whether the function might do this now. */
    public boolean wouldAllow(String functionName, AccessRequest wanted) {
        return !role(functionName).allowing(wanted).isEmpty();
    }

    @Override
    public Optional<Reply> answer(Request request) {
        return AccessRequest.of(request, plane, home).flatMap(wanted -> {
            FunctionRole role = role(accessKey(request));
            return judge(role, wanted) ? Optional.empty() : Optional.of(denial(role.principal(), wanted));
        });
    }

    private FunctionRole role(String functionName) {
        return FunctionRole.of(functionName, resources.get());
    }

    private boolean judge(FunctionRole role, AccessRequest wanted) {
        List<AllowedAction> allowing = role.allowing(wanted);
        used.addAll(allowing);
        if (allowing.isEmpty()) {
            denied.add(wanted);
        }
        return !allowing.isEmpty();
    }

    private static Reply denial(String principal, AccessRequest wanted) {
        return wanted.action().startsWith("lambda:")
                ? LambdaErrors.accessDenied(principal, wanted.action(), wanted.resource())
                : CloudFormationErrors.accessDenied(principal, wanted.action(), wanted.resource());
    }

    private static String accessKey(Request request) {
        Matcher key = ACCESS_KEY.matcher(request.header("Authorization").orElse(""));
        if (!key.find()) {
            throw new IllegalArgumentException("a call without credentials");
        }
        return key.group(1);
    }
}
