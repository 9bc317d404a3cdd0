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

met_home_test_small if input["sleep-test"] in {"home-type-4"}

not_met_home_test_small if {
	known_sleep_test
	not met_home_test_small
}

default state_home_test_small := "unknown"

state_home_test_small := "met" if met_home_test_small

state_home_test_small := "not-met" if not_met_home_test_small

# 3.b.iii "Home test of type IV with three channels or more"

met_home_test_small_2 if value_channels >= 3

not_met_home_test_small_2 if {
	known_channels
	not met_home_test_small_2
}

default state_home_test_small_2 := "unknown"

state_home_test_small_2 := "met" if met_home_test_small_2

state_home_test_small_2 := "not-met" if not_met_home_test_small_2

# 3.b.iii "Home test of type IV with three channels or more"

met_home_test_small_3 if {
	met_home_test_small
	met_home_test_small_2
}

not_met_home_test_small_3 if not_met_home_test_small

not_met_home_test_small_3 if not_met_home_test_small_2

default state_home_test_small_3 := "unknown"

state_home_test_small_3 := "met" if met_home_test_small_3

state_home_test_small_3 := "not-met" if not_met_home_test_small_3

# 3.b "ANY OF"

met_accepted_test if met_laboratory

met_accepted_test if met_home_test

met_accepted_test if met_home_test_small_3

not_met_accepted_test if {
	not_met_laboratory
	not_met_home_test
	not_met_home_test_small_3
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

met_moderate_head if value_ahi >= 15

not_met_moderate_head if {
	known_ahi
	not met_moderate_head
}

default state_moderate_head := "unknown"

state_moderate_head := "met" if met_moderate_head

state_moderate_head := "not-met" if not_met_moderate_head

# 4.a "Fifteen events an hour or more"

met_moderate_head_2 if value_rdi >= 15

not_met_moderate_head_2 if {
	known_rdi
	not met_moderate_head_2
}

default state_moderate_head_2 := "unknown"

state_moderate_head_2 := "met" if met_moderate_head_2

state_moderate_head_2 := "not-met" if not_met_moderate_head_2

# 4.a "Fifteen events an hour or more"

met_moderate_head_3 if met_moderate_head

met_moderate_head_3 if met_moderate_head_2

not_met_moderate_head_3 if {
	not_met_moderate_head
	not_met_moderate_head_2
}

default state_moderate_head_3 := "unknown"

state_moderate_head_3 := "met" if met_moderate_head_3

state_moderate_head_3 := "not-met" if not_met_moderate_head_3

# 4.a "enough of them were counted"

met_moderate_counted if value_recorded_sleep >= 20

not_met_moderate_counted if {
	known_recorded_sleep
	not met_moderate_counted
}

default state_moderate_counted := "unknown"

state_moderate_counted := "met" if met_moderate_counted

state_moderate_counted := "not-met" if not_met_moderate_counted

# 4.a "enough of them were counted"

met_moderate_counted_2 if value_events >= 30

not_met_moderate_counted_2 if {
	known_events
	not met_moderate_counted_2
}

default state_moderate_counted_2 := "unknown"

state_moderate_counted_2 := "met" if met_moderate_counted_2

state_moderate_counted_2 := "not-met" if not_met_moderate_counted_2

# 4.a "enough of them were counted"

met_moderate_counted_3 if met_moderate_counted

met_moderate_counted_3 if met_moderate_counted_2

not_met_moderate_counted_3 if {
	not_met_moderate_counted
	not_met_moderate_counted_2
}

default state_moderate_counted_3 := "unknown"

state_moderate_counted_3 := "met" if met_moderate_counted_3

state_moderate_counted_3 := "not-met" if not_met_moderate_counted_3

# 4.a "Fifteen events an hour or more AND enough of them were counted"

met_moderate if {
	met_moderate_head_3
	met_moderate_counted_3
}

not_met_moderate if not_met_moderate_head_3

not_met_moderate if not_met_moderate_counted_3

default state_moderate := "unknown"

state_moderate := "met" if met_moderate

state_moderate := "not-met" if not_met_moderate

# 4.b "Five to fourteen events an hour"

met_mild_head if {
	value_ahi >= 5
	value_ahi <= 14
}

not_met_mild_head if {
	known_ahi
	not met_mild_head
}

default state_mild_head := "unknown"

state_mild_head := "met" if met_mild_head

state_mild_head := "not-met" if not_met_mild_head

# 4.b "Five to fourteen events an hour"

met_mild_head_2 if {
	value_rdi >= 5
	value_rdi <= 14
}

not_met_mild_head_2 if {
	known_rdi
	not met_mild_head_2
}

default state_mild_head_2 := "unknown"

state_mild_head_2 := "met" if met_mild_head_2

state_mild_head_2 := "not-met" if not_met_mild_head_2

# 4.b "Five to fourteen events an hour"

met_mild_head_3 if met_mild_head

met_mild_head_3 if met_mild_head_2

not_met_mild_head_3 if {
	not_met_mild_head
	not_met_mild_head_2
}

default state_mild_head_3 := "unknown"

state_mild_head_3 := "met" if met_mild_head_3

state_mild_head_3 := "not-met" if not_met_mild_head_3

# 4.b "enough of them were counted"

met_mild_counted if value_recorded_sleep >= 20

not_met_mild_counted if {
	known_recorded_sleep
	not met_mild_counted
}

default state_mild_counted := "unknown"

state_mild_counted := "met" if met_mild_counted

state_mild_counted := "not-met" if not_met_mild_counted

# 4.b "enough of them were counted"

met_mild_counted_2 if value_events >= 10

not_met_mild_counted_2 if {
	known_events
	not met_mild_counted_2
}

default state_mild_counted_2 := "unknown"

state_mild_counted_2 := "met" if met_mild_counted_2

state_mild_counted_2 := "not-met" if not_met_mild_counted_2

# 4.b "enough of them were counted"

met_mild_counted_3 if met_mild_counted

met_mild_counted_3 if met_mild_counted_2

not_met_mild_counted_3 if {
	not_met_mild_counted
	not_met_mild_counted_2
}

default state_mild_counted_3 := "unknown"

state_mild_counted_3 := "met" if met_mild_counted_3

state_mild_counted_3 := "not-met" if not_met_mild_counted_3

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
	met_mild_head_3
	met_mild_counted_3
	met_mild_with
}

