# "Positive airway pressure for obstructive sleep apnea", version "2008.1". Generated from the guideline's source; do not edit.
package guideline.positive_airway_pressure.v2008_1

# METADATA
# entrypoint: true
decision := {
	"guideline": data.guideline.positive_airway_pressure.v2008_1.texts.guideline,
	"determination": verdict.determination,
	"label": verdict.label,
	"reasons": reasons,
	"unmet": unmet,
	"missing": missing,
	"invalid": invalid,
	"criteria": criteria,
}

# The facts, as far as they can be read. What is absent, null or not readable is undefined.

known_ordered if is_boolean(input.ordered)

value_age := number if {
	number := quantity(input.age, "years", 0)
	number >= 0
	number <= 130
}

known_age if is_number(value_age)

known_evaluation if is_boolean(input.evaluation)

known_sleep_test if input["sleep-test"] in {"laboratory", "home-type-2", "home-type-3", "home-type-4", "none"}

value_channels := count_of(input.channels)

known_channels if is_number(value_channels)

known_not_projected if is_boolean(input["not-projected"])

value_ahi := number if {
	number := quantity(input.ahi, "{events}/h", 0)
	number >= 0
	number <= 200
}

known_ahi if is_number(value_ahi)

value_rdi := number if {
	number := quantity(input.rdi, "{events}/h", 0)
	number >= 0
	number <= 200
}

known_rdi if is_number(value_rdi)

value_recorded_sleep := number if {
	number := quantity(input["recorded-sleep"], "h", 1)
	number >= 0
	number <= 240
}

known_recorded_sleep if is_number(value_recorded_sleep)

value_events := count_of(input.events)

known_events if is_number(value_events)

known_sleepiness if is_boolean(input.sleepiness)

known_cognition if is_boolean(input.cognition)

known_mood if is_boolean(input.mood)

known_insomnia if is_boolean(input.insomnia)

known_hypertension if is_boolean(input.hypertension)

known_ischemic_heart if is_boolean(input["ischemic-heart"])

known_stroke if is_boolean(input.stroke)

value_therapy_start := day_of(input["therapy-start"])

known_therapy_start if is_object(value_therapy_start)

value_request := day_of(input.request)

known_request if is_object(value_request)

known_improved if is_boolean(input.improved)

known_phase if input.phase in {"initial", "continuation", "repeat"}

# The criteria: a rule for met and one for not met. Both at once would be a conflict of the state, which is an error and no decision.

# 1 "A treating physician with a license ordered it"

met_ordered if input.ordered == true

not_met_ordered if {
	known_ordered
	not met_ordered
}

default state_ordered := "unknown"

state_ordered := "met" if met_ordered

state_ordered := "not-met" if not_met_ordered

# 2 "The patient is an adult"

met_adult if value_age >= 18

not_met_adult if {
	known_age
	not met_adult
}

default state_adult := "unknown"

state_adult := "met" if met_adult

state_adult := "not-met" if not_met_adult

# 3.a "A clinical evaluation came with the test"

met_evaluation if input.evaluation == true

not_met_evaluation if {
	known_evaluation
	not met_evaluation
}

default state_evaluation := "unknown"

state_evaluation := "met" if met_evaluation

state_evaluation := "not-met" if not_met_evaluation

# 3.b.i "Polysomnography in a laboratory"

met_laboratory if input["sleep-test"] in {"laboratory"}

not_met_laboratory if {
	known_sleep_test
	not met_laboratory
}

default state_laboratory := "unknown"

state_laboratory := "met" if met_laboratory

state_laboratory := "not-met" if not_met_laboratory

# 3.b.ii "Home test of type II or III"

met_home_test if input["sleep-test"] in {"home-type-2", "home-type-3"}

not_met_home_test if {
	known_sleep_test
	not met_home_test
}

default state_home_test := "unknown"

state_home_test := "met" if met_home_test

state_home_test := "not-met" if not_met_home_test

# 3.b.iii "Home test of type IV with three channels or more"

met_home_test_small_2 if input["sleep-test"] in {"home-type-4"}

not_met_home_test_small_2 if {
	known_sleep_test
	not met_home_test_small_2
}

default state_home_test_small_2 := "unknown"

state_home_test_small_2 := "met" if met_home_test_small_2

state_home_test_small_2 := "not-met" if not_met_home_test_small_2

