// Validates FHIR resources against core R4 or R5 with HAPI's validator, and gives back what its parser found in libraries.
package hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Library;

public final class Validate {
  public static void main(String[] args) throws Exception {
    var json = new ObjectMapper();
    var given = json.readTree(new File(args[0]));
    var answers = new ArrayList<Map<String, Object>>();
    for (var set : given) answers.addAll(validateSet(set));
    json.writeValue(new File(args[1]), answers);
  }

  private static final Map<String, FhirContext> CONTEXTS = Map.of("r4", FhirContext.forR4Cached(), "r5", FhirContext.forR5Cached());

  /** Core's own definitions are read once. */
  private static final Map<String, DefaultProfileValidationSupport> CORE = new LinkedHashMap<>();

  static {
    CONTEXTS.forEach((version, context) -> CORE.put(version, new DefaultProfileValidationSupport(context)));
  }

  /** Resources of a set may name each other. */
  private static List<Map<String, Object>> validateSet(JsonNode set) {
    var context = CONTEXTS.get(set.get("version").asText());
    var own = new PrePopulatedValidationSupport(context);
    var parser = context.newJsonParser();
    parser.setParserErrorHandler(new ca.uhn.fhir.parser.StrictErrorHandler());
    var answers = new ArrayList<Map<String, Object>>();
    for (var text : set.get("resources")) {
      var resource = parser.parseResource(text.asText());
      if (List.of("CodeSystem", "ValueSet", "Questionnaire").contains(resource.fhirType())) own.addResource(resource);
      answers.add(new LinkedHashMap<>(Map.of("content", contentOf(resource))));
    }
    if (!set.get("validate").asBoolean()) return answers;
    var chain = new ValidationSupportChain(
        CORE.get(set.get("version").asText()), own, new CommonCodeSystemsTerminologyService(context),
        new InMemoryTerminologyServerValidationSupport(context));
    var instance = new FhirInstanceValidator(chain);
    // Extensions of implementation guides are not looked up: only core is checked here.
    instance.setAnyExtensionsAllowed(true);
    var validator = new FhirValidator(context).registerValidatorModule(instance);
    int at = 0;
    for (var text : set.get("resources")) answers.get(at++).put("messages", messages(validator, text.asText()));
    return answers;
  }

  private static List<String> messages(FhirValidator validator, String text) {
    return validator.validateWithResult(text).getMessages().stream()
        .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.WARNING.ordinal())
        .map(message -> message.getSeverity() + " " + message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  private static Map<String, String> contentOf(Object resource) {
    var found = new LinkedHashMap<String, String>();
    if (resource instanceof Library library)
      for (var content : library.getContent())
        found.put(content.getContentType(), new String(content.getData(), StandardCharsets.UTF_8));
    return found;
  }

  private Validate() {}
}