not_met_mild if not_met_mild_head_3

not_met_mild if not_met_mild_counted_3

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

met_section_indications if {
	met_device_2
	met_device
}

not_met_section_indications if not_met_device_2

not_met_section_indications if not_met_device

default state_section_indications := "unknown"

state_section_indications := "met" if met_section_indications

state_section_indications := "not-met" if not_met_section_indications

# "indications"

met_section_indications_2 if {
	met_kept_2
	met_kept
}

not_met_section_indications_2 if not_met_kept_2

not_met_section_indications_2 if not_met_kept

default state_section_indications_2 := "unknown"

state_section_indications_2 := "met" if met_section_indications_2

state_section_indications_2 := "not-met" if not_met_section_indications_2

# "indications"

met_section_indications_3 if met_section_indications

met_section_indications_3 if met_section_indications_2

not_met_section_indications_3 if {
	not_met_section_indications
	not_met_section_indications_2
}

default state_section_indications_3 := "unknown"

state_section_indications_3 := "met" if met_section_indications_3

state_section_indications_3 := "not-met" if not_met_section_indications_3

criteria := {
	"ordered": state_ordered,
	"adult": state_adult,
	"evaluation": state_evaluation,
	"laboratory": state_laboratory,
	"home-test": state_home_test,
	"home-test-small": state_home_test_small_3,
	"accepted-test": state_accepted_test,
	"not-projected": state_not_projected,
	"sleep-study": state_sleep_study,
	"moderate.head": state_moderate_head_3,
	"moderate-counted": state_moderate_counted_3,
	"moderate": state_moderate,
	"mild.head": state_mild_head_3,
	"mild-counted": state_mild_counted_3,
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
	"section-indications": state_section_indications_3,
}

