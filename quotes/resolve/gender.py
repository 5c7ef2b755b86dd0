"""Gender and number evidence: titles, role nouns, and a prior for given names.

The prior is a list of common given names compiled for this project from general knowledge;
names common for both are left out. It speaks only where the article itself is silent.
"""

from quotes.model import Gender as Gender

FEMALE_TITLES = frozenset(
    "mrs ms miss mme madame madam lady dame queen princess baroness duchess countess sister".split()
)
MALE_TITLES = frozenset(
    "mr sir lord king prince baron duke count earl father brother monsieur herr señor".split()
)
FEMALE_ROLES = frozenset(
    """woman girl lady mother wife daughter sister aunt grandmother niece widow actress queen
    princess spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman
    saleswoman waitress heiress goddess nun alderwoman assemblywoman forewoman sportswoman
    grandma mum mom housewife bride girlfriend stepmother heroine hostess stewardess headmistress
    noblewoman servicewoman firewoman baroness duchess granddaughter""".split()
)
MALE_ROLES = frozenset(
    """man boy gentleman father husband son brother uncle grandfather nephew widower actor king
    prince spokesman chairman congressman councilman businessman policeman salesman waiter
    alderman assemblyman foreman sportsman grandpa dad bridegroom groom boyfriend stepfather
    hero fisherman fireman craftsman cameraman statesman nobleman serviceman clergyman priest
    pope bishop monk headmaster baron duke grandson lad guy bloke""".split()
) - {"actor", "hero", "fireman", "cameraman", "fisherman", "bishop", "priest"}

