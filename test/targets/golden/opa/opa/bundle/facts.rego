# "Positive airway pressure for obstructive sleep apnea", version "2008.1". Generated from the guideline's source; do not edit.
package guideline.positive_airway_pressure.v2008_1

# A quantity in whole steps of its last decimal place.
quantity(fact, unit, places) := steps(amount(fact, unit), places)

count_of(fact) := number if {
	is_number(fact)
	number := steps(json.marshal(fact), 0)
	number >= 0
}

amount(fact, _) := fact if is_string(fact)

amount(fact, _) := json.marshal(fact) if is_number(fact)

amount(fact, unit) := number_text(fact.value) if {
	is_object(fact)
	count(object.keys(fact) - {"value", "unit"}) == 0
	object.get(fact, "unit", "") == unit
}

number_text(value) := value if is_string(value)

number_text(value) := json.marshal(value) if is_number(value)

steps(text, places) := number if {
	regex.match(`^-?[0-9]{1,20}(\.[0-9]{1,20})?$`, text)
	parts := split(trim_prefix(text, "-"), ".")
	fraction := trim_right(concat("", array.slice(parts, 1, 2)), "0")
	count(fraction) <= places
	zeros := substring("00000000000000000000", 0, places - count(fraction))
	size := whole(concat("", [parts[0], fraction, zeros]))
	size <= 9007199254740991
	number := signed(text, size)
}

signed(text, size) := size if not startswith(text, "-")

signed(text, size) := 0 - size if startswith(text, "-")

whole(digits) := to_number(trim_left(digits, "0")) if regex.match("[1-9]", digits)

whole(digits) := 0 if not regex.match("[1-9]", digits)

# A day: its number since 1970-01-01, its month counted from year 0, its day in the month and the last day of that month.
day_of(text) := {"number": number, "month": (12 * year) + (month - 1), "day": day, "last": last} if {
	is_string(text)
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, text)
	[year, month, day] := [whole(part) | some part in split(text, "-")]
	year >= 1
	month >= 1
	month <= 12
	last := last_day(year, month)
	day >= 1
	day <= last
	number := day_number(year, month, day)
}

last_day(year, month) := 31 - (((month - 1) % 7) % 2) if {
	month != 2
	year > 0
}

last_day(year, 2) := 29 if leap_year(year)

last_day(year, 2) := 28 if not leap_year(year)

leap_year(year) if {
	year % 4 == 0
	year % 100 != 0
}

leap_year(year) if year % 400 == 0

# In years that begin in March, so that the leap day is a year's last.
day_number(year, month, day) := (((365 * march_year) + leap_days) + day_of_year) - 719468 if {
	months := ((12 * year) + month) - 3
	march_year := times(months, 12)
	leap_days := (times(march_year, 4) - times(march_year, 100)) + times(march_year, 400)
	day_of_year := (times((153 * (months % 12)) + 2, 5) + day) - 1
}

# How often a whole number holds another.
times(number, part) := (number - (number % part)) / part

# Whether a day is no earlier, or no later, than so many months after an event: months step the calendar and end at the month's end.
not_before(day, event, months) if day.month > event.month + months

not_before(day, event, months) if {
	day.month == event.month + months
	day.day >= min({event.day, day.last})
}

not_after(day, event, months) if day.month < event.month + months

not_after(day, event, months) if {
	day.month == event.month + months
	day.day <= event.day
}

# Codes are compared as upper-case text without dots.
codes_of(list) := [upper(replace(code, ".", "")) | some code in list] if {
	is_array(list)
	every code in list {
		is_string(code)
		regex.match("^[0-9A-Za-z][0-9A-Za-z.-]*$", code)
	}
}

# The last code of a range covers its sub-codes.
code_in(code, first, last) if {
	code >= first
	code <= last
}

code_in(code, first, last) if {
	code >= first
	startswith(code, last)
}
