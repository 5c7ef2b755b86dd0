"""Nouns by what they can be as a source: documents, bodies, unnamed persons, groups."""

_TEXTS = frozenset(
    """report statement letter document study survey poll sign article story email e-mail memo
    note release filing lawsuit complaint indictment affidavit platform law bill act ad advert
    advertisement editorial paper text message tweet post book page website site caption
    placard banner headline transcript question questionnaire petition resolution treaty
    agreement motion ruling order record review summary analysis guide guideline rule
    standard language notice bulletin leaflet flyer invitation communique communiqué dossier
    account obituary column op-ed blog video brochure file declaration draft log charter leaflet
    flier manifesto contract clause minutes poster plaque certificate deed manual diary
    inscription graffiti schedule inquiry finding constitution bylaw clip spot commercial brief card
    postcard sheet form cable telegram dispatch investigation probe audit examination projection
    assessment ranking""".split()
)
# What ends the name of a law, which is a document and no body: “the Clean Water Act”.
LAWS = frozenset("Act Bill Treaty Constitution Code Accord Protocol Amendment Ordinance".split())
# What is worn or stuck on with words on it, whoever made it.
INSCRIBED = frozenset("hat cap shirt t-shirt jersey badge button sticker tattoo".split())
DOCUMENTS = _TEXTS | INSCRIBED
COLLECTIVES = frozenset(
    """tabloid broadsheet
    campaign administration ministry department government party committee office company
    firm council agency police university college school foundation union association
    commission court bank board bureau newspaper magazine team club group institute center
    centre court parliament senate congress army navy service authority embassy church
    hospital clinic charity network organisation organization league federation task force
    delegation coalition secretariat command directorate inspectorate coastguard guard brigade
    presidency council fund bench journal trust corporation airline federation""".split()
)
# Nouns for bodies whose names seldom have the noun in them.
BODY_KINDS = frozenset(
    """tabloid broadsheet
    company firm newspaper paper magazine outlet broadcaster network station publisher label
    force agency group organisation organization charity institute union club team bank airline
    retailer manufacturer maker start-up startup carrier operator group website site developer
    party campaign committee council ministry department company foundation school university
    college hospital museum court regulator watchdog body association federation league lab
    railway utility journal
    """.split()
)
UNNAMED_ROLES = frozenset(
    """source official spokesman spokeswoman spokesperson aide adviser advisor insider diplomat
    representative operative employee worker staffer witness resident neighbour neighbor
    executive analyst expert friend colleague relative voter participant caller reporter
    journalist observer bystander passer-by passerby person somebody someone man woman
    doctor lawyer attorney member lawmaker strategist consultant investigator officer
    partner user commenter customer fan narrator announcer moderator questioner""".split()
)
GROUPS = frozenset(
    """people police family public crowd opposition critics majority percent staff audience
    media press community jury panel half most many some few all both several others
    everyone everybody nobody""".split()
)
# What says when: “Tuesday's report”, “last month's promise” are nobody's.
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today yesterday tomorrow tonight morning
    afternoon evening night day week weekend fortnight month quarter year decade century spring
    summer autumn fall winter season christmas easter thanksgiving ramadan diwali eid passover
    hanukkah halloween""".split()
)
INDEFINITE = frozenset("a an one another some any no every each either many several few".split())
DEFINITE = frozenset("the this that these those his her their its our my your".split())
ORDINALS = frozenset("first second third fourth fifth other last next".split())
# What politicians are called by their party.
PARTISANS = frozenset(
    "republican democrat libertarian conservative liberal socialist communist tory".split()
)
# Nouns that one person can be called by, beside `UNNAMED_ROLES`.
PERSON_ROLES = UNNAMED_ROLES | frozenset(
    """minister president premier chancellor secretary governor mayor senator ambassador envoy
    commissioner director chief head leader captain coach manager boss chair judge prosecutor
    professor teacher author writer editor critic founder owner driver pilot farmer general
    colonel sergeant candidate nominee rival opponent deputy treasurer principal skipper
    suspect defendant victim survivor patient student scientist economist engineer inspector
    detective neighbour neighbor tenant landlord singer actor artist player striker
    goalkeeper referee businessman businesswoman billionaire mogul incumbent contender
    frontrunner front-runner challenger councillor councilor congressman congresswoman
    lawmaker star veteran actress
    philosopher historian surgeon tycoon ceo cfo coo counsel""".split()
)
# Nouns that say whose relative somebody is.
KIN = frozenset(
    """husband wife widow widower spouse bride groom bridegroom partner fiance fiancee brother
    sister sibling twin mother father mum mom dad parent stepmother stepfather son daughter child
    stepson stepdaughter grandmother grandfather grandson granddaughter aunt uncle niece nephew
    cousin brother-in-law sister-in-law mother-in-law father-in-law son-in-law
    daughter-in-law boyfriend girlfriend""".split()
)
# Posts that one is called by (“Mr. President”, “the senator”), and those that are surnames as well
# (“Mr. King”).
OFFICES = frozenset(
    """senator governor mayor president minister secretary chancellor premier prime judge justice
    sheriff ambassador commissioner congressman congresswoman representative chief superintendent
    headmaster headmistress headteacher speaker chairman chairwoman chair spokesman spokeswoman
    director officer""".split()
)
SURNAME_OFFICES = frozenset(
    """king queen prince princess pope bishop general colonel coach referee principal rector dean
    prosecutor""".split()
)