# The determination: exactly one of these fits.

verdict := {"determination": "appropriate", "label": ""} if state_section_indications_3 == "met"

verdict := {"determination": "clinician-review", "label": "No listed indication is met"} if state_section_indications_3 == "not-met"

verdict := {"determination": "needs-information", "label": ""} if state_section_indications_3 == "unknown"

# What explains it.

way_reason_42 if {
	met_section_indications_3
	met_section_indications_3
}

way_reason_42 if {
	met_section_indications_3
	not_met_section_indications_3
}

way_reason_42 if {
	state_section_indications_3 == "unknown"
	met_section_indications_3
}

way_reason_42 if {
	state_section_indications_3 == "unknown"
	not_met_section_indications_3
}

way_reason_41 if {
	way_reason_42
	not_met_section_indications_3
}

way_reason_41 if {
	way_reason_42
	met_section_indications_2
}

way_reason_40 if {
	way_reason_42
	not_met_section_indications_3
}

way_reason_40 if {
	way_reason_42
	met_section_indications
}

way_reason_39 if {
	way_reason_41
	met_section_indications_2
}

way_reason_39 if {
	way_reason_41
	not_met_kept_2
}

way_reason_38 if {
	way_reason_41
	met_section_indications_2
}

way_reason_38 if {
	way_reason_41
	not_met_kept
}

way_reason_37 if {
	way_reason_38
	met_kept
}

way_reason_37 if {
	way_reason_38
	not_met_improved
}

way_reason_36 if {
	way_reason_38
	met_kept
}

way_reason_36 if {
	way_reason_38
	not_met_twelve_weeks
}

way_reason_35 if {
	way_reason_40
	met_section_indications
}

way_reason_35 if {
	way_reason_40
	not_met_device_2
}

way_reason_34 if {
	way_reason_40
	met_section_indications
}

way_reason_34 if {
	way_reason_40
	not_met_device
}

way_reason_33 if {
	way_reason_34
	met_device
}

way_reason_33 if {
	way_reason_34
	not_met_severity
}

way_reason_32 if {
	way_reason_33
	not_met_severity
}

way_reason_32 if {
	way_reason_33
	met_mild
}

way_reason_31 if {
	way_reason_32
	met_mild
}

way_reason_31 if {
	way_reason_32
	not_met_mild_with
}

way_reason_30 if {
	way_reason_31
	not_met_mild_with
}

way_reason_30 if {
	way_reason_31
	met_stroke
}

way_reason_29 if {
	way_reason_31
	not_met_mild_with
}

way_reason_29 if {
	way_reason_31
	met_ischemic_heart
}

way_reason_28 if {
	way_reason_31
	not_met_mild_with
}

way_reason_28 if {
	way_reason_31
	met_hypertension
}

way_reason_27 if {
	way_reason_31
	not_met_mild_with
}

way_reason_27 if {
	way_reason_31
	met_insomnia
}

way_reason_26 if {
	way_reason_31
	not_met_mild_with
}

way_reason_26 if {
	way_reason_31
	met_mood
}

way_reason_25 if {
	way_reason_31
	not_met_mild_with
}

way_reason_25 if {
	way_reason_31
	met_cognition
}

way_reason_24 if {
	way_reason_31
	not_met_mild_with
}

way_reason_24 if {
	way_reason_31
	met_sleepiness
}

way_reason_23 if {
	way_reason_32
	met_mild
}

way_reason_23 if {
	way_reason_32
	not_met_mild_counted_3
}

way_reason_22 if {
	way_reason_23
	not_met_mild_counted_3
}

way_reason_22 if {
	way_reason_23
	met_mild_counted_2
}

way_reason_21 if {
	way_reason_23
	not_met_mild_counted_3
}

way_reason_21 if {
	way_reason_23
	met_mild_counted
}

way_reason_20 if {
	way_reason_32
	met_mild
}

way_reason_20 if {
	way_reason_32
	not_met_mild_head_3
}

way_reason_19 if {
	way_reason_20
	not_met_mild_head_3
}

way_reason_19 if {
	way_reason_20
	met_mild_head_2
}

