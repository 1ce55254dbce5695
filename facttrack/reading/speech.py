"""Words of saying: cues, the titles and bodies that speak, the evidence that is shown."""

from __future__ import annotations

QUOTES = frozenset('"“”«»„‟')


def _forms(lemmas: str) -> frozenset[str]:
    """The finite forms of verbs, each as "warn", or with its past as "say:said"."""
    found: set[str] = set()
    for lemma in lemmas.split():
        base, _, past = lemma.partition(":")
        consonant_y = base.endswith("y") and base[-2] not in "aeou"
        stem = base[:-1] + "i" if consonant_y else base
        hisses = base.endswith(("s", "x", "z", "ch", "sh"))
        plain_past = stem + ("d" if base.endswith("e") else "ed")
        found |= {base, stem + ("es" if hisses or consonant_y else "s"), past or plain_past}
    return frozenset(found)


# Verbs whose subject is a source, whoever it is.
SAYING = _forms(
    """say:said tell:told report announce confirm claim add state argue warn note declare
    write:wrote acknowledge admit:admitted reveal disclose insist explain allege assert
    estimate believe reckon predict reply comment tweet testify concede maintain affirm
    boast recount recall remember reiterate emphasise emphasize assess inform mention
    caution contend clarify specify underline vow complain lament joke respond remark quip
     conclude answer brief proclaim opine speculate surmise hint signal repeat
    stipulate advise reassure assure counter muse divulge relate narrate swear:swore avow
    profess guess notify"""
) | frozenset(
    """continued posted stressed stresses saying telling reporting announcing confirming
    claiming""".split()
)
# Verbs that make a source only of a body, a record or a person with a title.
SHOWING = _forms(
    """want demand suggest find:found show indicate imply record document count register
    list calculate compile verify identify put:put give:gave speak:spoke expect anticipate
    forecast:forecast project think doubt cite promise appeal pledge quote tally log:logged
    monitor blame accuse deny know:knew call urge praise criticise criticize condemn reject
    dismiss describe detail raise revise lower track peg:pegged place slash cut:cut
    trim:trimmed catalogue catalog chronicle observe notice detect highlight outline
    determine establish discover uncover learn learned:learnt attribute pinpoint corroborate
    authenticate certify tabulate enumerate broadcast:broadcast"""
) | frozenset(
    """saw witnessed shown spoken given listing pointed measured rated ruled heard fear
    feared""".split()
)
# Of these, verbs that tell something only with a clause: "learned 17 names" is a deed.
WITH_CLAUSE = _forms(
    """discover uncover establish determine notice observe learn learned:learnt know:knew detect"""
) | {"fear", "feared", "ruled"}
# Of these, verbs of a stance: whose numbers stand in what was condemned is not told by them.
STANCES = _forms("call urge praise criticise criticize condemn reject dismiss demand")
# Verbs by which only a record says something: "the report contains 40 names".
OF_RECORDS = frozenset(
    "breaks contains contained includes presents presented carries reads names".split()
)
# Forms that are nouns as often as verbs: taken as verbs only where no article stands before.
AS_NOUN = frozenset(
    """report reports claim claims state states estimate estimates note notes records record counts
    count documents lists list finds find forecast forecasts projects shows show puts register
    warning saying writing cites tweet tweets comment comments brief briefs answer answers hint
    hints signal signals joke jokes guess guesses remark remarks quip vow vows complain repeat
    counter muse relate warn demand demands want wants doubt doubts appeal appeals promise
    promises pledge pledges log logs survey surveys monitor monitors blame praise call calls
    details detail track tracks peg place places catalogue catalog chronicle chronicles map maps
    notice notices highlight highlights outline outlines fear fears hope hopes worry worries
    broadcast broadcasts document project tally raise quote quotes recall recalls reply""".split()
)
CARRYING = frozenset(
    """adding saying noting claiming warning stating reporting arguing citing insisting alleging
    indicating pointing revealing clarifying stressing mentioning underlining disclosing
    recalling confirming announcing estimating explaining telling writing accusing
    emphasising emphasizing acknowledging admitting conceding asserting affirming reiterating
    specifying""".split()
)
PASSIVE = frozenset(
    """described reported announced confirmed estimated said recorded documented published
    issued released denied quoted verified compiled provided given put counted cited
    disclosed revealed collected registered calculated stated identified obtained seen
    reviewed announced acknowledged conducted carried produced made tracked tallied logged
    monitored observed corroborated authenticated catalogued believed thought accused
    blamed""".split()
)
BE = frozenset("is are was were be been being".split())
AUXILIARY = frozenset(
    """has have had also first later earlier then previously separately recently already immediately
    initially now still today yesterday again meanwhile did does do not never would will
    could may might must should simply merely further repeatedly reportedly since just only
    officially subsequently publicly briefly all both each themselves himself herself
    itself""".split()
) | {"n't"}
BOUNDARIES = frozenset(
    """that while but because although though whereas as when where after before if unless until
    whether than which who whom whose since so what how why""".split()
)
OPENERS = frozenset(
    """on in at after during by for last earlier later meanwhile also however then still but and
    yet so now separately since until over within from to of or early late before this next
    per when while because as although though if where for-its-part the-same""".split()
)
RELATIVE = frozenset("which who that whose whom".split())
PRONOUNS = frozenset(
    "he she it they him her them i we you one others this these those some".split()
)
PERSON_PRONOUNS = frozenset("he she him her i".split())

