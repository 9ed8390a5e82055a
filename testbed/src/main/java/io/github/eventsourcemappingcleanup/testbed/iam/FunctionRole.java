package io.github.eventsourcemappingcleanup.testbed.iam;

import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The role of a function, and the policies that are attached to it: as far as they are there now. */
final class FunctionRole {

    private final List<StackResource> resources;
    private final String functionName;
    private final String roleArn;

    private FunctionRole(List<StackResource> resources, String functionName, String roleArn) {
        this.resources = resources;
        this.functionName = functionName;
        this.roleArn = roleArn;
    }

    /** @param resources all that are there */
    static FunctionRole of(String functionName, List<StackResource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
                .filter(function -> function.physicalId().equals(functionName))
                .map(function -> new FunctionRole(
                        resources,
                        functionName,
                        String.valueOf(function.properties().get("Role"))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function " + functionName));
    }

    /** Whoever runs the function, as errors name it. */
    String sessionArn() {
        String account = roleArn.split(":", -1)[4];
        return "arn:aws:sts::" + account + ":assumed-role/" + name() + "/" + functionName;
    }

    Decision decide(AccessRequest wanted) {
        return Decision.by(statements().stream()
                .filter(statement -> statement.isAbout(wanted))
                .toList());
    }

    List<Statement> statements() {
        return resources.stream().flatMap(this::statements).toList();
    }

    private Stream<Statement> statements(StackResource resource) {
        return switch (resource.type()) {
            case "AWS::IAM::Role" -> resource.physicalId().equals(name()) ? inline(resource) : Stream.of();
            case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy" ->
                list(resource.properties().get("Roles")).contains(name()) ? document(resource) : Stream.of();
            case "AWS::IAM::RolePolicy" ->
                name().equals(resource.properties().get("RoleName")) ? document(resource) : Stream.of();
            default -> Stream.of();
        };
    }

    private Stream<Statement> inline(StackResource role) {
        for (String unknown : List.of("ManagedPolicyArns", "PermissionsBoundary")) {
            if (role.properties().containsKey(unknown)) {
                throw new IllegalArgumentException("this stand-in knows no " + unknown + " of a role");
            }
        }
        StatementReader reader = new StatementReader(role.logicalId());
        list(role.properties().get("Policies")).stream()
                .map(policy -> ((Map<?, ?>) policy).get("PolicyDocument"))
                .forEach(reader::read);
        return reader.statements().stream();
    }

    private static Stream<Statement> document(StackResource policy) {
        return new StatementReader(policy.logicalId())
                .read(policy.properties().get("PolicyDocument")).statements().stream();
    }

    private String name() {
        return roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }

    private static Collection<?> list(@Nullable Object value) {
        return value instanceof Collection<?> list ? list : List.of();
    }
}