# 3.b.iii "Home test of type IV with three channels or more"

met_home_test_small_3 if value_channels >= 3

not_met_home_test_small_3 if {
	known_channels
	not met_home_test_small_3
}

default state_home_test_small_3 := "unknown"

state_home_test_small_3 := "met" if met_home_test_small_3

state_home_test_small_3 := "not-met" if not_met_home_test_small_3

# 3.b.iii "Home test of type IV with three channels or more"

met_home_test_small if {
	met_home_test_small_2
	met_home_test_small_3
}

not_met_home_test_small if not_met_home_test_small_2

not_met_home_test_small if not_met_home_test_small_3

default state_home_test_small := "unknown"

state_home_test_small := "met" if met_home_test_small

state_home_test_small := "not-met" if not_met_home_test_small

# 3.b "ANY OF"

met_accepted_test if met_laboratory

met_accepted_test if met_home_test

met_accepted_test if met_home_test_small

not_met_accepted_test if {
	not_met_laboratory
	not_met_home_test
	not_met_home_test_small
}

default state_accepted_test := "unknown"

state_accepted_test := "met" if met_accepted_test

state_accepted_test := "not-met" if not_met_accepted_test

# 3.c "The index is counted from the hours recorded, not projected"

met_not_projected if input["not-projected"] == true

not_met_not_projected if {
	known_not_projected
	not met_not_projected
}

default state_not_projected := "unknown"

state_not_projected := "met" if met_not_projected

state_not_projected := "not-met" if not_met_not_projected

# 3 "The sleep study counts"

met_sleep_study if {
	met_evaluation
	met_accepted_test
	met_not_projected
}

not_met_sleep_study if not_met_evaluation

not_met_sleep_study if not_met_accepted_test

not_met_sleep_study if not_met_not_projected

default state_sleep_study := "unknown"

state_sleep_study := "met" if met_sleep_study

state_sleep_study := "not-met" if not_met_sleep_study

# 4.a "Fifteen events an hour or more"

met_moderate_head_2 if value_ahi >= 15

not_met_moderate_head_2 if {
	known_ahi
	not met_moderate_head_2
}

default state_moderate_head_2 := "unknown"

state_moderate_head_2 := "met" if met_moderate_head_2

state_moderate_head_2 := "not-met" if not_met_moderate_head_2

# 4.a "Fifteen events an hour or more"

met_moderate_head_3 if value_rdi >= 15

not_met_moderate_head_3 if {
	known_rdi
	not met_moderate_head_3
}

default state_moderate_head_3 := "unknown"

state_moderate_head_3 := "met" if met_moderate_head_3

state_moderate_head_3 := "not-met" if not_met_moderate_head_3

# 4.a "Fifteen events an hour or more"

met_moderate_head if met_moderate_head_2

met_moderate_head if met_moderate_head_3

not_met_moderate_head if {
	not_met_moderate_head_2
	not_met_moderate_head_3
}

default state_moderate_head := "unknown"

state_moderate_head := "met" if met_moderate_head

state_moderate_head := "not-met" if not_met_moderate_head

# 4.a "enough of them were counted"

met_moderate_counted_2 if value_recorded_sleep >= 20

not_met_moderate_counted_2 if {
	known_recorded_sleep
	not met_moderate_counted_2
}

default state_moderate_counted_2 := "unknown"

state_moderate_counted_2 := "met" if met_moderate_counted_2

state_moderate_counted_2 := "not-met" if not_met_moderate_counted_2

# 4.a "enough of them were counted"

met_moderate_counted_3 if value_events >= 30

not_met_moderate_counted_3 if {
	known_events
	not met_moderate_counted_3
}

default state_moderate_counted_3 := "unknown"

state_moderate_counted_3 := "met" if met_moderate_counted_3

state_moderate_counted_3 := "not-met" if not_met_moderate_counted_3

# 4.a "enough of them were counted"

met_moderate_counted if met_moderate_counted_2

met_moderate_counted if met_moderate_counted_3

not_met_moderate_counted if {
	not_met_moderate_counted_2
	not_met_moderate_counted_3
}

default state_moderate_counted := "unknown"

state_moderate_counted := "met" if met_moderate_counted

state_moderate_counted := "not-met" if not_met_moderate_counted

# 4.a "Fifteen events an hour or more AND enough of them were counted"