EVIDENCE = frozenset(
    """photos photographs photo images image footage video videos documents document records record
    data figures statistics imagery letter memo report statement email survey poll study tweet
    post recording papers files list studies surveys polls reports estimates assessment analysis
    investigation inquiry tally review accounts count bulletin census dossier memo leak notes
    notices ledger ledgers logs diary register testimony testimonies findings finding results
    result research trial trials maps receipts inventory inventories database toll tolls release
    communique communiqué newsletter blog tweets transcript filing filings ranking index audit
    indictment article statements posts forecast forecasts estimate projection projections
    consensus prediction predictions investigations assessments audits inquiries analyses
    reviews compilation compilations disclosure disclosures""".split()
)
# Words that end the name of a body, or are one.
BODIES = frozenset(
    """observatory group international watch opposition council ministry ministries agency
    government army police office party front coalition commission committee organisation
    organization union bureau department centre center institute university authority
    authorities court parliament senate company firm bank network forces force command
    militia brigade brigades alliance movement federation association society foundation
    fund board body charity watchdog monitor media television tv radio newspaper website
    site outlet broadcaster navy military army's house league club team hospital mission
    service services administration staff un u.n. nato pentagon kremlin corps defence
    defense research college school embassy secretariat regime operator developer maker
    carrier airline retailer lender insurer regulator broker analysts officials activists
    rebels residents witnesses medics doctors researchers scientists investigators
    organisers organizers sources experts prosecutors campaigners lawmakers economists
    diplomats commanders militants insurgents soldiers survivors villagers locals relatives
    rescuers workers authorities agencies groups organisations organizations charities
    monitors companies ministries councils unions firms banks outlets newspapers relief aid
    times post journal gazette courier herald review monitor's inc ltd corp plc llc gmbh
    wire news press daily weekly magazine directorate cell cluster legion archive forum
    corps initiative platform collective campaign academy division chain store brand
    supermarket studio publisher conglomerate subsidiary consortium trust cooperative
    syndicate utility airport railway treasury exchequer""".split()
)
# Words that end the name of a firm, and mean something else in lower case.
FIRMS = frozenset(
    """systems motors foods holdings industries technologies pharmaceuticals energy electronics
    stores enterprises capital securities software networks airlines airways steel oil petroleum
    mining solutions brands resources semiconductor entertainment labs laboratories pictures
    studios bancorp financial insurance telecom communications mobile therapeutics robotics
    pharma biotech logistics beverages breweries aerospace automotive chemicals cosmetics
    diagnostics dynamics estates farms footwear furniture instruments materials media minerals
    outfitters partners plastics properties railways realty renewables shipping supermarkets
    textiles toys ventures wireless""".split()
)
# Kinds of firm, by which a text calls one that it has named: "the retailer".
FIRM_KINDS = frozenset(
    """company firm business corporation corp retailer lender insurer carrier airline broadcaster
    operator developer maker chain conglomerate multinational manufacturer producer supplier
    distributor brewer builder housebuilder homebuilder jeweller jeweler miner refiner utility
    publisher studio platform app startup start-up giant brand bank brokerage consultancy
    exporter importer shipper shipbuilder subsidiary grocer supermarket vendor seller provider
    contractor driller smelter processor wholesaler franchise distiller bookseller outsourcer
    hotelier aggregator group service major""".split()
)
# Other kinds of body that a text introduces by name.
INTRODUCED = frozenset(
    """agency institute charity watchdog tank union club network organisation organization
    association foundation federation monitor observatory bureau council newspaper paper website
    newswire regulator centre center society campaign academy university collective""".split()
)
# States and capitals that speak.
PLACES = frozenset(
    """afghanistan albania algeria amman angola ankara argentina armenia athens australia
    austria azerbaijan baghdad bahrain bangladesh beijing beirut belarus belgium berlin bolivia
    brazil britain brussels bulgaria burundi cairo cambodia cameroon canada chad chile china
    colombia congo croatia cuba cyprus damascus delhi denmark doha ecuador egypt england eritrea
    estonia ethiopia finland france gaza geneva georgia germany ghana greece guatemala guinea
    haiti honduras hungary iceland india indonesia iran iraq ireland islamabad israel italy
    jamaica japan jerusalem jordan kabul kazakhstan kenya khartoum kosovo kuwait kyiv kiev laos
    latvia lebanon liberia libya lithuania london luxembourg madrid malawi malaysia mali malta
    mexico moldova mongolia montenegro morocco moscow mozambique myanmar namibia nepal
    netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay paris
    peru philippines poland portugal pyongyang qatar riyadh romania rome russia rwanda sanaa
    scotland senegal seoul serbia singapore slovakia slovenia somalia spain sudan sweden
    switzerland syria taiwan tajikistan tanzania tehran thailand tokyo tripoli tunis tunisia
    turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vienna vietnam wales warsaw
    washington yemen zambia zimbabwe""".split()
)
# Single names that are no surname: these, agencies, companies, movements.
NO_SURNAME = PLACES | frozenset(
    """airbus airwars amazon amnesty anadolu apple bloomberg boeing facebook fatah frontex
    gazprom google hamas hezbollah hizbullah houthis interfax interpol microsoft nanos oxfam
    pentagon reuters rudaw sana taliban tass toyota twitter unicef unrwa xinhua""".split()
)
# What the name of a body may hold that a text calls by such a kind.
LIKE = {
    "tank": frozenset(
        "institute institution center centre foundation forum council policy".split()
    ),
    "watchdog": frozenset("authority office commission agency council regulator".split()),
    "regulator": frozenset("authority office commission agency board".split()),
    "charity": frozenset("trust foundation fund relief aid society save".split()),
    "agency": frozenset(
        """office bureau service services department commission administration organisation
        organization authority institute programme program""".split()
    ),
    "union": frozenset("federation congress association workers".split()),
    "organisation": frozenset("organization association foundation fund council watch".split()),
    "organization": frozenset("organisation association foundation fund council watch".split()),
    "newspaper": frozenset("times post journal gazette courier herald daily".split()),
    "paper": frozenset("times post journal gazette courier herald daily".split()),
}
# Words for a person who speaks.
SPEAKERS = frozenset(
    """spokesman spokeswoman spokesperson director chairman chairwoman president minister secretary
    general colonel major captain lieutenant sergeant brigadier admiral commander chief head
    leader governor mayor senator ambassador envoy official officer activist analyst
    economist professor doctor dr mr mrs ms sir lawyer judge prosecutor attorney sheriff
    inspector coach manager author researcher scientist resident witness survivor rebel
    medic volunteer farmer teacher driver expert adviser advisor founder member lawmaker
    deputy mp candidate ceo executive representative coordinator diplomat journalist
    reporter correspondent editor soldier fighter militant imam bishop priest king queen
    prince prince's sheikh man woman father mother son daughter wife husband brother sister
    source student worker nurse paramedic firefighter engineer historian speaker premier
    chancellor player captain striker trainer physicist biologist photographer blogger
    technician trader broker strategist accountant auditor defector deserter detainee
    prisoner hostage refugee neighbour neighbor pathologist surgeon nurse aide chair undersecretary
    consul marshal commandant treasurer organiser organizer warden principal dean rector imam
    ayatollah pope archbishop rabbi cardinal constable detective superintendent commissioner
    ombudsman rapporteur delegate negotiator mediator pollster forecaster midwife pharmacist
    dentist curator librarian archivist pilot skipper fisherman shopkeeper businessman
    businesswoman entrepreneur investor banker dealer planner architect builder mechanic baker
    butcher tailor barber cook guard watchman dissident exile cousin uncle aunt nephew niece
    grandfather grandmother widow tribesman elder chieftain emir councillor councilor counsel
    trustee spokesmen objector campaigner organiser shareholder partner""".split()
)
# Titles as they are shortened in front of a name.
TITLES = {
    "adm": "admiral", "brig": "brigadier", "capt": "captain", "cmdr": "commander",
    "col": "colonel", "dr": "doctor", "gen": "general", "gov": "governor",
    "lt": "lieutenant", "maj": "major", "prof": "professor", "sen": "senator",
    "sgt": "sergeant",
}  # fmt: skip
# Forms by which a record says something within a clause: "with army data showing that".
SHOWN_BY = frozenset(
    """showing indicating suggesting revealing putting estimating listing charting
    detailing""".split()
)
# Verbs behind a figure that somebody keeps: "the UN count stands at 40".
STANDS = frozenset(
    """stands stood is was are were reached came rose totals totalled puts range ranged vary
    varied""".split()
)
# Nouns of counting in "by the reckoning of X", "by X's count".
RECKONINGS = frozenset("reckoning count estimate estimates tally calculation calculations".split())
# Forms behind "are", "were": "Analysts were expecting 40".
PROGRESSIVE = frozenset(
    """saying reporting expecting warning claiming estimating predicting forecasting projecting
    putting denying insisting arguing telling announcing suggesting anticipating quoting
    looking""".split()
)
# What a definite noun phrase ("the group said") may stand for, whatever its name.
GENERIC = frozenset(
    """team group agency organisation organization charity statement report ministry body firm
    company monitor coalition observatory council centre center institute union army
    movement newspaper paper network site website office authorities service bank
    association foundation commission committee department government study survey
    researchers authors society federation watchdog outlet militia spokesman spokeswoman
    minister commander official president director general source activist mayor governor
    directorate cell cluster archive forum initiative legion lender insurer retailer carrier
    airline broadcaster operator developer maker chain regulator""".split()
)
# Of these, what may stand for any body that has spoken; others only for one of their own name.
ANY_BODY = frozenset(
    """group agency organisation organization charity company firm body monitor outlet paper
    newspaper team researchers authors watchdog""".split()
)
# Verbs that say nothing where a figure follows at once: "added 20 jobs".
OF_DEEDS = frozenset(
    """added adds add adding claimed claims claim claiming admitted admits noted revealed
    maintained boast boasts""".split()
)
# Verbs that say something only behind a quotation: "...," he continued.
AFTER_QUOTES = frozenset(
    "continued complained lamented joked concluded responded remarked quipped posted".split()
)
# Verbs that may stand before their subject; those of telling are followed by who is told.
ONLY_INVERTED = frozenset(("charged", "thundered", "shrugged", "read", "reads"))
INVERTED = (SAYING | ONLY_INVERTED) - _forms(
    "tell:told inform advise brief assure reassure remember relate"
)
TAIL_STOPS = frozenset(
    """who which that in on at by to as during after when speaking before told late early while
    with adding citing through where amid via but if because since from""".split()
)
