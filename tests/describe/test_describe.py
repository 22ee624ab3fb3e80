"""What figures are about, from short texts of our own."""

import pytest

from checker.describe import describe
from checker.describe.naming import plural
from checker.extract import extract
from checker.language.document import Document
from checker.model import About, Article, Figure


def about(text: str, figure: str) -> About:
    """What the first figure whose text contains `figure` is about."""
    document = Document(Article("a.txt", "a.txt", text))
    for found in describe(document, extract(document)):
        if figure in found.text:
            assert found.about is not None
            return found.about
    raise AssertionError(f"no figure {figure!r} in {text!r}")


@pytest.mark.parametrize(
    ("text", "figure", "head"),
    [
        ("The ferry carried 312 passengers to the island.", "312", "passenger"),
        ("Rescuers found 14 of the missing children on Monday.", "14", "child"),
        ("The firm closed 27 small rural branches.", "27", "branch"),
        ("Police questioned the 22-year-old University of Norvik student.", "22", "student"),
        ("Three Bank of Norvik officials resigned.", "Three", "official"),
    ],
)
def test_head_noun(text: str, figure: str, head: str) -> None:
    """The counted noun, in the singular."""
    assert about(text, figure).head == head


@pytest.mark.parametrize(
    ("text", "figure", "event"),
    [
        ("The storm killed 14 people and injured 33 others.", "14", "kill"),
        ("The storm killed 14 people and injured 33 others.", "33", "injure"),
        ("In all 14 people were slain.", "14", "kill"),
        ("The quake left 96 people dead.", "96", "kill"),
        ("Gunmen kidnapped 21 pupils.", "21", "abduct"),
        ("The crash claimed nine lives.", "nine", "kill"),
        ("In all nine lives were lost.", "nine", "kill"),
        ("The new drug saved nine lives.", "nine", ""),
    ],
)
def test_event_in_whatever_words(text: str, figure: str, event: str) -> None:
    """The event that belongs to a figure, active or passive, not the one of its neighbour."""
    assert about(text, figure).event == event


def test_people_are_known_as_people() -> None:
    """Nouns for people share a row of the lexicon; things have none."""
    one = about("The blast hurt 17 tourists.", "17")
    other = about("The blast hurt 17 passengers.", "17")
    assert one.people & other.people
    assert not about("The blast wrecked 17 houses.", "17").people


def test_scope_words() -> None:
    """Another, of the, remaining: which part of a whole."""
    assert "more" in about("The flood drowned another 23 people.", "23").scope
    assert "part" in about("Police freed 23 of the hostages.", "23").scope


@pytest.mark.parametrize(
    ("text", "figure", "mark", "there"),
    [
        ("The strike killed an aid worker and nine of his family.", "nine", "sum", True),
        ("The settlement covers 48 states and the District of Columbia.", "48", "sum", True),
        ("The settlement covers 50 states and territories.", "50", "sum", False),
        ("The coach carried 40 pupils, four teachers and two drivers.", "40", "sum", True),
        ("The raid left 40 dead, four of them children.", "40", "sum", False),
        ("Belmark led, ahead of Sundry ($7.1 million).", "7.1", "named", True),
        ("Belmark led with $9.3 million (7.1 million euros).", "7.1", "named", False),
        ("Oskby counted 5,362 votes and Vardnes 4,210.", "5,362", "sum", False),
        ("The raid left nine dead, including the gunman.", "nine", "including", True),
        ("The raid left 213 people dead, including 12 guests.", "213", "including", False),
        ("Up to 15 more inches of rain may fall.", "15", "more", True),
        ("The firm has to find 40 million euros.", "40", "needed", True),
        ("It broke the previous record of 90,456 cases.", "90,456", "previous", True),
    ],
)
def test_marks_of_part_time_and_need(text: str, figure: str, mark: str, there: bool) -> None:
    """What a number leaves out, takes in, replaces or demands."""
    assert (mark in about(text, figure).scope) is there