met_moderate if {
	met_moderate_head
	met_moderate_counted
}

not_met_moderate if not_met_moderate_head

not_met_moderate if not_met_moderate_counted

default state_moderate := "unknown"

state_moderate := "met" if met_moderate

state_moderate := "not-met" if not_met_moderate

# 4.b "Five to fourteen events an hour"

met_mild_head_2 if {
	value_ahi >= 5
	value_ahi <= 14
}

not_met_mild_head_2 if {
	known_ahi
	not met_mild_head_2
}

default state_mild_head_2 := "unknown"

state_mild_head_2 := "met" if met_mild_head_2

state_mild_head_2 := "not-met" if not_met_mild_head_2

# 4.b "Five to fourteen events an hour"

met_mild_head_3 if {
	value_rdi >= 5
	value_rdi <= 14
}

not_met_mild_head_3 if {
	known_rdi
	not met_mild_head_3
}

default state_mild_head_3 := "unknown"

state_mild_head_3 := "met" if met_mild_head_3

state_mild_head_3 := "not-met" if not_met_mild_head_3

# 4.b "Five to fourteen events an hour"

met_mild_head if met_mild_head_2

met_mild_head if met_mild_head_3

not_met_mild_head if {
	not_met_mild_head_2
	not_met_mild_head_3
}

default state_mild_head := "unknown"

state_mild_head := "met" if met_mild_head

state_mild_head := "not-met" if not_met_mild_head

# 4.b "enough of them were counted"

met_mild_counted_2 if value_recorded_sleep >= 20

not_met_mild_counted_2 if {
	known_recorded_sleep
	not met_mild_counted_2
}

default state_mild_counted_2 := "unknown"

state_mild_counted_2 := "met" if met_mild_counted_2

state_mild_counted_2 := "not-met" if not_met_mild_counted_2

# 4.b "enough of them were counted"

met_mild_counted_3 if value_events >= 10

not_met_mild_counted_3 if {
	known_events
	not met_mild_counted_3
}

default state_mild_counted_3 := "unknown"

state_mild_counted_3 := "met" if met_mild_counted_3

state_mild_counted_3 := "not-met" if not_met_mild_counted_3

# 4.b "enough of them were counted"

met_mild_counted if met_mild_counted_2

met_mild_counted if met_mild_counted_3

not_met_mild_counted if {
	not_met_mild_counted_2
	not_met_mild_counted_3
}

default state_mild_counted := "unknown"

state_mild_counted := "met" if met_mild_counted

state_mild_counted := "not-met" if not_met_mild_counted

# 4.b.i "Sleepiness by day"

met_sleepiness if input.sleepiness == true

not_met_sleepiness if {
	known_sleepiness
	not met_sleepiness
}

default state_sleepiness := "unknown"

state_sleepiness := "met" if met_sleepiness

state_sleepiness := "not-met" if not_met_sleepiness

# 4.b.ii "Impaired cognition"

met_cognition if input.cognition == true

not_met_cognition if {
	known_cognition
	not met_cognition
}

default state_cognition := "unknown"

state_cognition := "met" if met_cognition

state_cognition := "not-met" if not_met_cognition

# 4.b.iii "Mood disorder"

met_mood if input.mood == true

not_met_mood if {
	known_mood
	not met_mood
}

default state_mood := "unknown"

state_mood := "met" if met_mood

state_mood := "not-met" if not_met_mood

# 4.b.iv "Insomnia"

met_insomnia if input.insomnia == true

not_met_insomnia if {
	known_insomnia
	not met_insomnia
}

default state_insomnia := "unknown"

state_insomnia := "met" if met_insomnia

state_insomnia := "not-met" if not_met_insomnia

# 4.b.v "Hypertension"

met_hypertension if input.hypertension == true

not_met_hypertension if {
	known_hypertension
	not met_hypertension
}

default state_hypertension := "unknown"

state_hypertension := "met" if met_hypertension

state_hypertension := "not-met" if not_met_hypertension

# 4.b.vi "Ischemic heart disease"

met_ischemic_heart if input["ischemic-heart"] == true

not_met_ischemic_heart if {
	known_ischemic_heart
	not met_ischemic_heart
}

default state_ischemic_heart := "unknown"

state_ischemic_heart := "met" if met_ischemic_heart

state_ischemic_heart := "not-met" if not_met_ischemic_heart

