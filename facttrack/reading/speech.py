"""Words of saying: cues, the titles and bodies that speak, the evidence that is shown."""

from __future__ import annotations

QUOTES = frozenset('"“”«»„‟')
# Verbs whose subject is a source, whoever it is.
SAYING = frozenset(
    """write recalls recall remembers remembered said say says saying told tell tells telling
    reported reports report reporting announced announces announce announcing confirmed confirms
    confirm confirming claimed claims claim claiming added adds adding stated states state stating
    argued argues argue arguing warned warns warn warning noted notes noting declared declares
    declare declaring wrote writes writing acknowledged acknowledges acknowledging admitted admits
    admitting revealed reveals revealing disclosed insisted insists insisting explained explains
    explaining alleged alleges alleging asserted asserts asserting estimated estimates estimate
    estimating believes believe reckons reckon predicted predicts predict replied commented tweeted
    testified conceded maintained affirmed affirms boasts boasted recounted recalled reiterated
    stressed emphasised emphasized assesses assess assessed informed informs mentioned
    mentions cautioned cautions contends contended clarified specified underlined vowed
    continued complained lamented joked responded remarked quipped
    suggested suggests concluded concludes answered briefed proclaimed""".split()
)
# Verbs that make a source only of a body, a record or a person with a title.
SHOWING = frozenset(
    """wants demands demanded proposes proposed found finds find show shows showed shown indicate
    indicates indicated recorded records record documented documents counted counts registered
    register lists listed calculated compiled verified identified put puts gave gives spoke speaks
    expects expect expected forecast forecasts projected projects thinks think doubts cites suggest
    promised appealed pledged listing lists list quoted tallied logged surveyed monitored blamed
    accused denied denies deny acknowledged knew boast speak called urged praised criticised
    criticized condemned rejected dismissed described describes cited spoken
    pointed detailed doubt raised
    revised lowered""".split()
)
# Forms that are nouns as often as verbs: taken as verbs only where no article stands before.
AS_NOUN = frozenset(
    """report reports claim claims state states estimate estimates note notes records record counts
    count documents lists list finds find forecast forecasts projects shows show puts register
    warning saying writing cites""".split()
)
CARRYING = frozenset(
    """adding saying noting claiming warning stating reporting arguing citing insisting alleging
    indicating pointing revealing clarifying stressing mentioning underlining disclosing recalling
    confirming announcing estimating explaining telling writing""".split()
)
PASSIVE = frozenset(
    """described reported announced confirmed claimed estimated said recorded documented published
    issued released denied quoted verified compiled provided given put counted cited disclosed
    revealed collected registered calculated stated identified obtained seen reviewed announced
    acknowledged conducted carried produced made""".split()
)
BE = frozenset("is are was were be been being".split())
AUXILIARY = frozenset(
    """has have had also later earlier then previously separately recently already immediately
    initially now still today yesterday again meanwhile did does do not never would will could may
    might must should simply merely further repeatedly reportedly since just only officially
    subsequently publicly briefly all both each themselves himself herself itself""".split()
) | {"n't"}
BOUNDARIES = frozenset(
    """that while but because although though whereas as when where after before if unless until
    whether than which who whom whose since so what how why""".split()
)
OPENERS = frozenset(
    """on in at after during by for last earlier later meanwhile also however then still but and
    yet so now separately since until over within from to of or early late before this next per
    when while because as although though if where for-its-part the-same""".split()
)
RELATIVE = frozenset("which who that whose whom".split())
PRONOUNS = frozenset(
    "he she it they him her them i we you one others this these those some".split()
)
PERSON_PRONOUNS = frozenset("he she him her i".split())

