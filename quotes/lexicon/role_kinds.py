"""Which roles fall under which: “the official” may be a minister, “the star” a singer.

Written by hand from what news calls people whom it has introduced by a narrower role.
"""

_UNDER = {
    "official": """minister secretary commissioner director chief mayor governor president premier
        chancellor deputy undersecretary administrator ambassador envoy chairman chairwoman chair
        head superintendent councillor councilor treasurer registrar ombudsman adviser advisor
        spokesman spokeswoman""",
    "leader": """president premier minister chancellor chief head chairman chairwoman chair captain
        mayor governor king queen emir sultan sheikh pope archbishop bishop founder commander
        secretary senator""",
    "politician": """president minister senator congressman congresswoman representative mp mep
        councillor councilor deputy legislator governor mayor candidate premier leader""",
    "lawmaker": """senator congressman congresswoman representative mp mep councillor councilor
        deputy legislator member delegate assemblyman assemblywoman""",
    "legislator": """senator congressman congresswoman representative mp mep lawmaker member""",
    "parliamentarian": "mp mep lawmaker legislator member",
    "premier": "prime minister",
    "president": "leader",
    "diplomat": "ambassador envoy consul secretary minister attache",
    "executive": """ceo president chief director chairman chairwoman founder manager officer
        partner head""",
    "boss": """manager coach chief ceo director president chairman chairwoman executive head
        trainer owner""",
    "ceo": "executive chief",
    "businessman": "founder owner ceo investor entrepreneur executive chairman developer",
    "businesswoman": "founder owner ceo investor entrepreneur executive chairwoman",
    "billionaire": "founder owner ceo investor entrepreneur businessman",
    "star": """actor actress singer rapper musician player striker footballer midfielder defender
        quarterback forward athlete champion presenter comedian goalkeeper winger""",
    "player": """striker midfielder defender goalkeeper quarterback forward winger batsman bowler
        pitcher guard captain footballer golfer""",
    "footballer": "striker midfielder defender goalkeeper forward winger captain player",
    "athlete": "runner swimmer sprinter gymnast champion player boxer cyclist",
    "coach": "manager boss trainer",
    "manager": "coach boss",
    "tactician": "coach manager boss",
    "musician": "singer rapper guitarist drummer pianist composer songwriter dj",
    "singer": "musician songwriter rapper star artist vocalist",
    "rapper": "musician artist singer",
    "artist": "singer painter musician rapper sculptor photographer designer",
    "performer": "singer actor actress dancer musician comedian rapper",
    "actor": "star actress comedian",
    "comedian": "actor comic presenter host",
    "officer": """constable sergeant detective inspector lieutenant captain superintendent
        commissioner chief sheriff deputy policeman policewoman trooper""",
    "policeman": "constable sergeant detective inspector officer",
    "commander": "general colonel captain major admiral chief",
    "soldier": "sergeant corporal private captain lieutenant",
    "scientist": """professor researcher biologist physicist chemist astronomer engineer
        geologist ecologist virologist epidemiologist director""",
    "researcher": "professor scientist lecturer biologist economist author fellow analyst",
    "academic": "professor lecturer researcher historian economist scholar fellow dean",
    "scholar": "professor lecturer researcher historian fellow academic",
    "expert": """professor researcher scientist analyst economist director fellow lecturer
        consultant historian specialist""",
    "analyst": "economist strategist expert fellow",
    "economist": "professor analyst",
    "historian": "professor author",
    "lawyer": "attorney barrister solicitor counsel advocate prosecutor",
    "attorney": "lawyer barrister solicitor counsel advocate prosecutor",
    "barrister": "lawyer attorney counsel",
    "prosecutor": "attorney lawyer",
    "jurist": "judge justice magistrate",
    "judge": "justice magistrate",
    "doctor": "physician surgeon gp psychiatrist paediatrician pediatrician cardiologist dr",
    "physician": "doctor surgeon gp psychiatrist dr",
    "medic": "doctor paramedic nurse physician",
    "journalist": "reporter editor columnist correspondent writer broadcaster presenter anchor",
    "reporter": "journalist correspondent",
    "writer": "author novelist journalist poet columnist playwright essayist",
    "author": "writer novelist historian journalist poet",
    "cleric": "bishop archbishop priest imam rabbi pastor vicar reverend sheikh mufti",
    "priest": "vicar reverend father pastor",
    "churchman": "bishop archbishop priest cardinal vicar",
    "clergyman": "bishop archbishop priest pastor vicar reverend",
    "pontiff": "pope",
    "monarch": "king queen",
    "royal": "prince princess king queen duke duchess",
    "candidate": "nominee contender hopeful challenger frontrunner senator governor",
    "nominee": "candidate contender hopeful",
    "hopeful": "candidate nominee contender",
    "contender": "candidate nominee hopeful challenger",
    "activist": "campaigner advocate organiser organizer protester",
    "campaigner": "activist advocate organiser organizer",
    "advocate": "activist campaigner lawyer attorney",
    "spokesman": "spokesperson spokeswoman",
    "spokeswoman": "spokesperson spokesman",
    "spokesperson": "spokesman spokeswoman",
    "educator": "teacher principal professor headteacher lecturer superintendent",
    "teacher": "educator headteacher lecturer",
    "entrepreneur": "founder owner ceo",
    "owner": "founder proprietor",
    "founder": "owner ceo",
    "farmer": "grower rancher",
    "filmmaker": "director producer",
    "director": "filmmaker head",
    "chef": "cook restaurateur",
    "defendant": "suspect accused",
    "suspect": "defendant accused",
    "accused": "defendant suspect",
    "veteran": "soldier player actor",
}
_NARROWER = {kind: frozenset(roles.split()) for kind, roles in _UNDER.items()}
_NONE: frozenset[str] = frozenset()


def narrower_roles(role: str) -> frozenset[str]:
    """Return the lemmas of roles whose bearer may be called by `role` later; none if not known."""
    return _NARROWER.get(role, _NONE)