way_reason_18 if {
	way_reason_20
	not_met_mild_head_3
}

way_reason_18 if {
	way_reason_20
	met_mild_head
}

way_reason_17 if {
	way_reason_33
	not_met_severity
}

way_reason_17 if {
	way_reason_33
	met_moderate
}

way_reason_16 if {
	way_reason_17
	met_moderate
}

way_reason_16 if {
	way_reason_17
	not_met_moderate_counted_3
}

way_reason_15 if {
	way_reason_16
	not_met_moderate_counted_3
}

way_reason_15 if {
	way_reason_16
	met_moderate_counted_2
}

way_reason_14 if {
	way_reason_16
	not_met_moderate_counted_3
}

way_reason_14 if {
	way_reason_16
	met_moderate_counted
}

way_reason_13 if {
	way_reason_17
	met_moderate
}

way_reason_13 if {
	way_reason_17
	not_met_moderate_head_3
}

way_reason_12 if {
	way_reason_13
	not_met_moderate_head_3
}

way_reason_12 if {
	way_reason_13
	met_moderate_head_2
}

way_reason_11 if {
	way_reason_13
	not_met_moderate_head_3
}

way_reason_11 if {
	way_reason_13
	met_moderate_head
}

way_reason_10 if {
	way_reason_34
	met_device
}

way_reason_10 if {
	way_reason_34
	not_met_sleep_study
}

way_reason_9 if {
	way_reason_10
	met_sleep_study
}

way_reason_9 if {
	way_reason_10
	not_met_not_projected
}

way_reason_8 if {
	way_reason_10
	met_sleep_study
}

way_reason_8 if {
	way_reason_10
	not_met_accepted_test
}

way_reason_7 if {
	way_reason_8
	not_met_accepted_test
}

way_reason_7 if {
	way_reason_8
	met_home_test_small_3
}

way_reason_6 if {
	way_reason_7
	met_home_test_small_3
}

way_reason_6 if {
	way_reason_7
	not_met_home_test_small_2
}

way_reason_5 if {
	way_reason_7
	met_home_test_small_3
}

way_reason_5 if {
	way_reason_7
	not_met_home_test_small
}

way_reason_4 if {
	way_reason_8
	not_met_accepted_test
}

way_reason_4 if {
	way_reason_8
	met_home_test
}

way_reason_3 if {
	way_reason_8
	not_met_accepted_test
}

way_reason_3 if {
	way_reason_8
	met_laboratory
}

way_reason_2 if {
	way_reason_10
	met_sleep_study
}

way_reason_2 if {
	way_reason_10
	not_met_evaluation
}

way_reason_1 if {
	way_reason_34
	met_device
}

way_reason_1 if {
	way_reason_34
	not_met_adult
}

way_reason_0 if {
	way_reason_34
	met_device
}

way_reason_0 if {
	way_reason_34
	not_met_ordered
}

way_unmet_42 if not_met_section_indications_3

way_unmet_41 if {
	way_unmet_42
	not_met_section_indications_3
}

way_unmet_41 if {
	way_unmet_42
	met_section_indications_2
}

way_unmet_40 if {
	way_unmet_42
	not_met_section_indications_3
}

way_unmet_40 if {
	way_unmet_42
	met_section_indications
}

way_unmet_39 if {
	way_unmet_41
	met_section_indications_2
}

way_unmet_39 if {
	way_unmet_41
	not_met_kept_2
}

way_unmet_38 if {
	way_unmet_41
	met_section_indications_2
}

way_unmet_38 if {
	way_unmet_41
	not_met_kept
}

way_unmet_37 if {
	way_unmet_38
	met_kept
}

way_unmet_37 if {
	way_unmet_38
	not_met_improved
}

way_unmet_36 if {
	way_unmet_38
	met_kept
}

way_unmet_36 if {
	way_unmet_38
	not_met_twelve_weeks
}

way_unmet_35 if {
	way_unmet_40
	met_section_indications
}

way_unmet_35 if {
	way_unmet_40
	not_met_device_2
}

