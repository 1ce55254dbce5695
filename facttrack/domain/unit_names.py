"""The names of units: facts as data, read by `facttrack.domain.units`.

A line of a table is "canonical: alias, alias"; a name finds itself. Words are matched whatever
their case, symbols only as written: "MW" is a megawatt and "mW" a milliwatt.
"""

from __future__ import annotations

PERCENT_WORDS = """
percent: %, per cent, per-cent, percents, pct, percentage, per hundred
percentage points: percentage point, percentage-point, percentage-points, pp, ppt, ppts,
 pct points, pct point, percent points, percent point, per cent points, %-points, %-point, % points
"""

COUNTED_WORDS = """
persons: person, people, peoples, individual, individuals, human beings, humans,
 killed, dead, deceased, slain, executed, wounded, injured, displaced, homeless, unemployed
households: household
families: family
events: event
incidents: incident
attacks: attack
airstrikes: airstrike, air strike, air strikes, air-strike, air-strikes
strikes: strike
explosions: explosion, blasts, blast
battles: battle
arrests: arrest
cases: case
tests: test
doses: dose
votes: vote
seats: seat
items: item, pieces, piece
vehicles: vehicle
cars: car
trucks: truck, lorries, lorry
tanks: tank
aircraft: aircrafts, airplane, airplanes, aeroplane, aeroplanes, plane, planes
helicopters: helicopter
drones: drone, uav, uavs, unmanned aerial vehicle, unmanned aerial vehicles
ships: ship
boats: boat
missiles: missile
rockets: rocket
shells: shell
bombs: bomb
mines: mine, landmines, landmine
guns: gun
weapons: weapon
buildings: building
houses: house, homes, home
schools: school
hospitals: hospital
villages: village
towns: town
cities: city
countries: country
sites: site
companies: company
jobs: job
animals: animal
"""

# People are counted as persons whatever they are called; the noun is the question's scope.
PEOPLE_WORDS = frozenset(
    """person persons people individual individuals man men woman women child children boy boys girl
    girls infant infants baby babies adult adults civilian civilians noncombatant noncombatants
    non-combatant non-combatants resident residents citizen citizens inhabitant inhabitants
    respondent respondents interviewee interviewees
    villager villagers fighter fighters combatant combatants militant militants militiaman
    militiamen insurgent insurgents rebel rebels terrorist terrorists jihadist jihadists gunman
    gunmen soldier soldiers troop troops serviceman servicemen servicewomen conscript conscripts
    recruit recruits reservist reservists personnel forces mercenary mercenaries officer officers
    policeman policemen policewomen guard guards sailor sailors airman airmen pilot pilots marine
    marines peacekeeper peacekeepers commander commanders worker workers employee employees staff
    volunteer volunteers journalist journalists doctor doctors medic medics nurse nurses teacher
    teachers student students pupil pupils farmer farmers fisherman fishermen refugee refugees
    migrant migrants evacuee evacuees returnee returnees idp idps asylum-seeker asylum-seekers
    prisoner prisoners detainee detainees inmate inmates hostage hostages captive captives
    protester protesters protestor protestors demonstrator demonstrators activist activists
    passenger passengers patient patients survivor survivors voter voters pilgrim pilgrims
    tourist tourists crew crewmen politician politicians official officials""".split()
)
# What befell people: after a word for people, it still counts them.
FATE_WORDS = frozenset(
    """killed dead died deceased slain executed murdered wounded injured hurt maimed missing
    displaced evacuated detained arrested captured imprisoned kidnapped abducted infected
    hospitalised hospitalized homeless employed unemployed registered affected deployed recruited
    """.split()
)
_FATES = "death deaths fatality fatalities casualty casualties victim victims"
FATE_NOUNS = frozenset(_FATES.split())