EVIDENCE = frozenset(
    """photos photographs photo images image footage video videos documents document records record
    data figures statistics imagery letter memo report statement email survey poll study tweet post
    recording papers files list studies surveys polls reports estimates assessment analysis
    investigation inquiry tally review accounts count bulletin census dossier memo leak
    notes notices ledger ledgers logs diary register testimony testimonies maps receipts
    database""".split()
)
# Words that end the name of a body, or are one.
BODIES = frozenset(
    """observatory group council ministry ministries agency government army police office party
    front coalition commission committee organisation organization union bureau department centre
    center institute university authority authorities court parliament senate company firm bank
    network forces force command militia brigade brigades alliance movement federation association
    society foundation fund board body charity watchdog monitor media television tv radio newspaper
    website site outlet broadcaster navy military army's house league club team hospital mission
    service services administration staff un u.n. nato pentagon kremlin corps defence defense
    research college school embassy secretariat regime operator developer maker carrier airline
    retailer lender insurer regulator broker analysts officials activists rebels residents
    witnesses medics doctors researchers scientists investigators organisers organizers sources
    experts prosecutors campaigners lawmakers economists diplomats commanders militants insurgents
    soldiers survivors villagers locals relatives rescuers workers authorities agencies groups
    organisations organizations charities monitors companies ministries councils unions firms banks
    outlets newspapers relief aid times post journal gazette courier herald review monitor's wire
    news press daily weekly magazine directorate cell cluster legion archive forum corps initiative
    platform collective campaign academy division""".split()
)
# Words for a person who speaks.
SPEAKERS = frozenset(
    """spokesman spokeswoman spokesperson director chairman chairwoman president minister secretary
    general colonel major captain lieutenant sergeant brigadier admiral commander chief head leader
    governor mayor senator ambassador envoy official officer activist analyst economist professor
    doctor dr mr mrs ms sir lawyer judge prosecutor attorney sheriff inspector coach manager author
    researcher scientist resident witness survivor rebel medic volunteer farmer teacher driver
    expert adviser advisor founder member lawmaker deputy mp candidate ceo executive representative
    coordinator diplomat journalist reporter correspondent editor soldier fighter militant imam
    bishop priest king queen prince prince's sheikh man woman father mother son daughter wife
    husband brother sister source student worker nurse paramedic firefighter engineer historian
    speaker premier chancellor player captain striker trainer physicist biologist photographer
    blogger technician trader broker strategist accountant auditor defector deserter detainee
    prisoner hostage refugee neighbour neighbor pathologist surgeon nurse aide""".split()
)
# Titles as they are shortened in front of a name.
TITLES = {
    "adm": "admiral", "brig": "brigadier", "capt": "captain", "cmdr": "commander",
    "col": "colonel", "dr": "doctor", "gen": "general", "gov": "governor",
    "lt": "lieutenant", "maj": "major", "prof": "professor", "sen": "senator",
    "sgt": "sergeant",
}  # fmt: skip
# Nouns of counting in "by the reckoning of X", "by X's count".
RECKONINGS = frozenset("reckoning count estimate estimates tally calculation calculations".split())
# What a definite noun phrase ("the group said") may stand for, whatever its name.
GENERIC = frozenset(
    """team group agency organisation organization charity statement report ministry body firm
    company monitor coalition observatory council centre center institute union army movement
    newspaper paper network site website office authorities service bank association foundation
    commission committee department government study survey researchers authors society federation
    watchdog outlet militia spokesman spokeswoman minister commander official president director
    general source activist mayor governor directorate cell cluster archive forum initiative
    legion""".split()
)
# Verbs that say nothing where a figure follows at once: "added 182,000 jobs", "claimed 20 lives".
OF_DEEDS = frozenset(
    """added adds add adding claimed claims claim admitted admits noted
    revealed maintained""".split()
)
# Verbs that say something only behind a quotation: "...," he continued.
AFTER_QUOTES = frozenset(
    "continued complained lamented joked concluded responded remarked quipped".split()
)
INVERTED = frozenset(
    """said says say added adds wrote writes reported reports explained explains noted warned
    argued insisted announced confirmed commented recalled stated stressed estimates estimated
    reckons believes writes recalls complained continued according""".split()
)
TAIL_STOPS = frozenset(
    """who which that in on at by to as during after when speaking before told late early while
    with adding citing through where amid via but if because since from""".split()
)