def test_a_fronted_date_dates_its_clause() -> None:
    """Words of the clause that a date opens stand near it, also within a sentence."""
    fronted = about("Police said that, in early 1979, the ferry sank off Norvik.", "1979")
    plain = about("Police said, of course in 1979 as ever, the ferry sank off Norvik.", "1979")
    assert fronted.context["sink"] > plain.context["sink"]
    assert "remain" in about("The remaining 23 hostages are alive.", "23").scope


def test_age_has_its_holder() -> None:
    """An age belongs to the name before it or after it."""
    assert about("Maria Keller, 45, was elected mayor.", "45").holder == {"maria", "keller"}
    assert about("Maria Keller, a popular 45-year-old teacher, won.", "45").holder == {"maria", "keller"}
    assert not about("The pension age will rise to 64, Maria Keller said.", "64").holder
    assert "keller" in about("The 45-year-old Maria Keller was elected mayor.", "45").holder


def test_near_words_weigh_more() -> None:
    """A word beside the figure is nearer than one in another clause."""
    context = about("The bridge, which engineers inspected in spring, carried 9,400 trucks.", "9,400").context
    assert context["truck"] > context["engine"]


def test_attribution() -> None:
    """Who is cited, as written; a pronoun is no source."""
    assert about("The flood killed 41 people, the interior ministry said.", "41").attribution == "the interior ministry"
    assert about("According to Acme Research, 41 firms failed.", "41").attribution == "Acme Research"
    assert about("She said 41 firms failed.", "41").attribution is None
    assert about("Acme Corp. said Friday that 41 firms failed.", "41").attribution == "Acme Corp."
    assert about("In all, said Friday, 41 firms failed.", "41").attribution is None