# 4.b.vii "History of stroke"

met_stroke if input.stroke == true

not_met_stroke if {
	known_stroke
	not met_stroke
}

default state_stroke := "unknown"

state_stroke := "met" if met_stroke

state_stroke := "not-met" if not_met_stroke

# 4.b "ANY OF"

met_mild_with if met_sleepiness

met_mild_with if met_cognition

met_mild_with if met_mood

met_mild_with if met_insomnia

met_mild_with if met_hypertension

met_mild_with if met_ischemic_heart

met_mild_with if met_stroke

not_met_mild_with if {
	not_met_sleepiness
	not_met_cognition
	not_met_mood
	not_met_insomnia
	not_met_hypertension
	not_met_ischemic_heart
	not_met_stroke
}

default state_mild_with := "unknown"

state_mild_with := "met" if met_mild_with

state_mild_with := "not-met" if not_met_mild_with

# 4.b "Five to fourteen events an hour AND enough of them were counted AND"

met_mild if {
	met_mild_head
	met_mild_counted
	met_mild_with
}

not_met_mild if not_met_mild_head

not_met_mild if not_met_mild_counted

not_met_mild if not_met_mild_with

default state_mild := "unknown"

state_mild := "met" if met_mild

state_mild := "not-met" if not_met_mild

# 4 "EITHER OF"

met_severity if met_moderate

met_severity if met_mild

not_met_severity if {
	not_met_moderate
	not_met_mild
}

default state_severity := "unknown"

state_severity := "met" if met_severity

state_severity := "not-met" if not_met_severity

# "First twelve weeks"

met_device if {
	met_ordered
	met_adult
	met_sleep_study
	met_severity
}

not_met_device if not_met_ordered

not_met_device if not_met_adult

not_met_device if not_met_sleep_study

not_met_device if not_met_severity

default state_device := "unknown"

state_device := "met" if met_device

state_device := "not-met" if not_met_device

# "for initial"

met_device_2 if input.phase in {"initial"}

not_met_device_2 if {
	known_phase
	not met_device_2
}

default state_device_2 := "unknown"

state_device_2 := "met" if met_device_2

state_device_2 := "not-met" if not_met_device_2

# 1 "The first twelve weeks are over"

met_twelve_weeks if {
	known_therapy_start
	known_request
	value_therapy_start.number <= value_request.number - 84
}

not_met_twelve_weeks if {
	known_therapy_start
	known_request
	not met_twelve_weeks
}

default state_twelve_weeks := "unknown"

state_twelve_weeks := "met" if met_twelve_weeks

state_twelve_weeks := "not-met" if not_met_twelve_weeks

# 2 "Sleep apnea improved with the therapy"

met_improved if input.improved == true

not_met_improved if {
	known_improved
	not met_improved
}

default state_improved := "unknown"

state_improved := "met" if met_improved

state_improved := "not-met" if not_met_improved

# "After twelve weeks"

met_kept if {
	met_twelve_weeks
	met_improved
}

not_met_kept if not_met_twelve_weeks

not_met_kept if not_met_improved

default state_kept := "unknown"

state_kept := "met" if met_kept

state_kept := "not-met" if not_met_kept

# "for continuation"

met_kept_2 if input.phase in {"continuation"}

not_met_kept_2 if {
	known_phase
	not met_kept_2
}

default state_kept_2 := "unknown"

state_kept_2 := "met" if met_kept_2

state_kept_2 := "not-met" if not_met_kept_2

# "indications"

met_section_indications_2 if {
	met_device_2
	met_device
}

not_met_section_indications_2 if not_met_device_2

not_met_section_indications_2 if not_met_device

default state_section_indications_2 := "unknown"

state_section_indications_2 := "met" if met_section_indications_2

state_section_indications_2 := "not-met" if not_met_section_indications_2

# "indications"

met_section_indications_3 if {
	met_kept_2
	met_kept
}

not_met_section_indications_3 if not_met_kept_2

not_met_section_indications_3 if not_met_kept

default state_section_indications_3 := "unknown"

state_section_indications_3 := "met" if met_section_indications_3

state_section_indications_3 := "not-met" if not_met_section_indications_3

# "indications"

met_section_indications if met_section_indications_2

met_section_indications if met_section_indications_3

not_met_section_indications if {
	not_met_section_indications_2
	not_met_section_indications_3
}