MONEY_WORDS = """
USD: usd, dollar, dollars, dlr, dlrs, us dlr, us dlrs, u s dlrs, us dollar, us dollars,
 american dollars, u s dollars
EUR: eur, euro, euros
GBP: gbp, sterling, stg, quid, pounds sterling, pound sterling, british pounds, british pound
JPY: jpy, yen, japanese yen
CNY: cny, yuan, renminbi, rmb, chinese yuan
CHF: chf, swiss francs, swiss franc
XAF: central african cfa francs
XOF: west african cfa francs
RUB: rub, ruble, rubles, rouble, roubles, russian rubles, russian roubles
UAH: uah, hryvnia, hryvnias, hryvnya, ukrainian hryvnia
INR: inr, indian rupees, indian rupee
LKR: sri lankan rupees, sri lanka rupees
NPR: nepali rupees, nepalese rupees
BDT: taka, bangladeshi taka
IDR: rupiah, rupiahs, indonesian rupiah
MYR: ringgit, ringgits, malaysian ringgit
THB: baht, thai baht
VND: dong, vietnamese dong
MMK: kyat, kyats
KHR: khmer riel, riel, riels
MNT: tugrik, tugriks
PKR: pkr, pakistani rupees, pakistani rupee
TRY: turkish lira, turkish liras
ILS: ils, nis, shekel, shekels, israeli shekels, new israeli shekels
KRW: krw, south korean won, korean won
BRL: brl, brazilian reais, brazilian real, reais
MXN: mxn, mexican pesos, mexican peso
ARS: argentine pesos, argentinian pesos, argentine peso
CLP: chilean pesos, chilean peso
COP: colombian pesos, colombian peso
PHP: philippine pesos, philippine peso
UYU: uruguayan pesos, uruguayan peso
DOP: dominican pesos
CUP: cuban pesos
CAD: canadian dollars, canadian dollar, canadian dlrs, canadian dlr
AUD: aud, australian dollars, australian dollar, australian dlrs, australian dlr
NZD: nzd, new zealand dollars, new zealand dollar, new zealand dlrs
HKD: hkd, hong kong dollars, hong kong dollar, hong kong dlrs
SGD: sgd, singapore dollars, singapore dollar, singapore dlrs
TWD: taiwan dollars, taiwan dollar, taiwan dlrs, new taiwan dollars
JMD: jamaican dollars
ZWL: zimbabwean dollars, zimbabwe dollars
TTD: trinidad and tobago dollars
ITL: lire, italian lire, italian lira
DEM: deutschemarks, deutsche marks, deutsche mark, deutschmarks, german marks, d-marks
FRF: french francs, french franc
BEF: belgian francs, belgian franc
NLG: guilders, guilder, dutch guilders
ESP: pesetas, peseta
ATS: schillings, austrian schillings
PTE: escudos
GRD: drachmas, drachma
FIM: markka, markkas, finnish markka
IEP: punts, irish pounds, irish punts
PLN: pln, zloty, zlotys, zlotych, polish zloty, polish zlotys
SEK: sek, swedish kronor, swedish krona, swedish crowns, swedish crown
NOK: nok, norwegian kroner, norwegian krone, norwegian crowns, norwegian crown
DKK: dkk, danish kroner, danish krone, danish crowns, danish crown
ISK: icelandic kronur, icelandic krona, icelandic crowns
CZK: czk, czech crowns, czech crown, czech koruna, czech korunas
HUF: huf, forint, forints
RON: romanian lei, romanian leu
MDL: moldovan lei
BGN: bulgarian leva, bulgarian lev
RSD: serbian dinars
GEL: georgian lari, lari
AMD: armenian drams, armenian dram
AZN: azerbaijani manats
KZT: tenge
UZS: uzbek sums, uzbek soums
KGS: kyrgyz soms, kyrgyz som
BYN: belarusian rubles, belarusian roubles
ZAR: zar, rand, south african rand
NGN: ngn, naira, nairas
GHS: cedi, cedis, ghana cedis
KES: kenyan shillings, kenyan shilling, kenya shillings
UGX: ugandan shillings, ugandan shilling, uganda shillings
TZS: tanzanian shillings, tanzania shillings
SOS: somali shillings
ETB: birr, ethiopian birr
ZMW: zambian kwacha
MWK: malawian kwacha, malawi kwacha
AOA: kwanza, kwanzas
BWP: botswana pula
RWF: rwandan francs
MAD: moroccan dirhams
TND: tunisian dinars, tunisian dinar
DZD: algerian dinars, algerian dinar
AFN: afn, afghani, afghanis
SYP: syp, syrian pounds, syrian pound, syrian lira
EGP: egp, egyptian pounds, egyptian pound
LBP: lbp, lebanese pounds, lebanese pound, lebanese lira
SDG: sudanese pounds, sudanese pound
IQD: iqd, iraqi dinars, iraqi dinar
LYD: lyd, libyan dinars, libyan dinar
JOD: jod, jordanian dinars, jordanian dinar
KWD: kwd, kuwaiti dinars, kuwaiti dinar
IRR: irr, iranian rials, iranian rial
YER: yer, yemeni rials, yemeni rial
SAR: saudi riyals, saudi riyal
QAR: qar, qatari riyals, qatari riyal
AED: aed, dirhams, uae dirhams, emirati dirhams
OMR: omani rials, omani rial
BHD: bahraini dinars, bahraini dinar
"""
MONEY_SIGNS = """
USD: $, US$, $US, USD$
EUR: €
GBP: £
JPY: ¥, JP¥
CNY: CN¥, RMB¥
RUB: ₽
UAH: ₴
TRY: ₺
INR: ₹
ILS: ₪
KRW: ₩
NGN: ₦
VND: ₫
PHP: ₱
KZT: ₸
AUD: A$, AU$, Aus$
CAD: C$, CA$, Can$, CDN$, Cdn$
NZD: NZ$
HKD: HK$
SGD: S$
TWD: NT$
BRL: R$
MXN: MX$, Mex$
JMD: J$
TTD: TT$
NAD: N$
FJD: FJ$
BZD: BZ$
"""

