package network.thehigherself.sync.line;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/**
 * An endpoint that a step names, as it is written. What is computed while the route runs is not
 * seen.
 *
 * @param uri the endpoint, such as {@code direct:reconcile}
 * @param line the line of the step in its file; 0 where Camel does not say
 */
record RouteTarget(String uri, int line) {
  private static final List<Class<? extends ExpressionNode>> NAMED_BY_EXPRESSION =
      List.of(
          EnrichDefinition.class,
          PollEnrichDefinition.class,
          RecipientListDefinition.class,
          RoutingSlipDefinition.class);

  /** Where these steps, and the steps inside them, send to. */
  static Stream<RouteTarget> of(List<ProcessorDefinition<?>> steps) {
    return Stream.of(
            steps(steps, SendDefinition.class)
                .map(to -> new RouteTarget(to.getEndpointUri(), to.getLineNumber())),
            steps(steps, ToDynamicDefinition.class)
                .map(to -> new RouteTarget(to.getUri(), to.getLineNumber())),
            steps(steps, ExpressionNode.class)
                .filter(RouteTarget::isNamedByExpression)
                .map(to -> new RouteTarget(to.getExpression().getExpression(), to.getLineNumber())))
        .flatMap(targets -> targets)
        .filter(target -> target.uri() != null && !target.uri().contains("${"));
  }

  /** Where a route configuration sends what failed. */
  static Stream<RouteTarget> of(RouteConfigurationDefinition configuration) {
    Stream<RouteTarget> deadLetters =
        Optional.ofNullable(configuration.getErrorHandler())
            .map(handler -> handler.getErrorHandlerType())
            .filter(DeadLetterChannelDefinition.class::isInstance)
            .map(DeadLetterChannelDefinition.class::cast)
            .map(
                channel ->
                    new RouteTarget(channel.getDeadLetterUri(), configuration.getLineNumber()))
            .stream();
    return Stream.concat(
        deadLetters,
        configuration.getOnExceptions().stream()
            .map(OnExceptionDefinition::getOutputs)
            .flatMap(RouteTarget::of));
  }

  private static boolean isNamedByExpression(ExpressionNode step) {
    return step.getExpression() != null
        && NAMED_BY_EXPRESSION.stream().anyMatch(kind -> kind.isInstance(step));
  }

  private static <T> Stream<T> steps(List<ProcessorDefinition<?>> steps, Class<T> kind) {
    return ProcessorDefinitionHelper.filterTypeInOutputs(steps, kind).stream();
  }
}
