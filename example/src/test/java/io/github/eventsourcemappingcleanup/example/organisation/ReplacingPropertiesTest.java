package io.github.eventsourcemappingcleanup.example.organisation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The properties by which CloudFormation replaces a selected function, alias or version, as the CDK CLI's own database of resource
 * types has them. A cleanup's policy has another logical id when one of them changes ({@code ReplacementTest} of the construct).
 */
@Tag("end-to-end")
class ReplacingPropertiesTest {
    private static final Path DATABASE = Path.of("../.tools/cdk/node_modules/aws-cdk/db.json.gz");

    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::Function, FunctionName PackageType TenancyConfig",
        "AWS::Lambda::Alias, FunctionName Name",
        "AWS::Lambda::Version, CodeSha256 Description FunctionName ProvisionedConcurrencyConfig RuntimePolicy",
    })
    void areThoseThatChangeThePolicy(String type, String properties) throws IOException {
        Map<?, ?> resource = resources().stream()
                .map(entity -> (Map<?, ?>) entity)
                .filter(entity -> type.equals(entity.get("cloudFormationType")))
                .findFirst()
                .orElseThrow();

        assertThat(((Map<?, ?>) resource.get("properties"))
                        .entrySet().stream()
                                .filter(property ->
                                        "yes".equals(((Map<?, ?>) property.getValue()).get("causesReplacement")))
                                .map(property -> String.valueOf(property.getKey()))
                                .collect(toSet()))
                .isEqualTo(Set.of(properties.split(" ", -1)));
    }

    private static List<?> resources() throws IOException {
        try (InputStream database = new GZIPInputStream(Files.newInputStream(DATABASE))) {
            Map<?, ?> schema = (Map<?, ?>) JSON.std.mapFrom(database).get("schema");
            return (List<?>) ((Map<?, ?>) schema.get("resource")).get("entities");
        }
    }
}