way_unmet_34 if {
	way_unmet_40
	met_section_indications
}

way_unmet_34 if {
	way_unmet_40
	not_met_device
}

way_unmet_33 if {
	way_unmet_34
	met_device
}

way_unmet_33 if {
	way_unmet_34
	not_met_severity
}

way_unmet_32 if {
	way_unmet_33
	not_met_severity
}

way_unmet_32 if {
	way_unmet_33
	met_mild
}

way_unmet_31 if {
	way_unmet_32
	met_mild
}

way_unmet_31 if {
	way_unmet_32
	not_met_mild_with
}

way_unmet_30 if {
	way_unmet_31
	not_met_mild_with
}

way_unmet_30 if {
	way_unmet_31
	met_stroke
}

way_unmet_29 if {
	way_unmet_31
	not_met_mild_with
}

way_unmet_29 if {
	way_unmet_31
	met_ischemic_heart
}

way_unmet_28 if {
	way_unmet_31
	not_met_mild_with
}

way_unmet_28 if {
	way_unmet_31
	met_hypertension
}

way_unmet_27 if {
	way_unmet_31
	not_met_mild_with
}

way_unmet_27 if {
	way_unmet_31
	met_insomnia
}

way_unmet_26 if {
	way_unmet_31
	not_met_mild_with
}

way_unmet_26 if {
	way_unmet_31
	met_mood
}

way_unmet_25 if {
	way_unmet_31
	not_met_mild_with
}

way_unmet_25 if {
	way_unmet_31
	met_cognition
}

way_unmet_24 if {
	way_unmet_31
	not_met_mild_with
}

way_unmet_24 if {
	way_unmet_31
	met_sleepiness
}

way_unmet_23 if {
	way_unmet_32
	met_mild
}

way_unmet_23 if {
	way_unmet_32
	not_met_mild_counted_3
}

way_unmet_22 if {
	way_unmet_23
	not_met_mild_counted_3
}

way_unmet_22 if {
	way_unmet_23
	met_mild_counted_2
}

way_unmet_21 if {
	way_unmet_23
	not_met_mild_counted_3
}

way_unmet_21 if {
	way_unmet_23
	met_mild_counted
}

way_unmet_20 if {
	way_unmet_32
	met_mild
}

way_unmet_20 if {
	way_unmet_32
	not_met_mild_head_3
}

way_unmet_19 if {
	way_unmet_20
	not_met_mild_head_3
}

way_unmet_19 if {
	way_unmet_20
	met_mild_head_2
}

way_unmet_18 if {
	way_unmet_20
	not_met_mild_head_3
}

way_unmet_18 if {
	way_unmet_20
	met_mild_head
}

way_unmet_17 if {
	way_unmet_33
	not_met_severity
}

way_unmet_17 if {
	way_unmet_33
	met_moderate
}

way_unmet_16 if {
	way_unmet_17
	met_moderate
}

way_unmet_16 if {
	way_unmet_17
	not_met_moderate_counted_3
}

way_unmet_15 if {
	way_unmet_16
	not_met_moderate_counted_3
}

way_unmet_15 if {
	way_unmet_16
	met_moderate_counted_2
}

way_unmet_14 if {
	way_unmet_16
	not_met_moderate_counted_3
}

way_unmet_14 if {
	way_unmet_16
	met_moderate_counted
}

way_unmet_13 if {
	way_unmet_17
	met_moderate
}

way_unmet_13 if {
	way_unmet_17
	not_met_moderate_head_3
}

way_unmet_12 if {
	way_unmet_13
	not_met_moderate_head_3
}

way_unmet_12 if {
	way_unmet_13
	met_moderate_head_2
}

way_unmet_11 if {
	way_unmet_13
	not_met_moderate_head_3
}

way_unmet_11 if {
	way_unmet_13
	met_moderate_head
}

way_unmet_10 if {
	way_unmet_34
	met_device
}

way_unmet_10 if {
	way_unmet_34
	not_met_sleep_study
}

way_unmet_9 if {
	way_unmet_10
	met_sleep_study
}

way_unmet_9 if {
	way_unmet_10
	not_met_not_projected
}

