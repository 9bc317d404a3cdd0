// Reads a file of jobs (a DMN model with cases each), and writes the answers that an engine gives; knows no engine.
package dmn;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class Jobs {
  record Job(String dmn, List<Map<String, Object>> cases) {}

  /** A model that has been read: one case in, the value of its decision out. */
  interface Model {
    Object decide(Map<String, Object> facts) throws Exception;
  }

  interface Engine {
    Model read(String dmn) throws Exception;
  }

  static void run(String[] args, Engine engine) throws Exception {
    // Numbers of JSON are decimal numbers, never binary ones.
    var json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    var type = json.getTypeFactory().constructCollectionType(List.class, Job.class);
    List<Job> jobs = json.readValue(new File(args[0]), type);
    var answers = new ArrayList<List<Object>>();
    for (var job : jobs) {
      var model = engine.read(job.dmn());
      var own = new ArrayList<Object>();
      for (var facts : job.cases()) own.add(model.decide(facts));
      answers.add(own);
    }
    json.writeValue(new File(args[1]), answers);
  }

  private Jobs() {}
}
