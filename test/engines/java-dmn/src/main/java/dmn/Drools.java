// Decides by the decision service of a DMN 1.5 model in Drools, after its validator and its analysis of decision tables found nothing.
package dmn;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.io.ReaderResource;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidatorFactory;

public final class Drools {
  public static void main(String[] args) throws Exception {
    var validator = DMNValidatorFactory.newValidator();
    Jobs.run(args, dmn -> {
      check(validator.validate(new StringReader(dmn), DMNValidator.Validation.VALIDATE_SCHEMA,
          DMNValidator.Validation.VALIDATE_MODEL, DMNValidator.Validation.VALIDATE_COMPILATION,
          DMNValidator.Validation.ANALYZE_DECISION_TABLE));
      Resource resource = new ReaderResource(new StringReader(dmn), "UTF-8");
      resource.setSourcePath("decide.dmn");
      DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults().buildConfiguration().fromResources(List.of(resource))
          .getOrElseThrow(RuntimeException::new);
      var model = runtime.getModels().get(0);
      return facts -> decide(runtime, model, facts);
    });
  }

  private static Map<String, Object> decide(DMNRuntime runtime, DMNModel model, Map<String, Object> facts) {
    var context = runtime.newContext();
    facts.forEach(context::set);
    var result = runtime.evaluateDecisionService(model, context, "decision_service");
    var answer = new HashMap<String, Object>();
    for (var name : List.of("determination", "label", "reasons", "unmet", "missing")) {
      var decision = result.getDecisionResultByName(name);
      if (decision == null || decision.getResult() == null) throw new IllegalStateException(name + " is not decided: " + result.getMessages());
      answer.put(name, decision.getResult());
    }
    return answer;
  }

  /** A table may be written at more length than it has to be; that is no fault. */
  private static final Set<DMNMessageType> ADVICE =
      Set.of(DMNMessageType.DECISION_TABLE_CONTRACTION_RULE, DMNMessageType.DECISION_TABLE_2NDNFVIOLATION);

  private static void check(List<DMNMessage> messages) {
    var faults = messages.stream()
        .filter(message -> message.getSeverity() != DMNMessage.Severity.INFO && !ADVICE.contains(message.getMessageType()))
        .toList();
    if (!faults.isEmpty()) throw new IllegalStateException("the validator of Drools says: " + faults);
  }
}
