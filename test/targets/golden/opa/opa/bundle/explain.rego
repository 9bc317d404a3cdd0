# "Positive airway pressure for obstructive sleep apnea", version "2008.1". Generated from the guideline's source; do not edit.
package guideline.positive_airway_pressure.v2008_1

# Criteria that give the deciding section its state.
reasons contains leaf.id if {
	some name in graph.reachable(deciding, {verdict.decided_by})
	leaf := structure.leaves[name]
	states[name] != "unknown"
}

# Criteria that make the sections that are not met so.
unmet contains leaf.id if {
	roots := {root | some root in structure.sections; states[root] == "not-met"}
	some name in graph.reachable(deciding, roots)
	leaf := structure.leaves[name]
	states[name] != "unknown"
}

# Facts whose absence leaves sections unknown.
missing contains fact if {
	roots := {root | some root in structure.sections; states[root] == "unknown"}
	some name in graph.reachable(open, roots)
	some fact in structure.leaves[name].facts
	not fact in known
}

# Facts that were given and could not be read.
invalid contains fact if {
	some fact, value in input
	value != null
	not fact in known
}

# Criteria that are no lists lead nowhere, and are reached.
ends := {name: set() | some name, _ in structure.leaves}

# From each list that is met or not met to the criteria that make it so.
deciding := object.union(ends, {name: children |
	some name, list in structure.lists
	wanted := deciding_states(list, states[name])
	children := {child | some child in list.children; states[child] in wanted}
})

# From each unknown list to the unknown criteria in it.
open := object.union(ends, {name: children |
	some name, list in structure.lists
	children := {child | some child in list.children; states[child] == "unknown"}
})

deciding_states(list, state) := {state} if {
	list.kind in {"all", "any"}
	state != "unknown"
}

deciding_states(list, "met") := {"not-met"} if list.kind == "not"

deciding_states(list, "not-met") := {"met"} if list.kind == "not"

deciding_states(list, "met") := least | most if {
	list.kind == "count"
	least := {"met" | list.min > 0}
	most := {"not-met" | list.max < count(list.children)}
}

deciding_states(list, "not-met") := {"met"} if {
	list.kind == "count"
	count_met(list) > list.max
}

deciding_states(list, "not-met") := {"not-met"} if {
	list.kind == "count"
	count_met(list) <= list.max
}

count_met(list) := count([child | some child in list.children; states[child] == "met"])
