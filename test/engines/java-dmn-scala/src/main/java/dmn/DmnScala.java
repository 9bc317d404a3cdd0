// Decides by the top decision of a DMN 1.3 model in dmn-scala, the engine inside Camunda 8.
package dmn;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.camunda.dmn.DmnEngine;
import scala.jdk.javaapi.CollectionConverters;

public final class DmnScala {
  public static void main(String[] args) throws Exception {
    var engine = new DmnEngine.Builder().build();
    Jobs.run(args, dmn -> {
      var parsed = engine.parse(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
      if (parsed.isLeft()) throw new IllegalStateException(String.valueOf(parsed.left().get()));
      return facts -> {
        var result = engine.eval(parsed.right().get(), "decision", (java.util.Map) facts);
        if (result.isLeft()) throw new IllegalStateException(String.valueOf(result.left().get()));
        return plain(((DmnEngine.Result) result.right().get()).value());
      };
    });
  }

  /** Scala's maps and lists as Java's. */
  private static Object plain(Object value) {
    if (value instanceof scala.collection.Map<?, ?> map) {
      var own = new HashMap<Object, Object>();
      CollectionConverters.asJava(map).forEach((key, one) -> own.put(key, plain(one)));
      return own;
    }
    if (value instanceof scala.collection.Seq<?> list) return CollectionConverters.asJava(list).stream().map(DmnScala::plain).toList();
    return value;
  }
}
