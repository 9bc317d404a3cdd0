// Translates CQL libraries with the Java translator and decides cases with the Java engine; reads jobs from a file and writes answers.
package cql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.StringLibrarySourceProvider;
import org.hl7.elm.r1.VersionedIdentifier;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.Quantity;

public final class Decide {
  private static final Set<String> ASKED = Set.of("Determination", "Label", "Unmet", "Missing", "Reasons");

  public static void main(String[] args) throws Exception {
    var json = new ObjectMapper();
    // Models are read once; a library manager stands for one library, because it remembers libraries by name.
    var models = new ModelManager();
    var answers = new ArrayList<List<Map<String, Object>>>();
    for (var job : json.readTree(new File(args[0]))) answers.add(decide(job, models));
    json.writeValue(new File(args[1]), answers);
  }

  private static List<Map<String, Object>> decide(JsonNode job, ModelManager models) {
    var manager = new LibraryManager(models);
    manager.getLibrarySourceLoader().registerProvider(new StringLibrarySourceProvider(List.of(job.get("cql").asText())));
    var library = new VersionedIdentifier().withId(job.get("name").asText()).withVersion(job.get("version").asText());
    var problems = new ArrayList<CqlCompilerException>();
    manager.resolveLibrary(library, problems);
    // Warnings, such as of a text that is also a name, hinder nothing.
    for (var problem : problems)
      if (problem.getSeverity() == CqlCompilerException.ErrorSeverity.Error) throw new IllegalStateException(told(problem));
    var decisions = new ArrayList<Map<String, Object>>();
    for (var facts : job.get("cases")) decisions.add(decideCase(manager, library, facts));
    return decisions;
  }

  private static Map<String, Object> decideCase(LibraryManager manager, VersionedIdentifier library, JsonNode facts) {
    var parameters = new HashMap<String, Object>();
    facts.fields().forEachRemaining(fact -> parameters.put(fact.getKey(), value(fact.getValue())));
    var engine = new CqlEngine(new Environment(manager), Set.of(CqlEngine.Options.EnableExpressionCaching));
    var found = engine.evaluate(library, ASKED, parameters);
    var decision = new LinkedHashMap<String, Object>();
    for (var name : ASKED) decision.put(name, found.forExpression(name).value());
    return decision;
  }

  private static String told(CqlCompilerException problem) {
    var place = problem.getLocator();
    return (place == null ? "" : "Line " + place.getStartLine() + ": ") + problem.getMessage();
  }

  private static Object value(JsonNode fact) {
    if (fact.isNull()) return null;
    var given = fact.get("value");
    return switch (fact.get("type").asText()) {
      case "Boolean" -> given.asBoolean();
      case "String" -> given.asText();
      case "Integer" -> given.asInt();
      case "Decimal" -> new BigDecimal(given.asText());
      case "Date" -> new Date(given.asText());
      case "Quantity" -> new Quantity().withValue(new BigDecimal(given.asText())).withUnit(fact.get("unit").asText());
      case "Codes" -> {
        var codes = new ArrayList<String>();
        given.forEach(code -> codes.add(code.asText()));
        yield codes;
      }
      default -> throw new IllegalArgumentException(fact.toString());
    };
  }

  private Decide() {}
}