# ISO 4217 as of 2026 (no metals, bond units or test codes), then codes withdrawn from it that
# older figures are still given in.
CURRENCIES = frozenset(
    """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP
    BYN BZD
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP
    GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
    MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG
    ANG BGN CUC HRK SLL VEF ZWL BYR LTL LVL EEK SKK TRL ROL DEM FRF ITL ESP PTE NLG BEF ATS FIM IEP
    GRD CYP MTL SIT YUM SUR""".split()
)

# Words that name one of several units: compared only with themselves, never converted.
AMBIGUOUS_WORDS = """
tons: ton
pounds: pound
gallons: gallon, gal
degrees: degree, deg
dinars: dinar
rials: rial
riyals: riyal
rupees: rupee
pesos: peso
shillings: shilling
kwacha: kwachas
kronor: kronur
francs: franc
lira: liras
crowns: crown
kroner: krone
"""

# A dimension's line: its canonical symbols and how else they are written.
PHYSICAL_SYMBOLS = {
    "length": """
km: Km, KM, kms, kM
m: mtr, mtrs
cm: CM, Cm
mm: none
µm: um, μm
nm: none
mi: Mi
yd: yds
ft: Ft, FT
in: none
nmi: NM
ly: none
""",
    "area": """
km2: Km2, KM2, sqkm
m2: sqm, M2
ha: Ha, HA
acre: ac
mi2: sqmi
ft2: sqft
yd2: none
nmi2: none
""",
    "volume": """
m3: M3, cbm
km3: none
l: L, ltr, ltrs
ml: mL, ML, cc
bbl: bbls, Bbl
ft3: none
US gal: none
imp gal: none
""",
    "mass": """
t: tn
kt: none
Mt: none
Gt: none
kg: Kg, KG, kgs, Kgs, KGS
g: gr, gm, gms
mg: none
µg: ug, μg
lb: lbs, Lb, Lbs, LB, LBS
oz: Oz, OZ
troy oz: ozt, oz t
short ton: none
long ton: none
""",
    "time": """
s: sec, secs
min: mins
h: hr, hrs, H
day: d
week: wk, wks
month: mo
year: y, yr, yrs
""",
    "speed": """
km/h: kmh, kph, KPH, Km/h, KM/H, km/hr
m/s: none
mi/h: mph, MPH
kn: kts
""",
    "energy": """
J: none
kJ: none
MJ: none
GJ: none
TJ: none
PJ: none
Wh: none
kWh: KWh, KWH, kwh
MWh: MWH
GWh: GWH
TWh: TWH
cal: none
kcal: none
Btu: BTU
""",
    "power": """
W: none
mW: none
kW: KW, kw
MW: none
GW: none
TW: none
hp: HP
""",
    "temperature": """
°C: ℃, degC
°F: ℉, degF
K: none
""",
    "data": """
bit: none
B: none
kB: KB
MB: none
GB: none
TB: none
PB: none
EB: none
""",
    "data rate": """
kbit/s: kbps, kb/s
Mbit/s: Mbps, Mb/s
Gbit/s: Gbps, Gb/s
Tbit/s: Tbps, Tb/s
""",
    "frequency": """
Hz: none
kHz: KHz
MHz: none
GHz: none
THz: none
""",
    "pressure": """
Pa: none
hPa: none
kPa: none
bar: none
mbar: none
psi: PSI
""",
    "flow": """
bbl/day: b/d, bpd, bbl/d, bopd
m3/s: none
m3/day: none
ft3/s: none
""",
    "radiation dose": """
Sv: none
mSv: none
µSv: uSv, μSv
""",
}
PHYSICAL_WORDS = """
km: kilometer, kilometers, kilometre, kilometres
m: meter, meters, metre, metres
cm: centimeter, centimeters, centimetre, centimetres
mm: millimeter, millimeters, millimetre, millimetres
µm: micrometer, micrometers, micrometre, micrometres, micron, microns
nm: nanometer, nanometers, nanometre, nanometres
mi: mile, miles, statute miles
yd: yard, yards
ft: foot, feet
in: inch, inches
nmi: nautical mile, nautical miles
ly: light year, light years, light-year, light-years, lightyear, lightyears
km2: square km, square kms, square kilometer, square kilometers, square kilometre,
 square kilometres, sq km, sq-km, sq kms, sq kilometers, sq kilometres
m2: square meter, square meters, square metre, square metres, sq m, sq meters, sq metres
ha: hectare, hectares
acre: acres
mi2: square mile, square miles, sq mi, sq mile, sq miles
ft2: square foot, square feet, sq ft, sq feet
nmi2: square nautical mile, square nautical miles
yd2: square yard, square yards, sq yd
m3: cubic m, cubic meter, cubic meters, cubic metre, cubic metres, cu m
km3: cubic km, cu km, cubic kilometer, cubic kilometers, cubic kilometre, cubic kilometres
l: liter, liters, litre, litres
ml: milliliter, milliliters, millilitre, millilitres, cubic centimetres, cubic centimeters
bbl: barrel, barrels, barrels of oil, oil barrels
ft3: cubic foot, cubic feet, cu ft
US gal: us gallon, us gallons
imp gal: imperial gallon, imperial gallons, uk gallons
t: tonne, tonnes, metric ton, metric tons, metric tonnes
kt: kilotonne, kilotonnes
Mt: megatonne, megatonnes, million tonnes
Gt: gigatonne, gigatonnes
kg: kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos
g: gram, grams, gramme, grammes
mg: milligram, milligrams
µg: microgram, micrograms
oz: ounce, ounces
troy oz: troy ounce, troy ounces
short ton: short tons, us tons
long ton: long tons, imperial tons
s: second, seconds
min: minute, minutes
h: hour, hours
day: days
week: weeks
month: months
year: years
km/h: kilometers per hour, kilometres per hour, kilometers an hour, kilometres an hour,
 kilometer per hour, kilometre per hour, kilometer an hour, kilometre an hour, km per hour,
 km an hour, kms per hour, kms an hour, kilometer-per-hour, kilometre-per-hour,
 kilometer-an-hour, kilometre-an-hour, km-per-hour, km-an-hour
m/s: meters per second, metres per second
mi/h: miles per hour, miles an hour, mile per hour, mile an hour, mile-per-hour, mile-an-hour,
 miles-per-hour
kn: knot, knots
J: joule, joules
kJ: kilojoule, kilojoules
MJ: megajoule, megajoules
GJ: gigajoule, gigajoules
TJ: terajoule, terajoules
PJ: petajoule, petajoules
Wh: watt hour, watt hours, watt-hour, watt-hours
kWh: kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours
MWh: megawatt hour, megawatt hours, megawatt-hour, megawatt-hours
GWh: gigawatt hour, gigawatt hours, gigawatt-hour, gigawatt-hours
TWh: terawatt hour, terawatt hours, terawatt-hour, terawatt-hours
cal: calorie, calories
kcal: kilocalorie, kilocalories
W: watt, watts
mW: milliwatt, milliwatts
kW: kilowatt, kilowatts
MW: megawatt, megawatts
GW: gigawatt, gigawatts
TW: terawatt, terawatts
hp: horsepower
°C: celsius, degrees celsius, degree celsius, deg c, degrees c, centigrade, ° c
°F: fahrenheit, degrees fahrenheit, degree fahrenheit, deg f, degrees f, ° f
K: kelvin, kelvins
bit: bits
B: byte, bytes
kB: kilobyte, kilobytes
MB: megabyte, megabytes
GB: gigabyte, gigabytes
TB: terabyte, terabytes
PB: petabyte, petabytes
EB: exabyte, exabytes
kbit/s: kilobits per second, kilobits a second
Mbit/s: megabits per second, megabits a second, megabit per second
Gbit/s: gigabits per second, gigabits a second, gigabit per second
Tbit/s: terabits per second, terabits a second, terabit per second
Hz: hertz
kHz: kilohertz
MHz: megahertz
GHz: gigahertz
THz: terahertz
Pa: pascal, pascals
hPa: hectopascal, hectopascals
kPa: kilopascal, kilopascals
bar: bars
mbar: millibar, millibars
bbl/day: barrels per day, barrels a day, barrels of oil per day, barrels of oil a day,
 barrels of crude per day, barrels of crude a day, barrels daily, barrel per day, barrel a day,
 barrel-per-day, barrel-a-day, barrels-per-day
m3/s: cubic meters per second, cubic metres per second, cumecs, cumec
m3/day: cubic meters per day, cubic metres per day, cubic meters a day, cubic metres a day
ft3/s: cubic feet per second, cubic feet a second, cusecs, cusec
Sv: sievert, sieverts
mSv: millisievert, millisieverts
µSv: microsievert, microsieverts
"""