way_unmet_8 if {
	way_unmet_10
	met_sleep_study
}

way_unmet_8 if {
	way_unmet_10
	not_met_accepted_test
}

way_unmet_7 if {
	way_unmet_8
	not_met_accepted_test
}

way_unmet_7 if {
	way_unmet_8
	met_home_test_small_3
}

way_unmet_6 if {
	way_unmet_7
	met_home_test_small_3
}

way_unmet_6 if {
	way_unmet_7
	not_met_home_test_small_2
}

way_unmet_5 if {
	way_unmet_7
	met_home_test_small_3
}

way_unmet_5 if {
	way_unmet_7
	not_met_home_test_small
}

way_unmet_4 if {
	way_unmet_8
	not_met_accepted_test
}

way_unmet_4 if {
	way_unmet_8
	met_home_test
}

way_unmet_3 if {
	way_unmet_8
	not_met_accepted_test
}

way_unmet_3 if {
	way_unmet_8
	met_laboratory
}

way_unmet_2 if {
	way_unmet_10
	met_sleep_study
}

way_unmet_2 if {
	way_unmet_10
	not_met_evaluation
}

way_unmet_1 if {
	way_unmet_34
	met_device
}

way_unmet_1 if {
	way_unmet_34
	not_met_adult
}

way_unmet_0 if {
	way_unmet_34
	met_device
}

way_unmet_0 if {
	way_unmet_34
	not_met_ordered
}

way_missing_42 if state_section_indications_3 == "unknown"

way_missing_41 if {
	way_missing_42
	state_section_indications_2 == "unknown"
}

way_missing_40 if {
	way_missing_42
	state_section_indications == "unknown"
}

way_missing_39 if {
	way_missing_41
	state_kept_2 == "unknown"
}

way_missing_38 if {
	way_missing_41
	state_kept == "unknown"
}

way_missing_37 if {
	way_missing_38
	state_improved == "unknown"
}

way_missing_36 if {
	way_missing_38
	state_twelve_weeks == "unknown"
}

way_missing_35 if {
	way_missing_40
	state_device_2 == "unknown"
}

way_missing_34 if {
	way_missing_40
	state_device == "unknown"
}

way_missing_33 if {
	way_missing_34
	state_severity == "unknown"
}

way_missing_32 if {
	way_missing_33
	state_mild == "unknown"
}

way_missing_31 if {
	way_missing_32
	state_mild_with == "unknown"
}

way_missing_30 if {
	way_missing_31
	state_stroke == "unknown"
}

way_missing_29 if {
	way_missing_31
	state_ischemic_heart == "unknown"
}

way_missing_28 if {
	way_missing_31
	state_hypertension == "unknown"
}

way_missing_27 if {
	way_missing_31
	state_insomnia == "unknown"
}

way_missing_26 if {
	way_missing_31
	state_mood == "unknown"
}

way_missing_25 if {
	way_missing_31
	state_cognition == "unknown"
}

way_missing_24 if {
	way_missing_31
	state_sleepiness == "unknown"
}

way_missing_23 if {
	way_missing_32
	state_mild_counted_3 == "unknown"
}

way_missing_22 if {
	way_missing_23
	state_mild_counted_2 == "unknown"
}

way_missing_21 if {
	way_missing_23
	state_mild_counted == "unknown"
}

way_missing_20 if {
	way_missing_32
	state_mild_head_3 == "unknown"
}

way_missing_19 if {
	way_missing_20
	state_mild_head_2 == "unknown"
}

way_missing_18 if {
	way_missing_20
	state_mild_head == "unknown"
}

way_missing_17 if {
	way_missing_33
	state_moderate == "unknown"
}

way_missing_16 if {
	way_missing_17
	state_moderate_counted_3 == "unknown"
}

way_missing_15 if {
	way_missing_16
	state_moderate_counted_2 == "unknown"
}

way_missing_14 if {
	way_missing_16
	state_moderate_counted == "unknown"
}

way_missing_13 if {
	way_missing_17
	state_moderate_head_3 == "unknown"
}

