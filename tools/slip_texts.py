"""Consistent sentences of each family of self-checks, in words of our own; `plant_slips.py` breaks a number in each.

A maker returns a text in which the number that is to be broken stands between braces: "120 mph ({193} kph)".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

Maker = Callable[[Random], str]

PUBLISHED = date(2021, 6, 15)
"""When all of them appeared."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = "Aber Belling Corwick Dunley Eastow Farnham Gorse Hollin Ilford Jarrow Kelby Lorne Marden Norby".split()
_FIRST = "Anna Ben Clara Dan Eve Frank Grace Hugh Ines Jack Karen Lena".split()


def _person(r: Random) -> str:
    return f"{r.choice(_FIRST)} {r.choice(_NAMES)}"


def weekday(r: Random) -> str:
    day = PUBLISHED + timedelta(days=r.randint(-4000, 2000))
    name, month = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    return r.choice(
        (
            f"The pier opens on {name}, {month} {{{day.day}}}, {day.year}, at noon.",
            f"He died on {name} {{{day.day}}} {month} {day.year} in Kelby.",
            f"It was {name}, {month} {{{day.day}}}, {day.year}, and it rained.",
            f"The storm of {month} {{{day.day}}}, {day.year}, a {name}, took the roof.",
            f"The vote is on {month} {{{day.day}}}, {day.year} ({name}).",
        )
    )


def weekday_near(r: Random) -> str:
    day = PUBLISHED + timedelta(days=r.randint(-60, 60))
    name, month = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    return r.choice(
        (
            f"The council meets on {name}, {month} {{{day.day}}}.",
            f"Doors open {name} night, {month} {{{day.day}}}, the theatre said.",
            f"It is due by {name}, {{{day.day}}} {month}, the office said.",
        )
    )


def period(r: Random) -> str:
    start = r.randint(1950, 2005)
    years = r.randint(3, 12)
    what = r.choice(("mayor", "coach", "chair of the board", "governor"))
    return r.choice(
        (
            f"She was {what} for {{{years}}} years, from {start} to {start + years}.",
            f"He served as {what} from {start} to {start + years}, a span of {{{years}}} years.",
            f"The {{{years}}}-year war, from {start} to {start + years}, ruined the town.",
            f"In {start} the mill closed; {{{years}}} years later, in {start + years}, it burned down.",
            f"That ended her {{{years}}}-year rule over the islands of the north, from {start} until {start + years}.",
        )
    )


def months(r: Random) -> str:
    first = r.randint(0, 7)
    count = r.randint(2, 4)
    last = first + count
    return r.choice(
        (
            f"The {{{count}}}-month tour, from {_MONTHS[first]} 3 to {_MONTHS[last]} 3, was sold out.",
            f"The road was shut for {{{count}}} months, from {_MONTHS[first]} 1 to {_MONTHS[last]} 2.",
            f"A strike of {{{count}}} months (from {_MONTHS[first]} 5 to {_MONTHS[last]} 4) ended in a draw.",
        )
    )


def ago(r: Random) -> str:
    years = r.randint(3, 28)
    year = PUBLISHED.year - years
    return r.choice(
        (
            f"The pier burned down {{{years}}} years ago, in {year}.",
            f"In {year}, {{{years}}} years ago, the pier burned down.",
            f"They marked the {{{years + 20}}}th anniversary of the {year - 20} flood.",
        )
    )


