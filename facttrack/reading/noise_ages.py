"""The rules by which a number is an age: data, in order."""

from __future__ import annotations

from facttrack.reading.noise_dates import AGE, SPACES, NoiseRule

AGE_RULES: tuple[NoiseRule, ...] = (
    NoiseRule("year-old", AGE, "", "", r"[-\s](?:year|month|week|day)s?[-\s]old"),
    NoiseRule("year-olds", AGE, "", "", r"\s?(?:[-–]|to|and|or)\s?\S{1,12}[-\s]year[-\s]old"),
    NoiseRule(
        "aged",
        AGE,
        r"\b(?:[Aa]ged?|ages|age of|ages of|ages? between|aged (?:between|from)|"
        r"aged (?:under|over))\s$",
        behind="aged age ages of between from under over",
    ),
    NoiseRule(
        "age-of-about",
        AGE,
        r"\b[Aa]ges? of\s(?:(?:about|around|just|only|over|under|nearly|almost|a|little|"
        r"more|less|than)\s){1,4}$",
        behind="about around just only over under nearly almost little more less than",
    ),
    NoiseRule(
        "age-moved",
        AGE,
        r"\b[Aa]ge\s(?:for(?:\s[a-z]+){1,3}\s)?(?:(?:is|was|be|rose|rise|rises|raised|increased|increase|up|set|from|to|will|would|\d\d)\s)"
        r"{0,3}(?:to|at|from|is|was)\s$",
        r"[1-9]\d",
        r"(?!\s?%|[.,]\d)",
        behind="to at from is was",
    ),
    NoiseRule(
        "ages-listed",
        AGE,
        r"\b[Aa]ge[sd]?\s\d{1,2}(?:,\s\d{1,2}){0,5},?\s(?:and\s)?$",
        r"\d{1,2}",
        behind=", and 0 1 2 3 4 5 6 7 8 9",
    ),
    NoiseRule("age-as", AGE, r"\b[Aa]ge\sas\s$", behind="as"),
    NoiseRule(
        "then-so-old", AGE, r",\s(?:then|both|now|all)\s$", r"[1-9]\d", r",(?!\d)", last=SPACES
    ),
    NoiseRule("age-colon", AGE, r"\bAge:\s$", r"\d{1,3}", behind=":"),
    NoiseRule(
        "at-so-old",
        AGE,
        r"(?:^|[.!?]\s|[.!?][”\"]\s|\n|[“\"])At\s(?:just\s|only\s)?$",
        r"[1-9]\d",
        r",\s(?:he|she|I|they|his|her|[A-Z][\w'’-]+)\b",
        behind="at just only",
    ),
    NoiseRule(
        "and-older",
        AGE,
        "",
        r"\d{1,2}|[a-z]+",
        r"\s(?:and|or)\s(?:older|younger)\b",
    ),
    NoiseRule(
        "people-and-over",
        AGE,
        r"\b(?i:people|persons|those|anyone|everyone|men|women|adults|children|girls|boys|residents|citizens|"
        r"patients|voters|drivers|workers|customers|members)\s$",
        r"\d{1,2}",
        r"\s(?:and|or)\s(?:over|above|up|under|below)\b",
        last=SPACES,
    ),
    NoiseRule(
        "aged-and",
        AGE,
        r"\b(?:[Aa]ged?|ages)\s(?:between\s|from\s|of\s)?\S{1,10},?\s(?:and|to|or)\s$",
        behind="and to or",
    ),
    NoiseRule(
        "name-comma-age",
        AGE,
        r"(?:[A-Z][\w'’.-]+|\bson|\bdaughter|\bman|\bwoman|\bgirl|\bboy|\bwife|"
        r"\bfather|\bmother|\bbrother|\bsister),\s$",
        r"[1-9]\d?|1[01]\d",
        r",(?!\d)(?!\s\d)|\.(?!\d)|\s(?:and|from|was|who|of)\b",
    ),
    NoiseRule(
        "under-age",
        AGE,
        r"\b(?i:all|children|people|those|them|adults|women|men|girls|boys|players|"
        r"youths|voters|workers|drivers|pupils|students|patients|migrants|Americans|"
        r"respondents|babies|infants|toddlers|kids|teenagers|members|sons|daughters|siblings|"
        r"anyone|everyone|person|residents|citizens|buyers|users|drinkers|customers|visitors|"
        r"travellers|travelers|employees|candidates|U|[Uu]nder)[\s-](?"
        r":aged\s)?(?:under|over|below|above|younger than|older than)[\s-](?"
        r":the age of\s)?$",
        r"[a-z]+|\d{1,2}",
        r"(?!\s?%|\spercent|\s[a-z]+s\b|,\d)",
        last=SPACES + "-",
        behind="under over below above than of -",
    ),
    NoiseRule(
        "were-under-age",
        AGE,
        r"\b(?:of (?:whom|them|those|these)|who|which)\s(?:is|are|was|were)\s"
        r"(?:under|below|over)\s$",
        r"\d\d?",
        r"[.,;](?!\d)|\s[a-z]+ing\b",
        last=SPACES,
    ),
    NoiseRule(
        "so-many-under-age",
        AGE,
        r"(?:\b(?:percent|per cent|half|third|quarter|most|people|children|patients|women|men)"
        r"|[%\d])\s(?:is|are|was|were)\s(?:under|below|over|younger than|older than)\s$",
        r"(?:1[5-8]|[2-8][05]|5|21|five|one|two|ten)",
        r"[.,;](?!\d)|\sand\b|$",
        last=SPACES,
        behind="under below over than",
    ),
    NoiseRule(
        "person-of",
        AGE,
        r"\b(?:[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Cc]hild|[Yy]outh|lad|(?:grand)?(?:father|mother)|"
        r"pensioner|[Tt]eenager)\sof\s$",
        r"\d{1,2}|1[01]\d",
        r"(?:[.,;)](?!\d)|\s(?:who|was|were|is|are|has|had|and|from|in)\b)",
        last=SPACES,
        behind="of",
    ),
    NoiseRule(
        "under-fives",
        AGE,
        r"\b(?:[Uu]nder|[Oo]ver)[-–]$",
        r"[a-z]+|\d{1,2}",
        r"(?:s\b|\s[a-z])",
        last="-–",
    ),
    NoiseRule("as-young-as", AGE, r"\b(?:young|old) as\s$", behind="as"),
    NoiseRule(
        "person-was",
        AGE,
        r"\b(?:(?:[Hh]e|[Ss]he|I|who|girl|boy|child|son|daughter|suspect|teenager)\s(?:was|is)"
        r"(?:\s(?:already|just|only|still|then|now|about))?|(?:will|would|to)\s(?:turn|be turning)|"
        r"(?:[Hh]e|[Ss]he|who)(?:\s(?:has|had|just|recently)){0,2}\sturn(?:s|ed))\s$",
        r"(?:[1-9]\d?|1[01]\d)(?:\s(?:or|to|and)\s(?:even\s)?\d{1,2})?|[a-z]+(?:-[a-z]+|\sor\s[a-z]+)?",
        r"[.,;!?)](?!\d)|\s(?:at|in|on|and|but|next|this|last|when)\b|$",
        last=SPACES,
        behind="was is turn turning turns turned already just only still then now about",
    ),
    NoiseRule(
        "was-so-old",
        AGE,
        r"\b(?:was|is|were|turned|and|aged)\s(?:just\s|only\s|about\s|still\s)?$",
        r"[1-9]\d?",
        r"\swhen\b",
    ),
    NoiseRule(
        "died-at",
        AGE,
        r"\b(?:[Dd]ied|[Dd]ies|(?:[Hh]is|[Hh]er|[Tt]heir)\sdeath|[Rr]etired?|[Mm]arried|[Oo]rphaned)"
        r"(?:\s\w{1,12}){0,2}\sat\s$",
        r"[1-9]\d",
        r"(?:[.,;)](?!\d)|\s(?:in|from|of|after|and|on)\b)",
        behind="at",
    ),
    NoiseRule(
        "under-eighteens", AGE, r"\b(?:[Uu]nder|[Oo]ver)[-\s]$", r"\d\d?", r"s\b", last=SPACES + "-"
    ),
)