way_missing_12 if {
	way_missing_13
	state_moderate_head_2 == "unknown"
}

way_missing_11 if {
	way_missing_13
	state_moderate_head == "unknown"
}

way_missing_10 if {
	way_missing_34
	state_sleep_study == "unknown"
}

way_missing_9 if {
	way_missing_10
	state_not_projected == "unknown"
}

way_missing_8 if {
	way_missing_10
	state_accepted_test == "unknown"
}

way_missing_7 if {
	way_missing_8
	state_home_test_small_3 == "unknown"
}

way_missing_6 if {
	way_missing_7
	state_home_test_small_2 == "unknown"
}

way_missing_5 if {
	way_missing_7
	state_home_test_small == "unknown"
}

way_missing_4 if {
	way_missing_8
	state_home_test == "unknown"
}

way_missing_3 if {
	way_missing_8
	state_laboratory == "unknown"
}

way_missing_2 if {
	way_missing_10
	state_evaluation == "unknown"
}

way_missing_1 if {
	way_missing_34
	state_adult == "unknown"
}

way_missing_0 if {
	way_missing_34
	state_ordered == "unknown"
}

reasons contains "ordered" if way_reason_0

reasons contains "adult" if way_reason_1

reasons contains "evaluation" if way_reason_2

reasons contains "laboratory" if way_reason_3

reasons contains "home-test" if way_reason_4

reasons contains "home-test-small" if way_reason_5

reasons contains "home-test-small" if way_reason_6

reasons contains "not-projected" if way_reason_9

reasons contains "moderate.head" if way_reason_11

reasons contains "moderate.head" if way_reason_12

reasons contains "moderate-counted" if way_reason_14

reasons contains "moderate-counted" if way_reason_15

reasons contains "mild.head" if way_reason_18

reasons contains "mild.head" if way_reason_19

reasons contains "mild-counted" if way_reason_21

reasons contains "mild-counted" if way_reason_22

reasons contains "sleepiness" if way_reason_24

reasons contains "cognition" if way_reason_25

reasons contains "mood" if way_reason_26

reasons contains "insomnia" if way_reason_27

reasons contains "hypertension" if way_reason_28

reasons contains "ischemic-heart" if way_reason_29

reasons contains "stroke" if way_reason_30

reasons contains "device" if way_reason_35

reasons contains "twelve-weeks" if way_reason_36

reasons contains "improved" if way_reason_37

reasons contains "kept" if way_reason_39

unmet contains "ordered" if way_unmet_0

unmet contains "adult" if way_unmet_1

unmet contains "evaluation" if way_unmet_2

unmet contains "laboratory" if way_unmet_3

unmet contains "home-test" if way_unmet_4

unmet contains "home-test-small" if way_unmet_5

unmet contains "home-test-small" if way_unmet_6

unmet contains "not-projected" if way_unmet_9

unmet contains "moderate.head" if way_unmet_11

unmet contains "moderate.head" if way_unmet_12

unmet contains "moderate-counted" if way_unmet_14

unmet contains "moderate-counted" if way_unmet_15

unmet contains "mild.head" if way_unmet_18

unmet contains "mild.head" if way_unmet_19

unmet contains "mild-counted" if way_unmet_21

unmet contains "mild-counted" if way_unmet_22

unmet contains "sleepiness" if way_unmet_24

unmet contains "cognition" if way_unmet_25

unmet contains "mood" if way_unmet_26

unmet contains "insomnia" if way_unmet_27

unmet contains "hypertension" if way_unmet_28

unmet contains "ischemic-heart" if way_unmet_29

unmet contains "stroke" if way_unmet_30

unmet contains "device" if way_unmet_35

unmet contains "twelve-weeks" if way_unmet_36

unmet contains "improved" if way_unmet_37

unmet contains "kept" if way_unmet_39

missing contains "ordered" if {
	not known_ordered
	way_missing_0
}

missing contains "age" if {
	not known_age
	way_missing_1
}

missing contains "evaluation" if {
	not known_evaluation
	way_missing_2
}

missing contains "sleep-test" if {
	not known_sleep_test
	way_missing_3
}