def breakdown(r: Random) -> str:
    a, b, c = r.randint(4, 40), r.randint(4, 40), r.randint(3, 20)
    whole = a + b + c
    return r.choice(
        (
            f"The slide killed {{{whole}}} people: {a} men, {b} women and {c} children.",
            f"The slide killed {{{whole}}} people — {a} men, {b} women and {c} children — on Monday.",
            f"Police held {{{whole}}} people ({a} men, {b} women and {c} children).",
            f"Rescuers brought ashore {a} men, {b} women and {c} children, a total of {{{whole}}}.",
            f"The school has {{{whole}}} pupils: {a} in the first year, {b} in the second and {c} in the third.",
            f"It has {{{whole}}} boats, {a} in Kelby, {b} in Norby and {c} in Jarrow, for a total of {whole}.",
            f"The slide killed {{{whole}}} people. They were {a} men, {b} women and {c} children.",
            f"The party won {{{whole}}} seats: {a} in the north, {b} in the south and {c} in the islands.",
            f"The dead were {a} men, {b} women and {c} children, {{{whole}}} people in all.",
            f"The council has {{{a + b}}} members, {a} Republicans and {b} Democrats.",
            f"The motion passed in a {{{40 + a}}}-{30 + c} vote, as {a} Republicans joined all 40 Democrats.",
            f"The {{{a + b}}} judges are a mix of {a} Democrats and {b} Republicans.",
        )
    )


def budget(r: Random) -> str:
    a, b = r.randint(11, 89), r.randint(11, 89)
    return r.choice(
        (
            f"The harbour will cost ${{{a + b}}} million: ${a} million for the quay and ${b} million for the road.",
            f"The harbour will cost ${{{a + b}}} million (${a} million for the quay, ${b} million for the road).",
        )
    )


