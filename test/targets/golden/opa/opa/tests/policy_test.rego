# Run from the root of the rule bundle: opa test --timeout 5m opa/bundle opa/tests vectors.json
package guideline.positive_airway_pressure.v2008_1_test

test_vector[vector.name] if {
	some vector in data.vectors
	decision := data.guideline.positive_airway_pressure.v2008_1.decision with input as vector.facts
	decision.determination == vector.decision.determination
	decision.label == vector.decision.label
	every list in ["reasons", "unmet", "missing", "invalid"] {
		{name | some name in decision[list]} == {name | some name in vector.decision[list]}
	}
}

test_vectors_are_there if count(data.vectors) > 0
