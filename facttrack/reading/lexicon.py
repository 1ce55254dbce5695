"""Word lists that several rules share: plain data, lower case, one concept a list."""

from __future__ import annotations

WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    overnight""".split()
)
TIME_NOUNS = frozenset(
    """second seconds minute minutes hour hours day days night nights week weeks weekend weekends
    fortnight month months quarter quarters season seasons year years decade decades century
    centuries""".split()
)

# Words at which a noun phrase ends.
STOPS = frozenset(
    """about above across after against ago along alongside amid amidst among amongst around as at
    away back because been before behind being below beneath beside besides between beyond but by
    can could despite did do does during each earlier east either else even ever every except far
    for from further had has have having he hence her here hers him his how however i if in inside
    instead into is it its itself just last later least less like may me might more most much
    must my near neither nor north not now of off on once onto or our out outside over per
    rather regarding said says she should since so south still such than that the their them
    themselves then there thereby these they this those though through throughout thus till to
    together too toward towards under unless unlike until up upon us via was we were west what when
    whenever where whereas whereby which while whilst who whom whose why will with within without
    worldwide would yet you your and are an a be am also including excluding plus minus according
    only both nationwide respectively whether northeast northwest southeast southwest northern-most
    apiece altogether anymore already almost always never often soon sometimes usually instead i'm
    don't didn't wasn't weren't isn't aren't hasn't haven't won't can't couldn't total versus vs x
    says say said told tells percent""".split()
) - frozenset(("total",))
# Words between a number and its noun that say nothing of what is counted.
BEFORE_NOUN = frozenset(
    """of out last past next the its their his her our my these those all such more other
    strong""".split()
) | {
    "additional",
    "fewer",
    "further",
    "own",
}

# What a percentage may stand before without "of": "a 6 percent jump".
OF_SHARES = frozenset(
    """increase decrease rise fall drop growth gain loss cut jump decline share stake majority
    discount tax tariff margin chance risk rate reduction surge turnout lead dividend confidence
    interest probability possibility pay contraction expansion slump stock duty levy holding
    minority yield return raise hike shortfall markup efficiency accuracy""".split()
)

# What befell people, used as nouns, adjectives and participles: "21 killed", "three dead".
FATES = frozenset(
    """killed dead died deceased slain executed murdered wounded injured hurt maimed missing
    displaced evacuated detained arrested captured imprisoned kidnapped abducted infected
    hospitalised hospitalized homeless unemployed martyred drowned rescued trapped burned burnt
    stranded jailed sickened poisoned deported beheaded massacred freed released shot disappeared
    unaccounted besieged beaten tortured bereaved orphaned""".split()
)
# Verbs that follow a counted noun and are never part of its phrase.
VERBS = frozenset(
    """took take takes taken took fled flee flees went go goes gone came come comes left leave
    leaves fought fight fights lost lose loses won win wins hit hits struck strike strikes fell
    fall falls fallen rose rise rises risen began begin begins begun became become becomes got get
    gets gave give gives given made make makes held hold holds kept keep keeps led lead leads met
    meet meets paid pay pays ran run runs saw see sees seen sent send sends sold sell sells shot
    showed shown shows sought seek seeks spent stood stand stands sat swept thought threw tore tear
    understood voted wore wrote written won't died die dies lived live lives work works remain
    remains stay stays need needs want wants face faces appear appears seem seems join joins
    receive receives include includes contain contains suffer suffers require requires attend
    attends depend depends protest kill kills wound wounds injure injures rely relies believe
    believes say says die gather gathers sank sink sunk drown drowns set put puts cut cuts shut
    broke break breaks broken burst drove drove ate drew driven flew flown hid knew known laid lay
    lain quit rode rang sang slept spoke stole stuck swam taught woke worn withdrew caught bought
    brought built chose dealt dug fed felt found forgot froze grew grown heard hurt awoke bore beat
    bled enter enters travel arrive arrives return returns cross crosses cause causes exist exists
    belong belongs occur occurs happen happens continue continues claim claims think expect expects
    exceed exceeds plays earns produces provides carries uses employs operates helps offers opens
    closes starts ends
    afford affords cite cites represent represents indicate indicates enable enables envision
    envisions reiterate reiterates prohibit prohibits descend descends emerge emerges criticise
    criticises criticize criticizes exist exists allow allows provide provides expire
    expires""".split()
)
AFTER_NOUN = frozenset(
    """old aged alone ahead apart abroad asleep alive aboard unharmed unhurt ill sick dead able
    available likely unable free present absent responsible payable eligible ready due worth strong
    tall high long wide deep short lower higher up down daily weekly monthly yearly
    annually today""".split()
)
# What is no noun itself: a participle behind it describes as well.
ADJECTIVES = frozenset(
    """total current common ordinary preferred full entire net gross whole combined public private
    previous original new annual average potential prospective outstanding""".split()
)
NOUNS_IN_ED_ING = frozenset(
    """building buildings being beings killing killings bombing bombings shooting shootings
    shelling meeting meetings hearing hearings warning warnings dwelling dwellings crossing ruling
    holding holdings offering wedding weddings housing painting paintings training sitting stabbing
    stabbings hanging hangings beating beatings polling sighting sightings landing landings earning
    earnings bed beds seed seeds breed breeds feed feeds weed weeds shed sheds sled sleds need
    needs speed king kings ring rings wing wings thing things spring sibling siblings lightning
    evening morning outing briefing filing listing reading rating ratings saving savings finding
    findings feeling drawing fitting helping serving servings string strings sling ceiling
    trading funding spending advertising farming fishing clothing flooding parking earling duckling
    duckling sterling pudding offspring crowd bird bread hundred""".split()
)

# Plurals without an s, and words that count like plurals.
PLURALS = frozenset(
    """people men women children police troops personnel cattle sheep fish aircraft spacecraft
    watercraft hovercraft militia-men militiamen mice geese teeth feet oxen deer staff crew data
    media bacteria criteria phenomena crises bases series species dead wounded injured casualties
    clergy folk folks youth poultry livestock forces infantry cavalry police gunmen businessmen
    servicemen policemen firemen fishermen lives wives knives leaves wolves halves thieves homeless
    displaced offspring swine bison salmon trout shrimp squid moose elk artillery ammunition cargo
    gendarmes gendarmerie peshmerga mujahideen mujahidin fedayeen larvae alumni fungi cacti nuclei
    stimuli vertebrae antennae indices matrices vertices appendices analyses theses hypotheses
    diagnoses parentheses oases buses gases lenses viruses campuses bonuses
    statuses referenda stadia memoranda spectra strata census""".split()
) - {"census"}
NOT_PLURAL = frozenset(
    """isis is was has does this his us its yes plus thus gas bus lens bias chaos canvas atlas
    perhaps always sometimes besides towards afterwards overseas across news politics economics
    physics mathematics athletics gymnastics measles diabetes headquarters hamas christmas texas
    paris damascus homs tunis athens brussels wales mars venus iris basis crisis analysis thesis
    emphasis diagnosis hypothesis oasis axis tennis debris premises previous serious various famous
    religious dangerous precious numerous enormous indigenous sports arms says less unless goes
    united states nations kansas arkansas illinois massachusetts netherlands philippines maldives
    laos cyprus honduras barbados bahamas james charles thomas jones williams davis lewis adams pus
    virus focus status campus bonus census consensus minus surplus corpus genus apparatus cactus
    stimulus terminus octopus walrus circus versus abbas idris francis dennis
    nicholas arabs'""".split()
) - {"arms", "sports", "previous"}