missing contains "sleep-test" if {
	not known_sleep_test
	way_missing_4
}

missing contains "sleep-test" if {
	not known_sleep_test
	way_missing_5
}

missing contains "channels" if {
	not known_channels
	way_missing_6
}

missing contains "not-projected" if {
	not known_not_projected
	way_missing_9
}

missing contains "ahi" if {
	not known_ahi
	way_missing_11
}

missing contains "ahi" if {
	not known_ahi
	way_missing_18
}

missing contains "rdi" if {
	not known_rdi
	way_missing_12
}

missing contains "rdi" if {
	not known_rdi
	way_missing_19
}

missing contains "recorded-sleep" if {
	not known_recorded_sleep
	way_missing_14
}

missing contains "recorded-sleep" if {
	not known_recorded_sleep
	way_missing_21
}

missing contains "events" if {
	not known_events
	way_missing_15
}

missing contains "events" if {
	not known_events
	way_missing_22
}

missing contains "sleepiness" if {
	not known_sleepiness
	way_missing_24
}

missing contains "cognition" if {
	not known_cognition
	way_missing_25
}

missing contains "mood" if {
	not known_mood
	way_missing_26
}

missing contains "insomnia" if {
	not known_insomnia
	way_missing_27
}

missing contains "hypertension" if {
	not known_hypertension
	way_missing_28
}

missing contains "ischemic-heart" if {
	not known_ischemic_heart
	way_missing_29
}

missing contains "stroke" if {
	not known_stroke
	way_missing_30
}

missing contains "therapy-start" if {
	not known_therapy_start
	way_missing_36
}

missing contains "request" if {
	not known_request
	way_missing_36
}

missing contains "improved" if {
	not known_improved
	way_missing_37
}

missing contains "phase" if {
	not known_phase
	way_missing_35
}

missing contains "phase" if {
	not known_phase
	way_missing_39
}

# Facts that were given and could not be read.

invalid contains "ordered" if {
	input.ordered != null
	not known_ordered
}

invalid contains "age" if {
	input.age != null
	not known_age
}

invalid contains "evaluation" if {
	input.evaluation != null
	not known_evaluation
}

invalid contains "sleep-test" if {
	input["sleep-test"] != null
	not known_sleep_test
}

invalid contains "channels" if {
	input.channels != null
	not known_channels
}

invalid contains "not-projected" if {
	input["not-projected"] != null
	not known_not_projected
}

invalid contains "ahi" if {
	input.ahi != null
	not known_ahi
}

invalid contains "rdi" if {
	input.rdi != null
	not known_rdi
}

invalid contains "recorded-sleep" if {
	input["recorded-sleep"] != null
	not known_recorded_sleep
}

invalid contains "events" if {
	input.events != null
	not known_events
}

invalid contains "sleepiness" if {
	input.sleepiness != null
	not known_sleepiness
}

invalid contains "cognition" if {
	input.cognition != null
	not known_cognition
}

invalid contains "mood" if {
	input.mood != null
	not known_mood
}

invalid contains "insomnia" if {
	input.insomnia != null
	not known_insomnia
}

invalid contains "hypertension" if {
	input.hypertension != null
	not known_hypertension
}

invalid contains "ischemic-heart" if {
	input["ischemic-heart"] != null
	not known_ischemic_heart
}

invalid contains "stroke" if {
	input.stroke != null
	not known_stroke
}

invalid contains "therapy-start" if {
	input["therapy-start"] != null
	not known_therapy_start
}

invalid contains "request" if {
	input.request != null
	not known_request
}

invalid contains "improved" if {
	input.improved != null
	not known_improved
}

invalid contains "phase" if {
	input.phase != null
	not known_phase
}

invalid contains key if {
	some key in object.keys(input)
	not key in {"ordered", "age", "evaluation", "sleep-test", "channels", "not-projected", "ahi", "rdi", "recorded-sleep", "events", "sleepiness", "cognition", "mood", "insomnia", "hypertension", "ischemic-heart", "stroke", "therapy-start", "request", "improved", "phase"}
}
