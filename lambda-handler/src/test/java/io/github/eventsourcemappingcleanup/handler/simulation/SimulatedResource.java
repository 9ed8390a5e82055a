package io.github.eventsourcemappingcleanup.handler.simulation;

/** A resource of the stack, before and after an update. */
record SimulatedResource(String type, String physicalId, Fate fate) {

    static SimulatedResource of(SourceName source, Fate fate) {
        String[] arn = source.whole().split(":", 6);
        String name = arn[5].substring(arn[5].indexOf('/') + 1);
        return switch (arn[2]) {
            case "sqs" ->
                new SimulatedResource(
                        "AWS::SQS::Queue", "https://sqs.eu-west-1.amazonaws.com/" + arn[4] + "/" + name, fate);
            case "kinesis" ->
                source.part().isEmpty()
                        ? new SimulatedResource("AWS::Kinesis::Stream", name, fate)
                        : new SimulatedResource("AWS::Kinesis::StreamConsumer", source.arn(), fate);
            case "dynamodb" -> new SimulatedResource("AWS::DynamoDB::Table", name, fate);
            case "mq" -> new SimulatedResource("AWS::AmazonMQ::Broker", name.substring(name.indexOf("b-")), fate);
            default -> new SimulatedResource("AWS::MSK::Cluster", source.arn(), fate);
        };
    }

    String logicalIdBefore() {
        return "Made" + Integer.toHexString((type + physicalId).hashCode());
    }

    String logicalIdNow() {
        return fate == Fate.REFACTORED ? logicalIdBefore() + "Moved" : logicalIdBefore();
    }

    /** As the stack lists it: what is dropped until its deletion begins, what is replaced no more. */
    String physicalIdListed() {
        return fate == Fate.REPLACED ? physicalId + "-2" : physicalId;
    }
}