@pytest.mark.parametrize(
    ("text", "figure", "phrase"),
    [
        ("In all 58 people were killed in the hotel fire.", "58", "people killed in the hotel fire"),
        ("Two were hurt when a train with 186 passengers derailed.", "186", "passengers derailed"),
        ("The median age of the nurses was 46.", "46", "median age of the nurses"),
        ("OSK, May 6 - A former banker was jailed for nine years.", "nine", "how long a former banker was jailed"),
        ("Delmar said on Tuesday its net profit fell to $88 million.", "88", "net profit"),
        ("Maria Keller, 45, was elected mayor.", "45", "age of Maria Keller"),
        ("The mayor opened 12 new schools.", "12", "new schools the mayor opened"),
        ("About 3,500 homes were destroyed.", "3,500", "homes destroyed"),
        ("Some 12,000 families have been left without water.", "12,000", "families left without water"),
        ("The Green Alliance took 44 seats.", "44", "seats the Green Alliance took"),
        ("Some 94 people are confirmed dead.", "94", "people confirmed dead"),
        ("About 600 jobs will go.", "600", "jobs that will go"),
        ("Doctors gave her a 3 percent chance of survival.", "3", "chance of survival"),
        ("The mayor died Friday at age 94.", "94", "age of the mayor"),
        ("There were thousands of victims to negotiate with.", "thousands", "victims"),
        ("The government put the damage at $1.2 billion.", "$1.2", "damage"),
        ("Mr Arden will leave with a payout of $12.4 million.", "$12.4", "payout"),
        ("Norfell has agreed to pay $31.50 per share.", "$31.50", "sum Norfell has agreed to pay"),
        ("Repairs that were put off last year would have cost $8 million.", "$8", "sum the repairs would have cost"),
        ("In Norvik 34 people were missing and 118 had been taken to hospital.", "118", "people taken to hospital"),
        ("Norfell shares fell 3.4% to $58.12.", "3.4%", "how much Norfell shares fell"),
        ("Norfell shares fell 3.4% to $58.12.", "$58.12", "Norfell shares"),
        ("Turnout was 71 percent, up from 65 percent.", "71", "Turnout"),
        ("Turnout was 71 percent, up from 65 percent.", "65", "Turnout before"),
        ("The quake struck at a depth of 19 km.", "19", "depth"),
        ("The 7.1-magnitude quake woke the town.", "7.1", "magnitude of the quake"),
        ("The village is 62 miles (100 km) east of the lake.", "62", "distance east of the lake"),
        ("A nurse who tried to kill four patients was jailed on Friday.", "four", "patients the nurse tried to kill"),
        ("Progress has 74 seats, the Liberals 52 and Homeland 23.", "52", "seats (the Liberals)"),
        ("Progress has 74 seats, the Liberals 52 and Homeland 23.", "23", "seats (Homeland)"),
        ("She won 306 votes to Brandt's 232.", "232", "votes (Brandt)"),
        ("Two workers died of heatstroke and at least 27 people were treated.", "27", "people treated"),
        ("It is the 23-year-old's best return.", "23", "age"),
        ("Fire killed nine civilians, including two children, and wounded 24.", "two", "children killed"),
        ("Data released on Thursday showed 684,000 workers filed claims.", "684,000", "workers"),
        ("She is survived by two sons.", "two", "sons"),
        ("The jet hit an airspeed of 500 knots (575 mph), well above its limit.", "575", "airspeed"),
        ("The repair will cost 340 million euros, or about $367 million.", "367", "sum the repair will cost"),
        ("The bridge is 40 metres long (12 metres wide).", "12", "width"),
        ("A girl was found 31 hours after the quake.", "31", "time after the quake"),
        ("They hope to complete the deal by June 2024.", "June", "when they hope to complete the deal"),
        ("The quake that shook the north on Sept. 14 woke the town.", "Sept", "when the quake shook the north"),
        ("LIMA, Sept. 14, 2023 - A bridge fell.", "Sept", "date of the report"),
        ("She lost two sons, aged 6 and 9.", "9", "age of the sons"),
        ("Prosecutors asked for 20 years.", "20", "how long prosecutors asked"),
        ("Sales rose by 4 percent.", "4", "how much sales rose"),
        ("Foreign Policy reported it in 2019.", "2019", "when Foreign Policy reported it"),
        ("Norfell opened the plant five years ago.", "five", "how long ago Norfell opened the plant"),
        ("Sept. 14, 2023. A bridge fell.", "Sept", "date of the report"),
        ("It was the 17th straight day of 110 or above.", "110", "straight day"),
        ("The bridge, which was completed in 1967, fell.", "1967", "when the bridge was completed"),
        ("The bank, founded in 1983, has 8,500 employees.", "1983", "when the bank was founded"),
        ("The strike, in 1994, went on for 11 weeks.", "11", "how long the strike went"),
        ("The firm said it had inspected the dam in June.", "June", "when the firm had inspected the dam"),
        ("The minister spoke and was heard in 2019.", "2019", "when the minister was heard"),
        ("A hall that cost 20 million euros was opened in 2016.", "20", "sum the hall cost"),
        ("A hall that cost 20 million euros was opened in 2016.", "2016", "when the hall was opened"),
        ("He beat the $70 million that Arden spent on Peeters.", "$70", "sum Arden spent on Peeters"),
        ("The mayor accepted an invitation to address the council on April 28.", "28", "date to address the council"),
        ("Deposits were low at the end of 2022, the insurer said.", "2022", "when deposits were low at the end"),
        ("Profit fell in the week ended April 3.", "April", "end of the week"),
        ("He was sentenced to eight months in jail.", "eight", "time in jail"),
        ("The court asked for eight years of his papers.", "eight", "years of his papers"),
        ("It was the first strike in 30 years.", "30", "time since the last"),
        ("The plant will open in 14 days.", "14", "time until the plant will open"),
        ("The vote came a month after the trial opened.", "a month", "time after the trial opened"),
        ("The mayor ended a 21-year run at City Hall.", "21", "length of the run"),
        ("Police said 250 rescuers were searching the rubble.", "250", "rescuers who were searching the rubble"),
        ("Members voted, and 89 percent said yes.", "89", "percentage that said yes"),
        ("The union wants seven percent.", "seven", "percentage the union wants"),
        ("Purchase price: $3.6 million.", "$3.6", "Purchase price"),
        ("The council released a 414-page report.", "414", "pages of the report"),
        ("They bought a fourth-floor flat.", "fourth", "floor of the flat"),
        ("The blast killed eight members of the choir.", "eight", "members of the choir killed"),
        ("Sales fell for the first time in two years.", "first", "time sales fell"),
        ("Accused by more than 80 women, he resigned.", "80", "women"),
        ("Some 121 people are still unaccounted for.", "121", "people missing"),
        ("Doctors said 47 patients were hospitalized in Holm.", "47", "patients hospitalized in Holm"),
        ("Police detained 14 men in Holm.", "14", "men detained in Holm"),
        ("Nine people died in the fire.", "Nine", "people who died in the fire"),
        ("Nine people could die in such a fire.", "Nine", "people who could die in such a fire"),
        ("The police released images of three men.", "three", "men"),
        ("On Friday, 250 rescuers searched the ruins.", "250", "rescuers who searched the ruins"),
        ("The aid for each of the 14 towns would cost the state little.", "14", "towns"),
        ("One aide said the talks had failed.", "One", "aide"),
        ("The two met on Friday.", "two", "how many met on Friday"),
        ("The hall holds 250.", "250", "number the hall holds"),
        ("She faces one count of fraud.", "one", "count of fraud"),
        ("The strike shut 14 plants in an effort to win more pay.", "14", "plants the strike shut"),
        ("The list covers 20 pages of notes Republicans have kept.", "20", "pages of notes"),
        ("Six new COVID-19 cases were found.", "Six", "new COVID-19 cases found"),
        ("They met 14 Sudanese.", "14", "Sudanese they met"),
        ("The price of a share of $40 was fair.", "$40", "price of a share"),
        ("He lost a house in Holm worth $3.4 million.", "$3.4", "value of the house in Holm"),
        ("Holm has a low unemployment rate at 5.1 percent.", "5.1", "low unemployment rate"),
        ("The bank expects growth to remain at 4 percent.", "4", "growth"),
        ("In Holm she led the mayor by 12 percentage points.", "12", "percentage she led the mayor by"),
        ("The river at Holm stood at 8.7 metres on Friday.", "8.7", "river at Holm on Friday"),
        ("It peaked at 9.4 metres on Sunday.", "9.4", "level on Sunday"),
        ("In Holm 276 mm of rain fell.", "276", "rain"),
        ("Holm had winds of up to 60 mph on Friday.", "60", "winds on Friday"),
        ("On Monday the bank cut its key rate to 3.75 percent.", "3.75", "key rate"),
        ("They filled two five-gallon tanks.", "two", "five-gallon tanks they filled"),
        (
            "It came two days after a judge in the north ordered a stop.",
            "two",
            "time after a judge in the north ordered a stop",
        ),
        ("It was the second debate with Gov. Ada Holm.", "second", "debate with Gov. Ada Holm"),
        ("They stay past the May withdrawal date.", "May", "withdrawal date"),
        ("The budget for 2031 is a record.", "2031", "date of the budget"),
        ("Holm on Oct. 14 testified before lawmakers.", "Oct. 14", "when Holm testified"),
        ("The firm tests it on women 16 or older.", "16", "age of the women"),
        ("Some 40 people were in the hall at the time of the shooting.", "40", "people"),
        ("He led by 0.3% of the nearly 5 million votes.", "0.3%", "share of the votes"),
        ("Half and 63 percent of the state's 2.4 million voters came.", "63 percent", "share of the state's voters"),
        ("The storm leaves 8 dead, nearly 1 million without power.", "1 million", "number without power"),
        ("The fire was 10 percent contained.", "10", "percentage contained"),
        ("They put the odds of a hit by then at one in 3,500.", "3,500", "odds"),
        ("Three men tied up a guard.", "Three", "men who tied up a guard"),
        ("Two thieves took 17 paintings worth 15 million euros.", "17", "paintings two thieves took"),
        ("The town took in 430 evacuees.", "430", "evacuees"),
        ("Schools stay shut until Aug. 4.", "Aug. 4", "until when schools stay shut"),
        ("It was the biggest theft since 2002, when nine works were taken.", "2002", "when nine works were taken"),
        ("Both families have been members for 12 years.", "12", "how long both families have been members"),
        ("The visit comes two days after nine people were hurt.", "two", "time after nine people were hurt"),
        ("Ada Holm was sentenced to seven years for fraud.", "seven", "sentence of Ada Holm"),
        ("The primary was scheduled for April 4.", "April 4", "when the primary was scheduled"),
        ("The new deadline is October 31.", "October 31", "date of the new deadline"),
        ("The attack on the depot in Holm on May 5 killed nine.", "May 5", "date of the attack on the depot in Holm"),
        ("He fell ill soon after becoming mayor in 2009.", "2009", "date of becoming mayor"),
        ("We shall win - Ada Holm (@adaholm) May 5, 2019", "May 5", "date of the tweet"),
        ("Shares have risen since March.", "March", "since when shares have risen"),
        ("He resigned in October amid talk of debts.", "October", "when he resigned"),
        ("It was the first time a judge has spoken.", "first", "time a judge has spoken"),
        ("Eight people dead nationwide.", "Eight", "people dead nationwide"),
        ("One of the parts provides $150 billion for roads.", "$150", "sum one of the parts provides for roads"),
        ("Ostland, a colony invaded by rebels in 1975, voted.", "1975", "when a colony was invaded by rebels"),
        ("The government will raise the pension age from 62 to 64.", "62", "pension age"),
        ("Ada Holm, a senator from Norvik, dies at 94.", "94", "age of Ada Holm"),
        ("The shooting of 29-year-old Maria Keller shook the town.", "29", "age of Maria Keller"),
        ("Holm Police said a 25-year-old man had been held.", "25", "age of the man"),
        ("A witness told Holmnews of the 69-year-old member of parliament.", "69", "age of the member"),
        ("Maria Keller, 29, swam ashore.", "29", "age of Maria Keller"),
        ("Keller, who turns 80 next month, will go.", "80", "age of Keller"),
        ("Ada Holm of Norvik, 45, was hurt.", "45", "age of Ada Holm"),
        ("A nurse from Norvik, 45, was hurt.", "45", "age of the nurse"),
        ("Ada Holm, who died on Friday at the age of 88, wrote it.", "88", "age of Ada Holm"),
        ("In Norvik, a 25-year-old man drowned.", "25", "age of the man"),
        ("Ada Holm was a 61-year-old pilot.", "61", "age of Ada Holm"),
        ("The 33-year-old doctor, Ada Holm, had a cold.", "33", "age of Ada Holm"),
        ("A 33-year-old man, Holm Police said, drowned.", "33", "age of the man"),
        ("A 33-year-old suspect identified as Jan Brook was held.", "33", "age of Jan Brook"),
        ("The 46-year-old mayor's house burned.", "46", "age of the mayor"),
        ("It is not for children younger than 12.", "12", "age of the children"),
        ("One woman told the paper she was 14 when he called.", "14", "age"),
        ("Claims for aid dipped below 400,000 for the first time in May.", "400,000", "claims for aid"),
        ("He later served as secretary and as a senator from 1979.", "1979", "when he later served"),
        ("She will ask them to wear masks for the first 100 days.", "100", "time to wear masks"),
        ("A decade earlier the mayor resigned.", "decade", "length of time (the mayor resigned)"),
    ],
)
def test_phrase(text: str, figure: str, phrase: str) -> None:
    """The phrase is one an editor would write beside the number."""
    assert about(text, figure).phrase == phrase


def test_describe_keeps_every_figure_and_changes_nothing_else() -> None:
    """The same figures come back in the same order, with their about and nothing else changed."""
    document = Document(Article("a.txt", "a.txt", "In 2019 some 40 firms paid $3.5 million.\n\n12"))
    before = extract(document)
    after = describe(document, before)
    fields = ("source", "start", "end", "text", "kind", "low", "high", "unit", "hedge")

    def plain(figures: list[Figure]) -> list[tuple[object, ...]]:
        return [tuple(getattr(f, name) for name in fields) for f in figures]

    assert plain(after) == plain(list(before))
    assert all(f.about is not None and f.about.phrase for f in after)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("fly-by", "fly-bys"), ("city", "cities"), ("bus", "buses"), ("crisis", "crises"), ("series", "series"),
        ("policeman", "policemen"), ("human", "humans"), ("schoolchild", "schoolchildren"), ("aircraft", "aircraft"),
    ],
)  # fmt: skip
def test_plural(one: str, many: str) -> None:
    """The plural that a phrase has where the article has none."""
    assert plural(one) == many