_FEMALE_NAMES = frozenset(
    """abigail ada adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia
    amina amy ana anastasia andrea angela anita ann anna anne annette annie antonia april ariana
    ashley astrid audrey ava barbara beatrice becky bella bernadette bertha beth betty beverly
    bonnie brenda bridget brittany camila candace carla carly carmen carol carole caroline carolyn
    cassandra catherine cecilia celia charlene charlotte chelsea cheryl chiara chloe christina
    christine cindy claire clara claudia colleen constance consuelo courtney crystal cynthia
    daisy danielle daphne darlene dawn deborah debra deirdre delia denise diana diane
    dianne dolores donna dora doris dorothy edith eileen elaine eleanor elena elisa elise
    elizabeth ella ellen eloise elsa emily emma erica erika erin esther ethel eva eve evelyn
    faith fatima felicia fiona flora florence frances gabriela gabrielle gail gemma genevieve
    georgia geraldine gertrude gina ginger giulia gladys glenda gloria grace greta gretchen
    gwen hannah harriet hazel heather heidi helen helena helene henrietta hilary hillary holly
    hope ida imelda imogen ines ingrid irene iris irina isabel isabella isobel
    jacqueline jane janet janice jasmine jeanette jeanne jennifer jenny jessica jill
    joan joann joanna joanne josephine joyce juanita judith judy julia juliana julie
    juliet june karen karin katarina kate katharine katherine kathleen kathryn kathy katie
    katrina kayla keisha khadija kirsten kristen kristin kristina lara larissa
    latoya laura lauren laurie layla leah leila lena leticia lillian lily linda lindsay
    lisa liz lois lola loretta lori lorraine louise lucia lucille lucy luisa lydia mabel
    madeleine madison maggie mandy marcia margaret margarita maria mariam marianne marie marilyn
    marina marjorie marlene martha mary maryam maureen megan melanie melinda
    melissa mercedes meredith meryl mia michelle mildred millicent minnie miranda miriam moira
    molly monica muriel myra myrtle nadia nadine nancy naomi natalia natalie natasha nellie
    nicola nicole nina nora norma olga olivia ophelia pamela patricia patty paula pauline pearl
    peggy penelope penny petra phoebe phyllis polly priscilla priya rachel ramona rebecca regina
    renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruby ruth sabrina sadie
    sally samantha sandra sara sarah savannah selena selma sharon sheila shelley sherry
    shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan susana
    susanna susie suzanne svetlana sylvia tamara tammy tanya tara tatiana teresa tess thelma
    theresa tiffany tina tracy trudy ursula valentina valerie vanessa vera verónica veronica
    vicky victoria viola violet virginia vivian wanda wendy whitney wilma winifred yasmin yolanda
    yvette yvonne zara zoe zainab marine ursula angelique loretta
      michele nikki madeline arianna maxine debbie sonya greta ingeborg
    anja anneke birgit dagmar elke frauke gisela hannelore heike ilse katja liesel renate
    sabine silke ulrike uta aiko akiko emiko hana haruka keiko kumiko mariko michiko naoko sakura
    yoko yuki mei ling xiu aditi ananya anjali deepika indira kavita lakshmi meera nisha pooja
    radha rekha sangeeta shanti sunita aoife ciara maeve niamh orla saoirse siobhan sinead
    agnieszka ewa halina jadwiga joanna katarzyna magdalena malgorzata beata oksana yulia
    lyudmila ludmila galina nadezhda tamar noa shira yael folasade ngozi chioma amara adaeze
    wangari akosua abena nomvula thandiwe zanele ayesha farah leyla nasrin parisa shirin soraya
    zahra salma samira""".split()
)
_MALE_NAMES = frozenset(
    """aaron abdul abdullah abel abraham adam adrian ahmed alan albert alberto alejandro alfonso
    alfred ali allan allen alvin amir amos anders andre andrei andrew andy angelo angus anthony
    antoine anton antonio archibald arjun arnold arthur ashok austin barney barry bart
    basil ben benedict benjamin bennett bernard bernie bert bill billy bob bobby boris brad
    bradley brandon brendan brent brett brian bruce bruno bryan byron caleb calvin carl carlos
    carlton cecil cedric charles charlie chester chris christian christoph christopher chuck
    clarence claude clayton clement cliff clifford clint clive clyde cody colin conor conrad
    corey cory craig curtis cyril dale damian damon dan daniel danny darrell darren dave david
    dean dennis derek derrick dexter dick diego dmitri dmitry dominic don donald doug douglas
    drew duncan dustin dwayne dwight earl eddie edgar edmund eduardo edward edwin elias elijah
    elliott elmer emanuel emilio enrique eric erik ernest ernesto ethan eugene evan evgeny ezra
    felipe felix ferdinand fernando floyd francis francisco frank franklin fred freddie frederick
    gabriel gareth garrett gary gavin geoff geoffrey george gerald gerard gerhard gideon gilbert
    giovanni glen glenn gordon graham grant greg gregory guillermo gunther gus guy hal hamid
    hank hans harold harrison harry harvey hassan hector heinrich henri henrik henry herbert
    herman hiroshi horace howard hubert hugh hugo hussein ian ibrahim igor ike isaac ismail ivan
    jack jackson jacob jacques jaime jake jamal james jared jason javier jay jeff jefferson
    jeffrey jeremiah jeremy jerome jerry jesse jesus jim jimmy joachim joaquin joe joel john
    johnny jon jonah jonathan jorge jose josef joseph josh joshua juan jules julian julio julius
    justin karl keith ken kenneth kevin khalid klaus konstantin kurt kyle lance larry lars
    laurence lawrence lee leo leon leonard leonid leopold lester lewis liam lionel lloyd logan
    lorenzo louis lucas luigi luis luke luther magnus malcolm manuel marc marcel marco marcus
    mario mark marshall martin marvin mathew matt matteo matthew maurice max maxwell mehmet
    melvin michael miguel mike mikhail miles milton mitch mitchell mohamed mohammed moses
    muhammad murray mustafa nathan nathaniel neal ned neil nelson nicholas nick nicolas nigel
    nikolai noah noel norman oleg oliver omar orlando oscar osman otto owen pablo patrick paul
    pavel pedro percy perry pete peter phil philip phillip pierre rafael raj ralph ramon randall
    randy raul ray raymond reginald rene rex ricardo richard rick ricky rob robert roberto
    rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie ross roy ruben rudolf
    rudy rufus rupert russell ryan salman salvador sam samuel scott sean sebastian sergei sergey
    sergio seth shane shaun shawn sidney silvio simon solomon spencer stan stanley stefan stephen
    steve steven stewart stuart sven tariq ted terence terrence terry theo theodore thomas tim
    timothy tobias toby todd tom tommy tony travis trevor troy tyler vernon victor vijay viktor
    vince vincent vladimir wade wallace walter warren wayne wesley wilbur wilfred wilhelm william
    willie winston wolfgang woodrow xavier yusuf zachary terrell jamaal
      marco bashar kofi emeka chidi obinna kwame kwabena tunde femi olu sipho thabo
    themba mandla kenji takeshi akira haruto hideo ichiro kazuo makoto masao satoshi
    takashi yoshi wei ming jian rahul ravi sanjay suresh vikram anil arun deepak gopal mahesh
    manoj mohan narendra naveen prakash rajesh ramesh sandeep sunil cormac declan eamon eoin
    fergus niall padraig ronan seamus andrzej jaroslaw krzysztof lech marek piotr tomasz
    wojciech zbigniew bogdan dragan goran milan slobodan zoran gyorgy istvan laszlo viktor janos
    faisal hamza karim khaled mahmoud nasser rashid saeed tarek youssef reza mehdi farid bilal
    matthias jürgen jurgen dieter gunter horst helmut uwe bernd detlef yannick thierry laurent
    didier gilles luc olivier xi moshe shimon ehud avi yitzhak benjamín matías lamar tyrone
    darnell deshawn""".split()
)


def gender_of_given_name(name: str) -> Gender | None:
    """Return the gender a given name mostly goes with, None if unknown or common for both."""
    key = name.lower().split("-")[0].rstrip(".")
    female, male = key in _FEMALE_NAMES, key in _MALE_NAMES
    if female == male:
        return None
    return Gender.FEMALE if female else Gender.MALE


def gender_of_title(word: str) -> Gender | None:
    """Return the gender that a title before a name tells (“Mrs”, “Sir”), None for the rest."""
    key = word.lower().rstrip(".")
    if key in FEMALE_TITLES:
        return Gender.FEMALE
    return Gender.MALE if key in MALE_TITLES else None


def gender_of_role(lemma: str) -> Gender | None:
    """Return the gender that a role or kinship noun tells (“chairwoman”, “father”)."""
    key = lemma.lower().rsplit("-", 1)[-1]
    if key in FEMALE_ROLES or (key.endswith("woman") and len(key) > 5):
        return Gender.FEMALE
    if key in MALE_ROLES:
        return Gender.MALE
    return None


def gender_of_pronoun(pronoun: str) -> Gender | None:
    """Return the gender of “he” and “she”, None for every other pronoun."""
    return {"he": Gender.MALE, "she": Gender.FEMALE}.get(pronoun)
