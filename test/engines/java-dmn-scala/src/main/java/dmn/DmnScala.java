// Decides by the top decision of a DMN 1.3 model in dmn-scala, the engine inside Camunda 8.
package dmn;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.dmn.DmnEngine;

public final class DmnScala {
  public static void main(String[] args) throws Exception {
    var engine = new DmnEngine.Builder().build();
    Jobs.run(args, dmn -> {
      var parsed = engine.parse(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
      if (parsed.isLeft()) throw new IllegalStateException(String.valueOf(parsed.left().get()));
      return facts -> {
        var result = engine.eval(parsed.right().get(), "decision", (java.util.Map) facts);
        if (result.isLeft()) throw new IllegalStateException(String.valueOf(result.left().get()));
        return ((DmnEngine.Result) result.right().get()).value();
      };
    });
  }
}
