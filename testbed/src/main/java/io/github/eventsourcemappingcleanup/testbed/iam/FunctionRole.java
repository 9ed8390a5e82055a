package io.github.eventsourcemappingcleanup.testbed.iam;

import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The role of a function, and what its policies allow, as far as they are there now: the role's own, and those of type
 * AWS::IAM::Policy that are attached to it.
 */
record FunctionRole(String functionName, String arn, List<Statement> statements) {
    /** @param resources all that are there */
    static FunctionRole of(String functionName, List<StackResource> resources) {
        String arn = resources.stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
                .filter(function -> function.physicalId().equals(functionName))
                .map(function -> String.valueOf(function.properties().get("Role")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function " + functionName));
        List<Statement> statements = resources.stream()
                .flatMap(resource -> Statement.of(resource.logicalId(), documents(resource, name(arn))).stream())
                .toList();
        return new FunctionRole(functionName, arn, statements);
    }

    List<AllowedAction> allowing(AccessRequest request) {
        return statements.stream()
                .filter(statement -> statement.allows(request))
                .map(statement -> new AllowedAction(statement.logicalId(), statement.number(), request.action()))
                .toList();
    }

    /** Who the function is in this role. */
    String principal() {
        return "arn:aws:sts::" + arn.split(":", -1)[4] + ":assumed-role/" + name(arn) + "/" + functionName;
    }

    private static List<?> documents(StackResource resource, String role) {
        Map<String, Object> properties = resource.properties();
        if (resource.type().equals("AWS::IAM::Role")) {
            return resource.physicalId().equals(role) ? inlineDocuments(properties) : List.of();
        }
        boolean isAttached = list(properties.get("Roles")).contains(role) || role.equals(properties.get("RoleName"));
        if (isAttached && !resource.type().equals("AWS::IAM::Policy")) {
            throw new IllegalArgumentException("this stand-in knows no policy of type " + resource.type());
        }
        return isAttached ? List.of(properties.get("PolicyDocument")) : List.of();
    }

    private static List<?> inlineDocuments(Map<String, Object> role) {
        for (String unknown : List.of("ManagedPolicyArns", "PermissionsBoundary")) {
            if (role.containsKey(unknown)) {
                throw new IllegalArgumentException("this stand-in knows no " + unknown + " of a role");
            }
        }
        return list(role.get("Policies")).stream()
                .map(policy -> ((Map<?, ?>) policy).get("PolicyDocument"))
                .toList();
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Collection<?> list(@Nullable Object value) {
        return value instanceof Collection<?> list ? list : List.of();
    }
}