def part(r: Random) -> str:
    whole = r.randint(21, 89)
    some = r.randint(5, whole // 3)
    return r.choice(
        (
            f"The crew saved {{{whole - some}}} of the {whole} passengers.",
            f"The blast hurt {whole} people, including {{{some}}} children.",
            f"It injured {whole} people, {{{some}}} of whom were treated in Kelby.",
            f"Some {{{some}}} out of {whole} boats were lost.",
            f"In the end {{{some}}} of its {whole} members voted no.",
        )
    )


def shares(r: Random) -> str:
    a = r.randint(35, 55)
    b = r.randint(20, 38)
    c = 100 - a - b
    return r.choice(
        (
            f"In the poll, {{{a}}} percent were in favour, {b} percent against and {c} percent undecided.",
            f"Some {{{a}}} percent of the power is from coal, {b} percent from gas and the remaining {c} percent "
            "from wind.",
            f"The survey found {{{a}}}% for, {b}% against, and {c}% did not know.",
        )
    )


def change(r: Random) -> str:
    start = r.randint(41, 79)
    end = start + r.randint(9, 38)
    percent = round((end / start - 1) * 100)
    return r.choice(
        (
            f"Sales rose {{{percent}}} percent, from {start} to {end} boats.",
            f"Profit rose {{{percent}}}% to ${end} million from ${start} million a year earlier.",
            f"Revenue climbed {{{percent}}} percent to ${end}.3 million, up from ${start}.3 million.",
            f"The number of calls went up from {start} to {end}, a {{{percent}}} percent increase.",
            f"Visits grew by {{{percent}}} percent last year, from {start},400 to {end},400.",
            f"Output jumped from {start} to {end}, a rise of {{{percent}}} percent.",
        )
    )


def share_of(r: Random) -> str:
    whole = r.randint(61, 399)
    some = r.randint(15, whole - 10)
    percent = round(some / whole * 100)
    return r.choice(
        (
            f"Of the guests, {some} of {whole} ({{{percent}}} percent) stayed.",
            f"In all, {some} of the {whole} members, or {{{percent}}} percent, voted no.",
            f"About {{{percent}}} percent ({some} of {whole}) came back.",
            f"It found that {some} out of {whole} wells — {{{percent}}} percent — were dry.",
            f"The club won {some} out of {whole} races, for a success rate of {{{percent}}} percent.",
            f"Of the {whole} members, {some} of them, or {{{percent}}} percent, paid nothing.",
            f"They asked {whole} people and {{{percent}}} percent of them, or {some}, came.",
        )
    )


def close(r: Random) -> str:
    start = r.randint(2000, 9000)
    fall = r.randint(40, 400)
    percent = f"{(fall + 0.4) / start * 100:.1f}"
    return r.choice(
        (
            f"The index fell {fall}.4 points, or {{{percent}}} percent, to close at {start - fall - 1:,}.6.",
            f"Shares rose {fall}.4 points, or {{{percent}}} percent, to end at {start + fall:,}.4.",
        )
    )


def times(r: Random) -> str:
    start = r.randint(21, 48)
    factor, word = r.choice(((2, "doubled"), (3, "tripled"), (4, "quadrupled")))
    end = start * factor + r.randint(-1, 1)
    return r.choice(
        (
            f"The fleet {word} from {start} to {{{end}}} boats.",
            f"The number of boats has {word} to {{{end}}} from {start}.",
            f"The price {word}, from ${start} to ${{{end}}}.",
        )
    )


def points(r: Random) -> str:
    start = r.randint(4, 60)
    step = r.randint(2, 9)
    return r.choice(
        (
            f"Unemployment rose {step} {{percentage points}}, from {start} percent to {start + step} percent.",
            f"Turnout went from {start} percent to {start + step} percent, a {step} {{percentage point}} increase.",
            f"Support rose by {step} {{percentage points}} to {start + step} percent from {start} percent.",
            f"It found a {step} {{percentage point}} rise in the share of people who fish, from {start} percent to "
            f"{start + step}.",
        )
    )


def listing(r: Random) -> str:
    count = r.randint(3, 5)
    names = r.sample(_NAMES, count)
    listed = ", ".join(names[:-1]) + " and " + names[-1]
    word = ("three", "four", "five")[count - 3]
    return r.choice(
        (
            f"The council named {{{word}}} ports: {listed}.",
            f"The {{{word}}} suspects, {listed}, were held.",
            f"The plan has {{{word}}} goals: {'; '.join('to mend ' + n for n in names)}.",
            f"It serves {{{word}}} towns — {listed} — by bus.",
        )
    )


def ranged(r: Random) -> str:
    low = r.randint(11, 39)
    high = low + r.randint(6, 40)
    return r.choice(
        (
            f"Between {{{low}}} and {{{high}}} percent of the harvest was lost.",
            f"It drew between {{{low}}} and {{{high}}} guests a day.",
            f"She ran the mill between {{{1900 + low}}} and {{{1900 + high}}}.",
            f"She ran the mill from {{{1900 + low}}} to {{{1900 + high}}}.",
        )
    )


def hedge(r: Random) -> str:
    ten = r.randint(3, 9) * 10
    over = ten + r.randint(1, 4)
    event = r.choice(("killed in the blast", "hurt in the crash", "rescued from the ship"))
    return r.choice(
        (
            f"{{More than}} {ten} people were {event} on Sunday. The hospital said {over} people were {event}.",
            "{More than} a third (36 percent) of the boats were lost.",
            "{Over} half of voters (54 percent) stayed at home.",
            f"Police said {over} people were {event}. {{More than}} {ten} people were {event}, the mayor said.",
        )
    )


def conversion(r: Random) -> str:
    miles = r.randint(12, 240)
    feet = r.randint(12, 900)
    pounds = r.randint(12, 900)
    acres = r.randint(120, 9000)
    fahrenheit = r.randint(20, 110)
    celsius = round((fahrenheit - 32) / 1.8)
    return r.choice(
        (
            f"Winds of {miles} mph ({{{round(miles * 1.609)}}} kph) tore off roofs.",
            f"The {miles}-mile ({{{round(miles * 1.609)}}}-kilometer) road is closed.",
            f"It is {miles} miles ({{{round(miles * 1.609)}}} km) north of Kelby.",
            f"It is {miles} miles, or {{{round(miles * 1.609)}}} kilometers, from Kelby.",
            f"The tower is {feet} feet ({{{round(feet * 0.3048)}}} meters) tall.",
            f"It weighs {pounds} pounds ({{{round(pounds * 0.4536)}}} kilograms).",
            f"The fire burned {acres:,} acres ({{{round(acres * 0.404686):,}}} hectares).",
            f"Temperatures reached {fahrenheit} degrees Fahrenheit ({{{celsius}}} degrees Celsius).",
            f"It was {celsius}C ({{{fahrenheit}}}F) in Kelby.",
        )
    )


def ages(r: Random) -> str:
    born = r.randint(1900, 1945)
    age = r.randint(51, 75)
    who = _person(r)
    now = PUBLISHED.year - born - 40 - r.randint(0, 1)
    return r.choice(
        (
            f"The painter was born in {born} and died in {born + age} aged {{{age}}}.",
            f"{who} was born in Kelby in {born}. She died in {born + age} at the age of {{{age}}}.",
            f"{who} ({born}-{born + age}) painted boats. {who} died at {{{age}}}.",
            f"{who}, {{{now}}}, who was born in {born + 40}, is a baker.",
            f"Born in Kelby in {born + 40}, {who}, {{{now}}}, is a baker.",
            f"{who}, who died in {born + age} at age {{{age}}}, was born in {born}.",
            f"{who}, {{{now}}}, is a baker. The shop is shut.\n\n{who} was born in Kelby in {born + 40}.",
        )
    )


def implausible(r: Random) -> str:
    percent = r.randint(11, 98)
    age = r.randint(31, 99)
    return r.choice(
        (
            f"Some {{{percent}}} percent of voters backed the mayor.",
            f"The office put turnout at {{{percent}}} percent.",
            f"A {{{age}}}-year-old woman cast the first vote.",
        )
    )


def headline(r: Random) -> str:
    toll = r.randint(21, 98)
    cost = r.randint(12, 98)
    crowd = r.randint(1200, 9800)
    return r.choice(
        (
            f"Ferry fire kills {{{toll}}} people in the strait\nA fire on a ferry killed {toll} people in the strait "
            "on Monday, the coast guard said.",
            f"Harbour to cost ${{{cost}}} million\nThe new harbour at Kelby will cost ${cost} million, the mayor said "
            "on Monday.",
            f"{{{crowd:,}}} march for the pier\nSome {crowd:,} people marched for the pier on Sunday, police said.",
            f"Rents rise {{{cost}}} percent in Kelby\nRents in Kelby rose {cost} percent last year, the city said on "
            "Monday.",
            f"{{{toll}}} dead in mine collapse\nAt least {toll} miners died when a mine collapsed on Monday.",
        )
    )


def caption(r: Random) -> str:
    toll = r.randint(21, 98)
    return (
        f"Ferry burns in the strait\nA fire on a ferry killed {toll} people in the strait on Monday, the coast guard "
        f"said.\nThe ferry fire killed {{{toll}}} people in the strait on Monday. (Tom Carrow/Coast Press)"
    )


def impossible(r: Random) -> str:
    month = r.choice(("April", "June", "September", "November"))
    return r.choice(
        (
            f"Applications close on {month} {{30}}, 2021.",
            f"They met on February {{28}}, {r.choice((2017, 2018, 2019, 2021))}.",
            f"The ferry leaves at {r.randint(1, 11)}:{{{r.randint(10, 59)}}} p.m.",
            f"The shop shuts on {{30}} {month}.",
        )
    )


FAMILIES: dict[str, tuple[str, tuple[Maker, ...]]] = {
    "weekday against date": ("CF101", (weekday, weekday_near)),
    "impossible dates": ("CF102", (impossible,)),
    "durations and dates": ("CF103", (period, months, ago)),
    "totals and parts": ("CF201", (breakdown, budget)),
    "part and whole": ("CF202", (part,)),
    "shares of 100": ("CF203", (shares,)),
    "percent of figures": ("CF204", (change, share_of, close, times)),
    "percent for points": ("CF205", (points,)),
    "lists": ("CF206", (listing,)),
    "ranges": ("CF207", (ranged,)),
    "hedges": ("CF208", (hedge,)),
    "conversions": ("CF301", (conversion,)),
    "ages": ("CF302", (ages,)),
    "implausible": ("CF303", (implausible,)),
    "headlines": ("CF401", (headline,)),
    "captions": ("CF402", (caption,)),
}
"""Family -> the rule that has to catch it, and the makers of its texts."""