default state_section_indications := "unknown"

state_section_indications := "met" if met_section_indications

state_section_indications := "not-met" if not_met_section_indications

criteria := {
	"ordered": state_ordered,
	"adult": state_adult,
	"evaluation": state_evaluation,
	"laboratory": state_laboratory,
	"home-test": state_home_test,
	"home-test-small": state_home_test_small,
	"accepted-test": state_accepted_test,
	"not-projected": state_not_projected,
	"sleep-study": state_sleep_study,
	"moderate.head": state_moderate_head,
	"moderate-counted": state_moderate_counted,
	"moderate": state_moderate,
	"mild.head": state_mild_head,
	"mild-counted": state_mild_counted,
	"sleepiness": state_sleepiness,
	"cognition": state_cognition,
	"mood": state_mood,
	"insomnia": state_insomnia,
	"hypertension": state_hypertension,
	"ischemic-heart": state_ischemic_heart,
	"stroke": state_stroke,
	"mild-with": state_mild_with,
	"mild": state_mild,
	"severity": state_severity,
	"device": state_device,
	"twelve-weeks": state_twelve_weeks,
	"improved": state_improved,
	"kept": state_kept,
	"section-indications": state_section_indications,
}

# The determination: exactly one of these fits.

verdict := {"determination": "appropriate", "label": "", "decided_by": "section_indications"} if state_section_indications == "met"

verdict := {"determination": "clinician-review", "label": "No listed indication is met", "decided_by": ""} if state_section_indications == "not-met"

verdict := {"determination": "needs-information", "label": "", "decided_by": "section_indications"} if state_section_indications == "unknown"

# What explain.rego reads.

structure := data.guideline.positive_airway_pressure.v2008_1.criteria_graph

states := {
	"ordered": state_ordered,
	"adult": state_adult,
	"evaluation": state_evaluation,
	"laboratory": state_laboratory,
	"home_test": state_home_test,
	"home_test_small_2": state_home_test_small_2,
	"home_test_small_3": state_home_test_small_3,
	"home_test_small": state_home_test_small,
	"accepted_test": state_accepted_test,
	"not_projected": state_not_projected,
	"sleep_study": state_sleep_study,
	"moderate_head_2": state_moderate_head_2,
	"moderate_head_3": state_moderate_head_3,
	"moderate_head": state_moderate_head,
	"moderate_counted_2": state_moderate_counted_2,
	"moderate_counted_3": state_moderate_counted_3,
	"moderate_counted": state_moderate_counted,
	"moderate": state_moderate,
	"mild_head_2": state_mild_head_2,
	"mild_head_3": state_mild_head_3,
	"mild_head": state_mild_head,
	"mild_counted_2": state_mild_counted_2,
	"mild_counted_3": state_mild_counted_3,
	"mild_counted": state_mild_counted,
	"sleepiness": state_sleepiness,
	"cognition": state_cognition,
	"mood": state_mood,
	"insomnia": state_insomnia,
	"hypertension": state_hypertension,
	"ischemic_heart": state_ischemic_heart,
	"stroke": state_stroke,
	"mild_with": state_mild_with,
	"mild": state_mild,
	"severity": state_severity,
	"device": state_device,
	"device_2": state_device_2,
	"twelve_weeks": state_twelve_weeks,
	"improved": state_improved,
	"kept": state_kept,
	"kept_2": state_kept_2,
	"section_indications_2": state_section_indications_2,
	"section_indications_3": state_section_indications_3,
	"section_indications": state_section_indications,
}

known contains "ordered" if known_ordered

known contains "age" if known_age

known contains "evaluation" if known_evaluation

known contains "sleep-test" if known_sleep_test

known contains "channels" if known_channels

known contains "not-projected" if known_not_projected

known contains "ahi" if known_ahi

known contains "rdi" if known_rdi

known contains "recorded-sleep" if known_recorded_sleep

known contains "events" if known_events

known contains "sleepiness" if known_sleepiness

known contains "cognition" if known_cognition

known contains "mood" if known_mood

known contains "insomnia" if known_insomnia

known contains "hypertension" if known_hypertension

known contains "ischemic-heart" if known_ischemic_heart

known contains "stroke" if known_stroke

known contains "therapy-start" if known_therapy_start

known contains "request" if known_request

known contains "improved" if known_improved

known contains "phase" if known_phase
