// Decides by the top decision of a DMN 1.3 model in the DMN engine of Camunda 7.
package dmn;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

public final class Camunda7 {
  public static void main(String[] args) throws Exception {
    var engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    Jobs.run(args, dmn -> {
      var graph = engine.parseDecisionRequirementsGraph(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
      var top = graph.getDecision("decision");
      return facts -> engine.evaluateDecision(top, facts).getSingleResult().get("decision");
    });
  }
}