PERSONS = frozenset(
    """marchers minors loggers poachers dockers stevedores truckers passersby revellers revelers
    picketers squatters landowners ranchers growers deckhands stowaways castaways deportees
    internees abductees guerrillas constables troopers sappers lecturers jurors bricklayers roofers
    cleaners waiters employers viewers readers listeners savers farmhands beekeepers plaintiffs
    beachgoers churchgoers partygoers concertgoers
    adolescents accusers backpackers millennials mates workmates cellmates inmates classmates
    comrades whistleblowers cosmonauts astronauts sellers buyers vendors gymnasts billionaires
    millionaires magistrates deputies mediators translators professionals superstars frontrunners
    hopefuls kingpins fugitives newcomers humanitarians commentators performers
    petitioners peers predecessors successors devotees juveniles males females mutineers resisters
    ceos commissioners disciples practitioners mums dads moms
    leaders democrats meps tds principals advocates bosses
    illustrators steelworkers westerners texans scots dalits dreamers hackers parliamentarians
    senior-citizens dignitaries overachievers underachievers spokesmen governors-general sheriffs
    people persons person militiamen fighters soldiers troops civilians rebels militants
    terrorists insurgents police policemen personnel forces recruits conscripts mercenaries
    commandos paratroopers snipers jihadis jihadists extremists attackers assailants bombers
    hijackers kidnappers smugglers traffickers dealers looters rioters demonstrators protesters
    supporters followers believers worshippers worshipers pilgrims mourners shoppers commuters
    motorists drivers cyclists pedestrians bystanders onlookers witnesses hikers climbers skiers
    swimmers divers surfers campers tourists visitors travellers travelers holidaymakers guests
    spectators fans attendees participants delegates representatives lawmakers legislators senators
    mps ministers mayors governors judges lawyers attorneys prosecutors detectives agents spies
    diplomats envoys ambassadors advisers advisors experts analysts scientists researchers
    academics professors scholars students pupils schoolchildren schoolgirls schoolboys teenagers
    teens youths youngsters toddlers babies infants newborns kids girls boys daughters sons
    siblings brothers sisters parents mothers fathers grandparents relatives orphans widows spouses
    couples adults elderly pensioners retirees veterans workers employees labourers laborers staff
    staffers contractors miners builders engineers technicians mechanics plumbers electricians
    farmers herders shepherds fishermen villagers residents inhabitants citizens nationals
    foreigners expatriates expats locals tenants homeowners neighbours neighbors tribesmen clansmen
    elders refugees migrants immigrants emigrants asylum-seekers displaced evacuees returnees
    survivors victims casualties fatalities deaths dead wounded injured patients donors doctors
    nurses medics paramedics surgeons physicians midwives caregivers carers volunteers rescuers
    firefighters responders peacekeepers observers monitors inspectors guards officers commanders
    generals colonels captains lieutenants sergeants corporals servicemen servicewomen airmen
    seamen sailors marines rangers cadets reservists defectors deserters prisoners detainees
    inmates captives hostages convicts suspects defendants offenders criminals gangsters gunmen
    bandits pirates thieves robbers burglars murderers killers perpetrators journalists reporters
    editors correspondents photographers cameramen bloggers writers authors artists musicians
    actors dancers singers players athletes footballers runners swimmers competitors contestants
    candidates nominees voters electors members users subscribers customers clients consumers
    passengers crew crewmen pilots stewards investors shareholders traders bankers executives
    managers directors founders entrepreneurs owners landlords borrowers applicants claimants
    graduates trainees apprentices interns men women children child man woman boy girl civilian
    soldier fighter militant rebel militiaman policeman officer worker student teacher doctor nurse
    medic journalist villager resident refugee migrant prisoner hostage patient passenger driver
    victim survivor infant baby toddler teenager adult elder casualty fatality death suspect gunman
    attacker kurds turks arabs jews muslims christians sunnis shiites shias alawites druze yazidis
    yezidis armenians assyrians turkmen syrians iraqis iranians lebanese palestinians israelis
    chechens uzbeks tajiks uyghurs uighurs georgians azeris libyans tunisians moroccans algerians
    sudanese somalis ethiopians eritreans nigerians kenyans malians indians bangladeshis burmese
    rohingya filipinos indonesians malaysians vietnamese thais australians canadians mexicans
    colombians venezuelans brazilians spaniards italians romanians bulgarians serbs croats
    bosnians albanians greeks cypriots swedes danes norwegians finns belgians swiss portuguese
    qataris kuwaitis omanis bahrainis emiratis
    jordanians egyptians saudis yemenis afghans pakistanis russians ukrainians americans britons
    europeans africans chinese germans frenchmen poles koreans japanese cubs-scouts scouts
    peshmerga mujahideen mujahidin fedayeen gendarmes houthis hezbollah-men households-heads souls
    humans individuals beneficiaries recipients loyalists separatists opponents operatives cadres
    infiltrators collaborators sympathisers sympathizers conspirators strikers unionists activists
    dissidents campaigners organisers organizers aides associates bodyguards escorts settlers
    nomads bedouins tribespeople townspeople salespeople spokespeople sportspeople clerics imams
    priests nuns monks bishops rabbis missionaries converts crewmembers crewmember superspreaders
    carriers-of-virus smokers drinkers addicts cases-of-people jobseekers breadwinners commuter
    learners kids kid colleagues friends strangers teammates helpers aid-workers stars celebrities
    twins triplets quadruplets grandchildren nephews nieces cousins uncles aunts others
    seekers""".split()
)
NOT_PERSONS = frozenset(
    """human humans-rights specimen regimen lists mists fists twists wrists exist consist cists
    german roman ottoman human assist""".split()
)
