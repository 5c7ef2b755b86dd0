"""Given names that go mostly with one gender: the prior of gender.py.

Compiled for this project from general knowledge, not copied from any list; names common for both
in English-language news are on neither list. Of 486 persons given “Mr”, “Mrs” or “Ms” in 919 news
articles of 2015 and 2016, most of them American, the lists know 90% by the given name (91.6% after
that count was seen) and contradict the title of 0.5%: two, where the title is a husband’s.

Entries are lower case, in code-point order, and carry an accent only where it tells the gender or
no plain letter stands for it; the lookup strips accents. A hyphenated entry stands where the first
part alone would not tell.
"""

FEMALE_NAMES: frozenset[str] = frozenset(
    """aaliyah aarti abbie abby abena abigail abla ada adaeze adah addie adela adelaida adelaide
    adele adelia adelina adeline adella adelyn adina aditi adjoa adriana adrienne adwoa aeronwen
    afsaneh agata agatha agathe agnes agnese agneta agnetha agnieszka agota ahsaki aigul aija aiko
    aileen ailsa aimee aina aine aino ainsley ainur aisha aishwarya aisling aislinn akanksha akemi
    akiko akosua alana alanna alba albane alberta albertine aldona alecia alejandra aleksandra alena
    alenka alessandra alessia alethea alevtina alexa alexandra alexandria alexandrine alexia alfre
    alfreda alia alice alicia alicja alida aliette alina aline alisa alisha alison alissa aliya
    aliza alka alla allie allison allyson alma almaz alphonsine althea alyce alyona alyson alyssa
    alzbeta amabel amaka amalia amanda amandine amara amarachi amaya amber ambika ambre ambroisine
    amelia amelie amina aminata amparo amrita amy ana anabel anahit anais ananya anastasia
    anastasiya anat anca andrea andree andreea aneta angela angele angelica angelika angeliki
    angelina angeline angelique angharad angie anick aniko anita anja anjali anke ankita ann anna
    annabel annabella annabelle annabeth annalisa annamaria anne annegret anneke anneli annelies
    anneliese annemarie annemiek annetta annette annick annie annika annikki annmarie anouk anthea
    antje antoaneta antoinette antonella antonia antonieta antonina anupama anuradha anush anushka
    anwen aoibheann aoibhinn aoife aparecida aparna apolline april arabella araceli araminta aranka
    archana ardita ardith aretha arezoo ariana ariane arianna arleen arlene arlette armelle arpine
    arta aruna arundhati asha ashanti ashlee ashleigh ashley ashlyn aslaug asli asma asmaa asmahan
    aspasia assetou assunta asta astri astrid asuka asuncion asya atefeh athena athina atieno aubree
    aud aude audra audrey augusta aurelia aurelie aurora aurore ausra ava avis avril axelle aya
    ayako ayala ayanna ayelet ayesha ayla aylin ayse aysegul aysel azadeh aziza azza babita babs
    baiba balqis banafsheh banu barb barbara barbel barbie basak basma batya bea beata beatrice
    beatrix becca beckie becky begona begum behnaz belen belinda bella belle benazir benedetta
    benedicte benedita berangere bergljot berna bernadette bernadine bernice bertha berthe beryl
    besa bess bessie beth bethan bethanne bethany bethel betsey betsy bette bettie bettina betty
    bettye betul beulah bev beverley beverly beyonce bharati bhavna bianca biddy biljana billie
    binta bintou birdie birdy birgit birgitta birute bistra bjork blanca blanche blandine blanka
    blathnaid blodwen blythe bobbi bodil boglarka bohdana bohumila bojana bonita bonnie bonny
    borbala borghild boryana bouchra bozena bracha brandi brandy branka branwen breanna bree brenda
    brenna bria briana brianna brid bridget bridgette bridie brielle brigid brigita brigitta
    brigitte briony britney britt britta brittany brittney bronagh bronwen bronwyn brooke bruna
    brunhilde brynlee brynn bryony burcu bushra busisiwe buthaina cagla caitlin caitlyn calista
    callie camelia camila camilla canan candace candice candida candy caoimhe caprice capucine cara
    caragh caren carina carine carissa carla carleen carlene carlota carlotta carly carmel carmela
    carmella carmen carol carole carolina caroline carolyn carolynn carrie caryl caryn carys
    cassandra cassandre cassie catalina catharine catherine cathleen cathryn cathy catrin catrina
    catriona cayetana cecelia cecile cecilia cecily celeste celestine celia celina celine ceren
    ceridwen cerys chana chanda chandrika chanel chantal chantel chantelle charlayne charlene
    charline charlotte charmaine charmayne charo chaya chebet chelsea chepkoech cher cherie cherise
    cherono cherry cheryl chiamaka chiara chidinma chimamanda chinwe chioma chipo chitra chiyo chloe
    chrissie chrissy christa christabel christal christelle christi christiane christina christine
    christy chrysa ciara cicely cigdem cilla cindi cindy cinzia claire clara clare clarice clarinda
    clarissa claudette claudia claudie claudine clemence clementine cleo cleopatra cliodhna clodagh
    clothilde clotilde codruta coleen colette colleen colombe conceicao concepcion concetta
    condoleezza connie constance consuelo cora coral coralie corazon cordelia coretta corina corinna
    corinne cornelia cosette cosima cosmina courtney cressida cristal cristina crystal csilla cyndi
    cynthia czeslawa dace daciana dafna dagmar dagny dahlia daisy daiva dajah dalal dalia damaris
    dambisa danae daneisha danette danica daniela daniella danielle danisha danuta danute daphne
    daria dariga darina darla darlene darya davina dawn deana deanna deanne dearbhla deb debbi
    debbie debby debi debora deborah debra deedee deepa deepali deepika deepti defne deidra
    deirbhile deirdre deja delaney delfina delia delilah della delores deloris delphine demelza demi
    dena deneen denisa denise denita denitsa denyse derartu dervla desanka deshawna desiree
    desislava despina devi devika devorah diana diane diann dianna dianne dilan dilek dilma dilys
    dimitra dimitrina dina dinah dionne dipti disa disha divya dixie djamila dodie doina dollie
    dolly dolores dominica dominika donatella donika donna dora dorcas doreen doria dorina dorinda
    doris dorit dorota dorothea dorothy dorottya dot dottie dragana drahomira drita drusilla
    dubravka dulcie dunja dunya durga dusanka dusica earlene earline eartha ebba ebele ebonee eboni
    ebony ebru ecaterina ece eda edda edeltraud edie edina edita edith edna edwige edwina edyta efa
    effie efrat eftychia eglantine egle eila eileanoir eileen eilidh eilis eimear eimer einat eira
    eirlys eirwen eithne eivor ekaterina ekta ela elaheh elaina elaine elayne eleanor eleanora
    eleanore eleftheria elena eleni eleonora eleonore eleri elfrieda elfriede elham eliana eliane
    elif elin elina elinor elisa elisabeta elisabeth elisabetta elisavet elise eliska elissa elitsa
    eliza elizabeth elizaveta elke ella elle ellen ellie ellyn elodie eloisa eloise elora elsa
    elsbeth else elsie elspeth elva elvira elyse elyssa elza elzbieta emanuela embla emeline emer
    emese emiko emilia emilie emilienne emilija emily emine emma emmanuelle emmeline emmie emmy
    emoke encarnacion enid eniko erica ericka erika erin erma erna ernestine erykah erzsebet esme
    esmeralda esperanza esra essie estefania estela estella estelle ester esther eszter etain etelka
    ethel ethelyn etsuko etta etty eudora eugenia eugenie eula eulalia eulalie eun-hye eunice
    euphemia euphrasie eva evangelia evangelina evangeline evdokia eve evelin evelina evelyn evelyne
    everly evgenia evgeniya evie evita ewa eylul fabiana fabienne fabiola fadia fadumo fadwa faezeh
    faith faiza fani fannie fanny fantasia farah faranak farhana fariba farida farideh farnaz farrah
    farzana farzaneh fatemeh fatiha fatima fatma fatou fatoumata fatuma fawzia fay faye federica
    fehmida felicia felicidad felicity felisa femke fenella fereshteh feride fern fernanda fernande
    ffion fidelia fidelma fifi figen filipa filiz filomena fiona fionna fionnghuala fionnuala
    fiorella fitri flavia flavie fleur flo flora florbela florence florentina floriane florica
    florine florrie flossie floy flutura fofi folake folasade forough foteini fotini fran frances
    francesca francine francisca francoise frauke freda frederica frederike frederique freida freya
    frida frieda friederike froydis fruzsina fumiko funke funmilayo fusun gabriela gabriella
    gabrielle gaelle gail galina galit galya gamze garance gayane gayatri gayle gaynor geertje geeta
    gemma gena geneva genevieve genie genoveva genzebe georgeanne georgeta georgette georgia
    georgiana georgianna georgina geraldine gerda gergana geri gerlinde gertie gertrud gertrude
    gesine geta geula geun-hye ghada ghazala ghislaine giada gianna giedre gila gilberte gilda
    gillian gilly gina ginette ginevra ginger ginnie ginny gintare giorgia giovanna girlie gisela
    gisele giselle gita gitte giulia giuliana giuseppina gladys glenda glenna glennis gloria glynis
    gohar golda goldie golnaz golshifteh gonul gordana gozde graca grace gracie graciela grainne
    grania graziella grazina grazyna greta gretchen grethe griselda gro gry gudrun guinevere guiying
    gul gulay guler gulnara gulsen gulsum gulten gunhild gunilla gunnhild gunvor guro gussie gwen
    gwenaelle gwenda gwendolen gwendoline gwendolyn gwenllian gwenola gwerfyl gwyneth gyongyi
    gyorgyi habiba hadas hadassah hadeel hadiza hafsa hagit hailey hajar hajnalka hala haley halima
    halina hallie halyna hamida hana hanaa hanadi hanako handan hande haneen hania hanna hannah
    hanne hanneke hannelore harriet harriett harriette haruka haruko harumi hasina hasmik hatice
    hattie hava hayley hazel heather heba hebe hedda hedvig hedwig heide heidi heike heledd helen
    helena helene helga helle helmi heloisa heloise hema hemalata hengameh henrietta henriette
    henrike henryka hepzibah hermia hermine herminia hermione hester hetty hiba hideko hilary hilda
    hilde hildegard hildur hillary hina hind hinda hiroko hirut hisako hjordis hodan holly homa
    honora honorine hope hortense hortensia houda hripsime huda huguette hulya humaira huong husniye
    huyen hye-jin ibolya ida idella iesha ieshia ieva ifeoma ifrah ijeoma ilana ilanit ilaria ilda
    ildiko ileana ilene iliana ilinca ilka ilona ilse ilze imee imelda imogen imogene ina inas inbal
    indah indira indrani indre ineke ines inese inessa ineta inez ing-wen inga ingeborg inger ingrid
    ingrida ingunn inmaculada inna intisar ioana ioanna iola iolanda iona ipek iracema iren irena
    irene irina irini iris irit irma irmgard iryna isabel isabella isabelle isadora isaura isaure
    iseabail ishita isla isobel isolde israa iulia iuliana iva ivana ivanka ivelina iveta ivette ivy
    iwona iyabo izabela izabella jacinda jacinta jaclyn jacotte jacqueline jacquelyn jacqui jada
    jadranka jadwiga jagoda jaleesa jaleh jalila jalisa jaliyah jamesha jamila jana janae janay jane
    janeen janelle janessa janet janette janey janice janie janina janine janiyah janja janna
    janneke jarmila jaroslava jasmina jasmine jasna jaya jayalalithaa jayne jaynie jazmin jazmine
    jeana jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jelena jemima jemma jen
    jenifer jenna jenni jennie jennifer jenny jeri jerilyn jerri jessamine jessica jette jewel
    ji-eun ji-hye jihane jill jillian jilly jimena jingjing jirina jitka jo joan joana joann joanna
    joanne jocasta jocelyn jodi joelle joellen joely johanna johanne johnna jolan jolanda jolanta
    joleen jolene jolie jonelle jonna jordana jorja jorunn josefa josefina josephine josette josiane
    josie jovana joy joyce jozefa juana juanita judi judie judit judita judith judy judyth julia
    juliana julianna julianne julie julienne juliet juliette jumana june juniper junko jurate
    jussara justina justine justyna jutta jyoti jyotsna kacie kadiatou kaisa kaitlin kaitlyn kaja
    kajal kali kalina kalliope kalpana kamala kameelah kamila kaneisha kanisha kaori kareena karen
    karima karin karina karine karla karolina karoline karyn kasandra kassandra kata katalin
    katarina katarzyna katayoun kate katelyn katerina kateryna katey katharina katharine katherine
    kathi kathie kathleen kathlyn kathrin kathryn kathy kati katie katja katrice katrin katrina katy
    katya kaur kavita kavya kawthar kay kaya kaye kayla kaylee kayleigh kazuko keeley keely keiko
    keira keisha kelli kellie kelsey kendra kenna kenyetta keren keri kerri kersti kerstin kerttu
    keshia ketevan kezban keziah khadija khadijatou khadra khaleda khalida khatia khrystyna khulood
    kiana kiandra kiara kiera kiki kimberlee kimberley kimberly kimiko kimora kinga kinsley kira
    kirsi kirsteen kirsten kirsti kirstie kirstin kirstine kirsty kitty kizzy kjellaug kjersti klara
    klaudia klavdia kolinda komal konstantina kora kornelia kourtney krista kristal kristalina
    kristan kristen kristi kristie kristiina kristin kristina kristine kristy krisztina krystal
    krystyna ksenia ksenija kumiko kusum kveta kyesha kyla kylie kyoko kyra kyriaki kyung-wha lacey
    lacramioara lada ladan ladonna laetitia laila laima lakeisha lakesha lakisha lakita lakshmi lale
    laleh lali lalita lamia lana lani laquisha laquita lara laraine larisa larissa lashanda lashaun
    lashawn lashonda lata latanya latarsha latasha latavia latesha latha latifa latifah latisha
    latonia latonya latoya latrice latricia laura lauralee laure laurel lauren laurene lauretta
    laurette laurie lauryn lavinia lavonne lawanda laxmi layla lea leah leann leanna leanne leanora
    leda leela leena leila lela lelia leman lena lene lenka lenora lenore lenuta leola leona leonie
    leonor leonora leontine leora leota lesia lesya leta letha leticia letitia letizia lettice
    lettie letty lexi lexie leyla leymah lia liana libby libuse lida lidia lieke liesbeth liesel
    lieselotte liga ligia lihua liina lijuan lila lilia liliana liliane lilianne lilit lilith lilla
    lillian lillie lilly lilou lily lilyana limor lina linda lindiwe lindsay linette lingling linnea
    linsey liri lisa lisabeth lisbeth lise liselotte lisette liv livia liz liza lizbeth lizette
    lizzie lizzy ljiljana ljubica ljudmila llinos loana loes lois lola lolita lone lora loraine
    loralee loredana lorelei lorena lorene lorenza loretta lori lorie lorinda lorna lorraine lorri
    lotta lotte lottie lotty louane louella louisa louise louisette lourdes lovisa lowri luana luann
    lubna lucasta lucetta lucette lucia luciana lucie lucienne lucile lucille lucinda lucretia
    lucrezia lucy lucyna ludivine ludmila ludovica luella luisa luise luiza lujain lulu luminita
    luna luned lupe lurdes lusine luz luzia luzviminda lydia lydie lyla lyn lynda lyndsay lyndsey
    lynette lynn lynne lynnette lynsey lyra lyuba lyubov lyudmila maaike maarit maarja mabel mabelle
    mable macarena machiko madalena madalina madalyn madara maddalena maddie maddison madeleine
    madeline madelyn madge madhavi madhuri madison mae maelle maelys maeve mafalda magali magalie
    magda magdalen magdalena magdolna maggie magnhild maha mahalia mahira mahnaz mahsa maia
    maighread maija maike maiken mailis mair maire mairead mairi mairin maisie maj maja majda
    majella majida majlinda makayla makeda makenna makiyah malak malala maleah malgorzata malia
    malika malin malini malka malvina mamata mamie mamta manal manana mandana mandy manisha manon
    manuela mara maram marcela marcelina marcella marcelle marcia marcie marcy mared mareike
    margaret margareta margarete margarida margarita margaux marge margery margherita margie margit
    margo margot margret margriet marguerite mari maria mariah mariam mariama mariana mariann
    marianna marianne maribel maribeth maricel maricela marie marieke mariel mariella marielle
    marietta mariette marigold mariia marija marijke marika mariko marilee marilena marilia marilyn
    marilyne marilynn marina marine marisa marise marisol marissa maristela marit marita marite
    marites maritza mariya mariza marja marjan marjatta marjo marjolaine marjorie marjory marju
    marketa marla marlena marlene marlies marloes marlys marnie marquita marsaili marsha marta
    martha marthe martina martine marusa marva marwa mary maryam maryann maryanne marybeth maryellen
    maryjane maryline marylou maryse maryvonne marzena marzieh masako masha masoumeh mateja mathilde
    matilda matilde maud maude maura maureen maurine mavis maxine maya mayawati maysoon mayumi mazie
    mbali mckenna meabh meagan meaghan meaza mechthild medea meena meenakshi meera meg megan
    megawati megha meghan meglena megumi mehbooba mehrnaz mei meike meiling meinir meirav melania
    melanie melba meleri melina melinda melisa melissa melodie melody meltem melusine menna meral
    merav mercedes mercy meredith mererid merete merrilee merryn mervat merve meryl mette mhairi
    mi-kyung mia micaela michaela michaelle michela michele micheline michelle michiko midori mie
    mieke mieko mignon mihaela mikayla mikki mila milada milagros milda mildred milena mileva milica
    millicent millie milly miloslava mimi mimoza min-jung mina mindy minerva minna minnie minta
    mioara mira mirabel mirabelle miranda mireille mirela mirella miri miriam mirjam mirjana
    miroslava miroslawa misty mitra mitsuko mitzi miyuki moesha moira mojca mojgan moll mollie molly
    mona monica monika monique monisha montserrat morag morfydd morgane morven morwenna mouna
    mridula muge muire muireann mumtaz muna muriel muthoni myesha myfanwy myra myriam myrna myrtle
    naama nabila nada nadege nadezhda nadia nadiia nadine nadira nadja nahed nahid nahla naima najat
    najla nakisha nakita naledi namrata nan nancie nancy nandini nandita nanette nani naoko naomi
    narcisa narges nargiza narine nasima nasreen nasrin natacha natalee natalia natalie nataliya
    natalya natasa natasha nathalie natia natsumi nawal nazanin nazli ndileka nechama neda neelam
    neelie negar neha nela nell nella nelleke nellie nelly neoma nerissa nerys nese nesma nesrin
    nessa netsanet netta nettie nevena ngina ngozi nia niamh nichelle nichola nichole nicki nicola
    nicole nicoleta nicoletta nicolette nidhi niecy nieves niharika nijole niki nikki nikole
    nikoleta nilgun niloofar niloufar nilufer nina nirmala nisha nisreen nita nitsa nitza nivedita
    njeri njoki nkechi nkosazana nnedi noa nobuko noelia noelle noemi noemie noga noirin nokuthula
    nola nompumelelo nomsa nomvula nomzamo nona nonna nora norah noreen noriko norma nouf noura
    nuala nuray nurcan nuria nurit nurul nusa nyah nyasia nyla oana oanh obiageli oceane octavia
    octavie oddny odelia odeta odette odile ofelia ofra oighrig oksana oleksandra olena olesya oleta
    olga olimpia olive olivera olivia oluchi olwen olympe ombline omotola ona ondine oona oonagh
    opal ophelia oprah orane oriane orit orla orlagh orlaith orly orna ornella orsolya osnat otilia
    ottilie ouida outi ozlem padma padmini paetongtarn paige paivi palesa pallavi palmira paloma pam
    pamela panagiota pandora panna paola paraskevi pari parisa parvaneh parvati parveen parvin
    patience patricia patrizia patrycja patsy patti pattie patty paula paule paulette paulina
    pauline pavla pavlina pearl pearlie peg peggie peggy peigi pelagia pelin penelope pennie penny
    perdita perihan perla pernille perpetua perrine petra petronela petronella petula petya philippa
    philippine phillipa philomena phoebe phumla phylicia phyllis pia pierangela pierrette pilar
    pinar piper pippa piret pirjo piroska pixie polina pollie polly pollyanna polona pooja poonam
    poppy portia prachi praskovya pratibha precious preeti primrose priscila priscilla priti priya
    priyanka pru prudence prue prunella puan purificacion pushpa putri quanisha queenie quiana
    quitterie quvenzhane rabia rachael racheal rachel rachelle rachida radha radhika radka radmila
    rae raelene rafaela raffaella raghad ragnhild rahel raisa rajni ralitsa raluca ramona ramune
    randi rania raquel rasa rasha rashida rashmi rasma ratna rawan raymonde rayna razia reanna reba
    rebeca rebecca rebekah reem reet refilwe regina regine reiko reine reka rekha remedios renata
    renate renee renuka reshma reta retta reva revathi rhea rhian rhiannon rhoda rhona rhonda rhuna
    rianne rieko rigoberta rihab riikka riina rima rimma rina risa rita ritu ritva rivka roberta
    robyn rochelle rocio rodica rohini roisin rokia rolanda rolonda romana romane romina romy rona
    ronda roneisha ronit ronni ronnisha rosa rosalba rosalia rosalie rosalind rosaline rosalyn
    rosamond rosamund rosana rosangela rosanna rosanne rosaura rose roseann roseanna roseanne
    roseline roselyn rosemarie rosemary rosetta rosie rosina rositsa roslyn rossana rossella
    roswitha roula rowena roxana roxane roxanna roxanne roxie roxy roya roza rozalia ruba rubina
    ruby ruchi rukhsana rukmini rula rumiana rumyana runa rupa ruqayya ruslana ruta ruth ruthanne
    ruthie ruxandra ruzica rylee saara saba sabiha sabina sabine sabrina sachiko sadako sade sadhana
    sadhbh sadia sadie safa safia safiya sahar saida saima sakineh sakshi sakura saleema sallie
    sally salma salome samah samantha samia samina samira sana sanaa sanda sandhya sandi sandra
    sandrine sangeeta sangita sania sanita sanja sanjana sanne saoirse sapna sara sarah saraswati
    sarina sarit sarita sarka sarolta saskia satomi satu savanna savannah savita savitri sawsan
    sayaka scarlet scarlett sebnem seda seema segolene selena selene selin selina selma sema senait
    seol-ju seonaid sepideh serafina serap seraphina serena setsuko sevda severine sevgi sevil sevim
    sezen shabana shabnam shagufta shahida shahla shahrzad shaima shaimaa shaista shalini shana
    shaneka shanelle shani shania shanice shanika shaniqua shanita shanna shanta shante shantel
    shantelle shanti shaquana sharde shari sharlene sharmeen sharmila sharon sharonda sharron sharyn
    shauna shavonne shawanda shawna shawnda shayna shazia sheela sheena shehla shehnaz sheikha
    sheila shelia shelley shelly sheneka sheniqua shenita sheona sheree sheri sherie sherilyn
    sherita sherri sherrie sherry sheryl shikha shilpa shira shirin shirlee shirley shizuka shlomit
    shobha shoko shona shonda shondra shoshana shreya shruti shula shulamit shweta shyla sian sibel
    sibongile sibyl sibylle sidonie sieglinde sienna sigal sigita signe sigourney sigrid sigrun
    siham siiri sile silje silke silvana silvia sima simin simona simone simonetta simonne sindisiwe
    sine sinead siobhan sioned siranush siri sirikit sirimavo sita sitara siti siv sivan sixtine
    sladjana slavica slavka smaranda smita smriti sneha snezana snezhana so-yeon socorro sofia sofie
    sofya soheila solange soledad solene soline solomiya solveig solvi solvita somayeh sona sonali
    sondra songul sonia sonja sonya soo-jung sophia sophie sophy soraya sorcha sorina souad spela
    speranta stacey stacia stacie stana stanislava stanislawa stanka stavroula stefania stefanie
    steffi stefka stella steph stephanie stina suad sudarat sudha sue suha suhair sujata sukanya
    sukey sukie sukran sule sumaya sumiko suncica sunita sunniva supriya surekha susan susana
    susanna susannah susanne sushila sushma susi susie suzana suzanna suzanne suzette suzie suzy
    svatava svenja svetlana svitlana swapna swati sybil sylke sylvaine sylvette sylvia sylviane
    sylvie sylwia synnove szilvia tabassum tabatha tabitha tahani tahereh tahira taina tais taisia
    taja takako takisha tali talia taliyah tallulah tamala tamar tamara tameka tamera tamia tamika
    tamiko tamira tamisha tammi tammie tammy tamsin tanesha tania tanika tanisha tanja tansu tanvi
    tanya tara tarah taraji tarana taraneh tarja taryn tasha tashia taslima tatevik tatiana tatjana
    tatum tatyana tawana tawanda tawanna tawny tea tecla teddi tegan tegwen tehmina tekla telma
    tenisha teodora teresa teresita terez tereza terezinha teri terri tess tessa tetiana tetyana
    teuta teyana teyonah thais thalia thandeka thandi thandiwe thea theda thelma thembi theodora
    theophanie theresa therese thi thomasina thora thuli thuy tia tiana tichina tiffani tiffanie
    tiffany tiffini tigist tiina tiiu tilda tillie tilly timea tina tinatin tine tineke tingting
    tionne tiphaine tirion tirunesh tirza tish titilayo tiziana tjasa toccara tomoko tone tonia
    tonisha tonja tonya tori torill torunn tosca toshiko tova towanda tracey tracie tracy traudl
    treasa tricia triin trina trine trish trisha trista trixie trudi trudie trudy truus tryphena
    tsitsi tsvetana tsvetelina tugba tuija tulasi tulay tulin turid turkan tuula tuuli twila twyla
    tyesha tyisha tynesha tyra tzipi tzipora ubah ugne uliana ulku ulla ulle ulrika ulrike ulyana
    uma umida umran unn urmila ursa ursel urska ursula urszula urvashi uschi usha uta ute uzma vaida
    vaira valarie valentina valeria valerie valerija vanda vandana vanessa vanetta vani varsha
    varvara vasiliki vasudha vasundhara veena velda velma venera venetia venita vera verena verity
    verla verlene verna vernice veronica veronika veronique vesela vesna vibeke vicenta vicki vickie
    vicky victoire victoria victorine vida vidya vigdis vija vijaya viki vikki viktoria vilma vimala
    vina vinciane viola violaine violet violeta violetta violette viorica virag virginia virginie
    visnja vittoria viv vivian viviana viviane vivienne vjosa vlasta wafa wafaa waltraud wambui
    wanda wangari wangechi wanjiku wanjiru warda wenche wenda wendi wendy weronika whitley whitney
    whoopi widad wiebke wieslawa wilda wilhelmina wilhelmine willa willemijn willow wilma winifred
    winnifred winona wioletta wislawa wulan wynonna xanthe xanthi xiaohong xiaoling ximena xiomara
    yaa yael yaffa yagmur yalda yamini yamuna yana yaryna yasemin yashoda yasmeen yasmin yasmine
    yasuko yayoi yehudit yekaterina yelena yeliz yelizaveta yesim yetunde yevgenia yewande yingluck
    ylva yo-jong yocheved yoko yolanda yolande yordanka yoshiko youmna yu-na yukiko yulia yuliana
    yuliia yumi yumiko yuriko yusra yveline yvette yvonne zabel zahra zainab zakia zamira zandra
    zanele zaniyah zara zarina zaynab zdenka zdravka zehava zehra zeinab zelda zelia zelie zeljka
    zelma zena zenaida zenani zendaya zewditu zeynep zhanna zhivka zina zinaida zindzi zineb zinta
    zipora zita ziva zivile zlata zodwa zoe zoey zofia zohra zohreh zoi zoie zora zorica zorka
    zornitsa zoya zsofia zsuzsa zsuzsanna zubaida zubeyde zuhal zuleika zulema zuleyha zuzana
    zuzanna""".split()
)

MALE_NAMES: frozenset[str] = frozenset(
    """aage aake aamir aaron abbas abdallah abdel abdelaziz abdelfattah abdelhakim abdelhamid
    abdelilah abdelkader abdelmalek abdelrahman abderrahmane abdi abdirahman abdou abdoulaye abdul
    abdulaziz abdulhamid abdulkarim abdulla abdullah abdullahi abdulrahman abe abed abel abhay
    abhijit abhinav abhishek abhisit abid abiy abner abraham abram achille achim adalberto adam
    adarsh adebayo adekunle adem adewale adil aditya adlai adnan adolfo adolph adriaan adrian adrien
    aecio afonso afshin agim agron agus agustin aharon ahmad ahmadou ahmed ahmet aidan aiden aigars
    ainars aivars ajay ajit ajmal akash akbar ake akeem akhil akhilesh akhmad akif akihiko akihiro
    akihito akinwumi akio akira akram aksel akshay alain alan alasdair alassane alastair alban
    albano albert alberto albin albrecht aldis aldo aldous alec aled alejandro alekos aleksandar
    aleksander aleksandr aleksei aleksey alessandro alessio alexander alexandre alexandros alexandru
    alexei alexey alf alfie alfonso alfonzo alfred alfredo algernon algirdas algot alhaji ali aliko
    alioune alisher alistair alister aliyu allan allen alois alok alon alonzo aloysius alparslan
    alphonse alphonso alphonzo alton alun alvar alvaro alvin alwyn amadou amar amari amarinder
    amaury ambroise ambrose amichai aminu amir amirhossein amitabh ammar amnon amol amos amr amram
    amund anand anas anastasios anatole anatoliy anatoly anders andor andre andreas andrei andrej
    andres andrew andrey andrii andris andriy andrus andrzej andy aneirin aneurin angelo angelos
    angus anibal anies aniket anil anirudh anis ansel anselme antanas anthony antoine anton antonin
    antonio antonis antron antti antwan antwon anup anupam anurag anwar aodhan aonghus apostolos
    aram arash arben archibald archie arda ardeshir ardian aref arie arief arif arild aris aristide
    aristides aristotelis aristotle arjen arjun arkady arlo arman armand armando armen armin arnab
    arnaldo arnaud arne arnfinn arnie arnis arnold arpad arsen arsene arseniy art artak artem arthur
    artis arto artur arturas arturo arturs artyom arun arunas arvid arvind arvo arvydas aryeh asad
    asadullah asbjorn asen asgeir asger asghar asher ashish ashok ashot ashraf ashutosh ashwin asif
    asim askar aslam aslan asmund assaf atal atanas atef athanasios atif atiku atilla atle atsushi
    atticus attila atul audrius audun auguste augustin augustine augusto augustus aurelien aurelio
    austin avi aviad avichai avigdor avinash avishai avner avraham axel ayad aydin ayhan aykut ayman
    aymeric ayoub ayub ayush azamat azim aziz babajide babak babatunde babul badr badri bahaa
    bahadir bahman bahram bakr bakytzhan balazs baldev balint balram balwant bambang bandar baptiste
    barack barham baris barnabas barnaby barney barrie barrington barry bart barthelemy bartholomew
    bartosz baruch bas basem bashar bashir bashkim basil basile basilio basim bassam bassel bastien
    basuki bauyrzhan bearach beau behnam behrouz bekele bekir bela ben bence benedict bengt benigno
    benito benjamin bennett bennie benny benoit beppe berat berhanu berk bernard bernardo bernd
    bernhard bernie bernt bert bertel bertie bertram bertrand berwyn besim bevan bharat bhaskar bhim
    bhumibol bhupendra bhupesh bijan bilal bilawal bill billy binyamin bipin birger birol bjarne
    bjarni bjorn bjørn blagoje blaine blaise blaz boaz bob bobby bogdan boguslaw bohdan bohumil
    bohuslav bongani boniface bonifacio borge boris borislav boualem boubacar boyd boyko bozidar
    bozo brad braden bradford bradley bradly brajesh bram branden brandon branimir branislav branko
    brant braxton brayden brendan brent brenton bret brett brian brij brodie bror bruce bruno bryan
    bryce bryn bryson buddy budi bulent burak burhan burhanuddin burkhard burt burton buster byron
    caden caetano cafer cahit cal caleb calin callum calum calvin camilo caradoc carl carleton carlo
    carlos carlton carmelo carsten carwyn caspar casper catalin cathal cecil cedric cees celal
    celestin celso cem cemal cemil cengiz cenk cesar cesare cetin cevat cevdet chad chaim chan-wook
    chandan chandrashekhar charalambos charles charlie chas chauncey cheick cheikh chester chet
    chetan chibuike chidi chike chinedu chinua chirag christer christian christoph christophe
    christopher christos chuan chuck chukwudi chukwuemeka chukwuma cian ciaran cillian ciprian
    clarence clark claud claude claudio clay clayton cleavon cledwyn clem clemens clement clemente
    cletus cliff clifford clifton clint clive clovis clyde cody coilin coinneach colby cole colin
    collin colm colton colum conall conan conchobar conn connor conor conrad constantin constantine
    corentin corey cormac corneilius cornelis corneliu cornelius cornell corrado cory cosmin costas
    courtland craig crisanto crispin cristian cristiano cristobal csaba cuneyt curt curtis cuthbert
    cy cyprien cyril cyrille cyrus czeslaw dae-jung daffyd dafydd dag daichi daiki dainis dainius
    daisuke daithi dajuan dale dalius damarcus damarion damian damien damon dan dandre dangelo
    daniel daniil danil danilo danny dante dapo daquan darin dario darius dariush dariusz darnell
    darragh darrel darrell darren darrin darryl darryll dashawn daunte davante dave davey david
    davide davie davit davonte davood davut dawit dawood dean deandre deangelo debashish declan
    deepak deion dejan dejuan delbert dele delonte delroy demarcus demario demba demetrius demond
    denes denis dennis denny denys denzel denzil deon deondre deonte dequan deray derek dermot deron
    derrick derrion derwin desean deshaun deshawn desire desmond detlef devante devendra devonte
    dewey dex dexter dezso dhananjay dharmendra dhruv diante diarmaid diarmuid dick didier diederik
    diego dieter dietmar dietrich digvijay dilip dilwyn dimitar dimitri dimitrios dimitris dinesh
    dino dion dionysis dipak dirk djoko dmitri dmitriy dmitry dmytro dogan dom domenico domhnall
    dominic dominick dominik don donal donald donatien donato donnacha donncha donnchadh donnie
    donny donovan dontae dontavious donte dontrell doruk doug dougal dougie douglas dov dragan
    dragisa dragomir dragos drazen driss dritan dror duane duarte dudi dudley dumisani dumitru
    duncan dusan dusko dustin dwayne dwight dwyane dyfan dylan eamon eamonn earl earle earvin
    ebenezer eberhard ebrahim eckhard ed eddie eddy edgar edgard edgardo edgars edmond edmund
    edouard edson eduard eduardo edward edwin eero efrain efrem efren egbert egil egils egon ehsan
    ehud eifion eiichi eiji einar einars einion eino eirik eitan eivind eknath ekrem elazar eldar
    eldon eldrick eldridge elfyn eli elias eliezer elijah eliseo elisha eliyahu elliot elliott
    ellsworth elmar elmer elmo eloi elroy elton elvis elwood elyakim emad emanuel emanuele emeka
    emeric emil emile emiliano emilien emilio emin emir emlyn emmanuel emmerson emmett emomali emrah
    emre emrys emyr enda endre engin enlai enoch enrique enver enzo eoghan eoin ephraim eran ercan
    erdal erdem erhan erhard eric erich erick erik erkan erkki erlend erling ernest ernesto ernie
    erno ernst erol errol ersin ertan ertugrul ervin erwan erwin esa esat esau esben eskil esko
    esmail espen essam esteban ethan ethelbert etienne euclid eugen eugene eugenio euros eusebio
    eustace eustache evan evander evangelos evariste everett everson evert evgeny evo ewald ewan
    ewen eyal eyvind ezekiel ezell ezio ezra fabian fabien fabio fabrice fabricio fabrizio facundo
    fadel fadi fahad fahd fahmi fahrettin faik faisal faramarz fares farhad farhan farid faris
    farooq farouk farrukh farshad faruk farzad fathi fatih fatmir fatos faustino fausto fawaz fawzi
    fayez fearghal federico fedor felicien feliks felipe felix femi ferdinand ferenc fereydoun
    fergal fergus ferhat ferit fermin fernand fernando fernao festus fethullah fiachra fidel fikret
    filiberto filip filipe filippo finbar finbarr finn fintan fionn firas firmin flavien flavio
    florent florentin florian florin floyd folarin folke forrest fortunato fotis fouad francesco
    francis francisco franck franco francois frank franklin franklyn frans frantisek fraser fred
    freddie freddy frederic frederick fredric fredrik friedrich frits fritz frode fuad fuat
    fulgencio fulop fumio fyodor gabe gabin gabor gabriel gad gadi gael gaetan gaetano gaius gamal
    ganesh garegin gareth garfield garret garrett garry garth gary gaspar gaspard gaston gaurav
    gautam gauthier gautier gavin gavril gaylord gbenga gearoid gedeon gediminas geert geir genaro
    gennady gennaro geoff geoffrey geoffroy georg george georges georgi georgios georgy geraint
    gerald geraldo gerallt gerard gerardo gergely gergo gerhard germain geronimo gerrit gershon
    getachew gethin getulio gevorg geza ghassan ghazi gheorghe ghislain gholamreza ghulam giacomo
    giampaolo giancarlo gianfranco gianluca gianluigi giannis gideon gijs gil gilad gilbert gilberto
    gildas giles gilles gino gintaras gintautas giora giorgi giorgio giorgos giovanni girish girma
    girts gisli gitanas giuliano giulio giuseppe gleb glen glenn glyn glyndwr godfrey gokhan
    gonzague gonzalo goodluck goodwill gopal gopalakrishnan goran gordon goro gosta gottfried govind
    grady graeme graham grant grantley granville greg gregg gregoire gregor gregorio gregory grigor
    grigoris grigory grover gruff gruffudd gruffydd grzegorz gudmundur guglielmo guido guilhem
    guilherme guillaume guillermo gulab gulbuddin gulzarilal gundars gunnar guntars gunter gunther
    guntis gurkan gursel gus gustaf gustav gustave gustavo guto guy gwenael gwilym gwyn gwynfor
    gyorgy gyozo gyula haakon habib hadi hafez hafiz hagai hage haidar haider haile hailemariam haim
    haitham hajime hakainde hakan hakeem hakim hakon hal halil halldor hallvard haluk halvard halvor
    hamad hamdan hamdi hamed hamid hamidreza hamish hamza hani hank hannes hannu hanoch hans hany
    harald hardeep hardik hari harish harlan harold haroun harrison harry harshad hartmut haruhiko
    haruki haruto harv harvey hasan hashem hashim hassan hatem hayao haydar hayk hazem heath hector
    heikki heiko heiner heino heinrich heinz heitor helge helgi helmut hemant hendra hendrik henning
    henri henrik henrique henry herb herbert herbie heriberto herman hermann hernan herschel hershel
    heru herve heshmatollah hibatullah hicham hideaki hideki hideo hidetoshi hideyuki hilaire hillel
    hilmi hilton himanshu hippolyte hiram hiroaki hirofumi hirohito hirokazu hiroki hiroshi hiroto
    hiroyuki hisashi hisham hishammuddin hitoshi hjalmar holger homer honore hooman horace horacio
    horatio horia hormoz horst hosni hossam hossein houshang houssam hovhannes howard howie hristo
    hrithik hrvoje hubert hubertus huey hugh hugo hugues hulusi humberto humphrey huseyin hussam
    hussein huub huw hyrum hywel iain ian ibou ibragim ibrahim ibrahima ichabod ichiro idris idriss
    idrissa iestyn ieuan ifan ifor iftikhar ignace ignacio ignatius igor ihab ihor ihsan ijaz ike
    ikechukwu ikenna il-sung ilan ilia ilias ilie ilir ilker ilkka illtyd ilmari ilya ilyas imad
    imants imran imre inaki indrajit indrek ingemar ingmar ingo ingvar inigo inzamam ioan ioannis
    iolo ion ionel ionut iosif iraj irakli irfan irv irvin irving irwin isa isaac isaiah isaias
    isamu isao ishan isiah isidore islwyn ismael ismail issam issei isser issoufou istvan itamar
    ittai itzhak itzik iulian ivan ivar ivars ivaylo ivor iwan iyad izzet jaafar jaak jaakko jaan
    jaap jabari jaber jabulani jace jacek jacinto jack jackson jacob jacobus jacopo jacques jadarius
    jaden jae-in jae-yong jafar jagan jagdish jagmeet jagmohan jahangir jahari jaheim jahlil jaime
    jair jairam jakaya jake jakob jakub jalal jaleel jalen jamaal jamaar jamal jamar jamarcus
    jamario jameel jameer jamel jamelle james jamil jamshed jamshid janos janusz jaquan jared jari
    jarl jarle jaromir jaroslav jaroslaw jarrett jarrod jarvis jason jasper jassim jaswant jatin
    javad javaris javed javier javon javonte jawad jawaharlal jay jayant jayden jayesh jaylen jayson
    jean-baptiste jean-bernard jean-bertrand jean-charles jean-christophe jean-claude jean-david
    jean-denis jean-dominique jean-eric jean-francois jean-frederic jean-guy jean-jacques jean-louis
    jean-loup jean-luc jean-marc jean-marie jean-max jean-michel jean-noel jean-paul jean-philippe
    jean-pierre jean-rene jean-robert jean-sebastien jean-vincent jean-yves jeb jed jedediah jedrzej
    jeff jefferey jefferson jeffery jeffrey jeffry jejomar jelani jelle jeno jens jeppe jerald
    jeremiah jeremie jeremy jermaine jeroen jerome jerrod jerrold jerry jerzy jesper jesse jesus
    jethro jevon ji-sung jiabao jibril jignesh jim jimmie jimmy jindrich jinping jintao jiri jiro
    jitendra joachim joakim joao joaquim joaquin jochen jock joe joel joey joffrey johan johann
    johannes john johnathan johnathon johnie johnnie johnny joko jomo jon jonah jonas jonathan
    jonathon jong-il jong-nam jong-un jonny joon-ho joop joost jordi jorg jorge jorgen joris jorma
    jose josef joseph josh joshua josiah josip josselin josue jotham jouko jouni jovan joze jozef
    jozsef juan judd judson juha juhan juhani jukka jules julian julien julio julius junichi
    junichiro junji junya juozas jurgen juri juris jussi justin jusuf juvenal juwan jyotiraditya
    jørgen kaan kaarel kabelo kabir kadeem kadir kagiso kahlil kailash kairat kaj kalev kalevi kalle
    kalman kamal kamel kamil kamlesh kamran kanat kanhaiya kapil karam karan karapet kare kareem
    karim karl karlheinz karlis karoly karsten karthik kartik karunanidhi kassem kassym-jomart
    kaushik kaveh kavous kawhi kayode kazem kazimierz kazuhiko kazuhiro kazuki kazuo kazuya
    kazuyoshi kazuyuki kazys keandre keenan kees keiichi keiji keijo keir keisuke keita keith keizo
    kelvin kemal ken kenan kendrick kenichi kenichiro kenji kenneth kennith kenny kensuke kent kenta
    kentaro kenzaburo kenzo keqiang kerem kermit kerwin keshawn kestutis ketan ketil keven kevin
    keyon keyvan kgalema khairy khaldoon khaled khalid khalifa khalil khawaja khosrow khotso
    khushwant ki-moon kieran kieron kiichi killian kimmo kipchoge kiril kirill kirk kishan kishore
    kiyoshi kjartan kjell kjetil klaas klaus knud knut kobe koen koffi kofi kohei koichi koichiro
    koji konrad konstantin konstantinos koray kornel kostas kosuke kota kourosh krasimir kresimir
    krishnan krisjanis kristjan kristoffer kristopher krisztian krzysztof kunal kunio kunle
    kurmanbek kurt kurtis kwabena kwaku kwame kwasi kwesi kyle kyriakos lachlan ladislav lajos
    lakhdar lakshman lalit lalu lamar lamarcus lambert lamine lamont lance lancelot landon lansana
    laquan larry lars lasse laszlo latrell laurence laurent laurentiu lautaro lavar lavon lawan
    lawrence laxman lazare lazarus leander leandre leandro lebron lech lefteris leif leighton leland
    lembit lemuel len lennart lennie lenny leo leon leonard leonardo leonce leonel leonid leonidas
    leopold leopoldo leroy les lester leszek lev levan levar levent levi levon lew lewis lex liam
    linas linc linus linwood lionel liviu ljubisa ljubomir ljupco lleu llew llewellyn llewelyn lloyd
    llywelyn lochlann lodewijk logan loic lokesh lon lonnie lorcan lorenzo lorinc lotfi lothaire
    lothar louie louis lowell luan lubomir luc lucas lucian luciano lucien lucio lucius ludger
    ludovic ludwig luigi luis luiz luka lukas lukasz luke lutfi luther lutz lyle lyndon lynwood
    lyubomir maarten maciej macky macsen madhav mads mael magne magnus magomed mahamadou mahathir
    mahdi mahendra maher mahesh mahinda mahir mahmood mahmoud mahmud mahmut maithripala majed majid
    makis makoto maksim maksym mal malachi malachy malcolm mamadou mamdouh mamoru manabu mandla
    manfred mangosuthu manish manmohan manny manohar manoj manolis manouchehr mansoor mantas manuel
    manus marat marc marceau marcel marcellin marcello marcellus marcelo marcin marcio marco marcos
    marcus marek mariano marin mario marius mariusz mark markku marko markus marlon marmaduke marnix
    marouane marques marquise marshall marshawn martial martin marty marv marvin marwan marzio
    masaaki masahiko masahiro masaki masao masaru masashi masato masatoshi masayoshi masayuki masood
    masoud massimiliano massimo massoud mat matan mate matej mateo mateus mateusz mathew mathias
    mathieu mathijs mathis matias mats matt matteo matthew matthias matthieu matti mattia matvei
    matyas mauno mauri maurice mauricio maurizio mauro max maxence maxime maximilian maximilien
    maximo maximus maxwell mayank maynard mazen medard medgar meelis mehdi mehmet mehran mehrdad
    meir meirion mekhi melchior meles melih melville melvin menachem mengistu menno merfyn merlin
    mert merv mervin mervyn mesut metin meurig mevlut micah michael michalis micheal michiel michio
    mick mickael mickey micky miguel mihai mihail mihaly mihkel mikael mike mikhail mikheil mikkel
    mikko miklos milan miles milind milo milorad milos milt milton min-ho mindaugas minoru miodrag
    mircea mirko miroslav miroslaw mirza mitch mitchell mitsuo mladen moaz mobutu modeste modris moe
    mogens mohamad mohamadou mohamed mohammad mohammadreza mohammed mohamud mohan mohandas mohanlal
    mohit mohsen mohsin moises mojtaba mokhtar moktada momcilo montague monte montel montell montez
    montgomery montrell monty moo-hyun moqtada mordecai mordechai moritz morris mort morten morteza
    mortimer morton moses moshe mostafa motoki motti mounir mourad moussa muammar muhammad muhannad
    muharrem muhsin muhyiddin mukesh mukhtar mukul mulatu mulayam mungo munir muqtada murad murali
    murat murdo murilo murray musa mushtaq mustafa mustapha muzaffer mwai mykhailo mykola myles
    myrddin myron myung-bak nabeel nabil nachman naci nadav nadeem nader nadim nadir naftali nagesh
    naguib naif naim najee naji najib najibullah naoki naoto naoya narcisse narendra naresh naruhito
    naseeruddin naser nasir nasr nasser nat natan nate nathan nathanael nathaniel naveen navid navin
    nawaf nawaz nayef nazim neal nebojsa necati necdet necmettin ned neeraj neil neill neirin
    nektarios nelson nenad nestor nevil neville newt neymar ngugi niall nicanor nicholas nick
    nickolas nicolae nicolas nicolo nicusor nidal niel niels nigel nihat nikhil niklas nikol nikolai
    nikolaos nikolay nikos nilesh nils nima nimrod nir niranjan nissim nitin nitish nizar njoroge
    nkosana nkosinathi nnamdi noah noboru nobuhiro nobuo nobusuke nobuyuki noe noel nolan norbert
    norberto norio norm norman normunds norris noureddine nouri nuri nursultan obadiah obafemi
    obinna octave octavian octavio octavius oddvar odell odon odysseas ofer ogbonna ognjen ognyan
    oguz ohad oisin okan okechukwu okey oktay olabode oladapo olaf olafur olanrewaju olatunji olav
    olavi oldrich ole oleg oleh oleksandr oleksii oleksiy olin oliver olivier olle olli olof olu
    olumide olusegun oluwole omar omari omer omid omri onder ondrej onterrio onur orenthal orestes
    orhan oriol orlando orrin orson orville osama osamu osbert oscar osian oskar osman osmo ossi
    ostap osvaldo oswald otakar otieno otis ottmar otto ousmane oussama ove ovidiu owain owen
    oystein oyvind ozan paavo pablo paddy padraic padraig padraigh palaniswami palle panagiotis
    pankaj panos pantelis paolo parag partha parvez parviz pascal pascoe pasi pasquale patricio
    patrick paul paulinho paulo pavan pavel pavlo pavlos pawan pawel payam peadar peder pedro peer
    pehr pejman pekka pelle pentti per percell percival percy peregrine perrion perry pertti pervaiz
    pervez petar pete peter petko petras petre petri petro petros petru petter phelim phil philbert
    philibert philip philipp philippe phillip phineas pierluigi piero pierre pierrick piet pieter
    pietro pim pinarayi pinchas piotr pius piyush placide plamen plaxico pontus porfirio poul
    prabhakar prabowo pradeep prakash pramod pranab pranav prasad prasanna prashant prashanth pratap
    prateek pratik praveen pravin prawit prayut prayuth preben predrag prem premysl prentice
    prescott preston priit primoz prithvi prithviraj proinsias prokopis prosper przemyslaw pulkit
    purushottam pyotr qais qasem qasim qassem qishan quavious quentin quincy quinton quirino qusay
    raanan rachid radek radomir radoslav radoslaw radovan radu radwan raed raekwon rafael rafal
    raffaele raffi rafi rafik rafiq raghav ragheb raghu raghunath raghuram ragnar ragnvald raheem
    rahim rahsaan rahul raila raimo raimonds raimundo rainer raivo raj rajan rajat rajeev rajendra
    rajesh rajinikanth rajiv rajkumar rajnath raju rakesh ralf ralph ram ramachandran ramakrishna
    ramdev ramesh rami ramil ramin ramiro ramiz ramon ramunas ramush ramzan ramzi ramzy ranald
    ranbir randal randall randolph randy ranil ranjan ranjit raoul raphael rashaad rashaan rashad
    rashaun rashawn rashed rashid rasim rasmus ratan ratko rauf raul ravi ravindra ray raymond
    raynard rayshard rayvon razvan recep redha redouane refik reg reggie reginald regis reidar reijo
    rein reinaldo reinhard reinhold reino rembrandt remco remi remus remy remzi renato renaud rene
    renzo resat reuben reuven rex reynald reynaldo reynold reza rezso rhett rhodri rhuaridh rhydian
    rhys riad ricardo riccardo richard richie rick rickey rickie ricky ridha rifat rimantas rishabh
    rishi risto ritesh riyad riza rizwan roald roar rob robert roberto rocco roch rocky rod roddy
    rodell roderick rodger rodney rodolfo rodolphe rodrigo rodrigue roel roelof rogelio roger
    rogerio rohan rohinton rohit roland rolandas rolando rolf rollo romain roman romano romaric
    romas romeo rommel romuald romulo ron ronald ronaldo ronan rondell ronen ronnie ronny roque rory
    roscoe rosen ross rostislav rostyslav rotimi rouhollah roy royce ruairi ruairidh ruari ruaridh
    ruben rudiger rudolf rudolph rudy ruel rufus ruggero ruhollah rumen runar rune rupert rurik
    ruslan russ russell rustam rustem rustu rusty rutger ruud ryan ryder ryoichi ryoji ryosuke ryota
    ryszard ryuichi ryuji ryutaro saad saadi sabelo saber sabri saburo sachin saddam sadegh sadi
    sadik sadiq saeb saeed saeid sagi saifuddin sait sajid sajjad sakari salah salahuddin saleem
    salif salih salim salman salvador salvatore saman sameer samer sami samih samir samora samson
    samuel samuli samvel sancho sandeep sander sandip sandor sandro sanford sanjay sanjeev sanjiv
    santhosh santiago santino sarath sarunas sarvesh sasan satish satoru satoshi satya satyajit
    satyendra saul sauli saulius saurabh saurav sava savas savion sayed sayyed scott scottie scotty
    seamus sean sebastian sebastien seif seiichi seiji selahattin selami selcuk selim semih semyon
    senan seosamh seppo septimus serafim serban serdar seretse serge sergei sergey sergio sergiu
    serhat serhii serhiy serik serkan serzh seth seung-woo severin severino seydou seymour shabtai
    shafiq shahbaz shahid shahram shahriar shahrokh shailesh shakeel shaker shalom shane shankar
    shaquille sharad shashank shatrughan shaukat shaul shaun shavar shavkat shawki shawn shehbaz
    shekhar sheldon sherif sherman sherwood shibu shigeki shigeo shigeru shimon shingo shinichi
    shinji shinjiro shintaro shinya shinzo shiv shivaji shivraj shlomi shlomo shmuel shoaib shohei
    shoichi shoji shota shui-bian shuichi shuji shunsuke shyam siamak siavash sibusiso sid
    siddaramaiah siddharth siddhartha sidney siegfried siencyn sifiso sigmar sigmundur sigurd
    sigurdur siim sikandar silas silvain silvano silverio silvester silvestre silvio simba simeon
    simon sinan sindre sinisa sion sipho sirajuddin sitaram siyabonga sizwe sjoerd skender slamet
    slavko slawomir slobodan snorri sofiane sohail soheil sohrab solomon somchai soner sonny soren
    sorin sorley soroush sosuke sotiris soufiane souleymane sourav spencer spyridon spyros srdjan
    sridhar srikanth srinivas srinivasan staffan stan stanislas stanislav stanislaw stanko stanley
    stavros stefan stefano stefanos steffen steinar stelian stelios stellan sten stepan stephen
    stephon steve steven stewart stieg stig stijn stipe stjepan stokely stoyan strom struan stu
    stuart sture subhas subhash subramanian sudhakar sudhir sufyan suhail suharto sukarno sukhbir
    sukru sulaiman suleiman suleyman sumit sundar sunder sung-min sunil suraj surendra suresh
    sushant sushil susilo susumu suthep svante svein sven svend sverre svyatoslav swapan syed
    sylvain sylvester sylvestre szabolcs szymon søren taavi tad tadao tadashi tadesse tadeusz tadhg
    tage taha taher tahir tahsin taichi taj takahiro takao takashi takayuki takehiko takeo takeshi
    takis takuma takumi takuya talal taliesin tamas tamer tamim tamir tancrede tanel taner tanju
    tanveer tapan tapani tapio taras tarek tareq tarik tariq tarjei tarmo taro tarun tatsuo tatsuya
    taurean tavares tavaris tavon tawfik tawfiq tayeb tayfun tayshaun tayyip ted teddy tedrick
    tedros teemu teguh tejashwi tengiz teodor teodoro teofilo teppo terence terje terrance terrell
    terrence terron teruo tesfaye tetsuo tetsuro tetsuya tewodros thabiso thabo thad thaddeus
    thaksin thanasis thanos thelonious themba theo theobald theodor theodore theodoros theophile
    theophilus theotis thiago thibaud thibault thierry thijs thilo thomas thor thorbjorn thorbjørn
    thorleif thorstein thorsten thorvald thulani thurgood thurman tiago tiberiu tibor tigran tihomir
    tilahun tilman tim timmy timo timofey timoteo timothee timothy timur tiquan tito titus tiziano
    tjeerd tobias tobin toby tod todd todor toivo tolga tom tomas tomasz tomer tomi tomislav tommaso
    tommie tommy tomohiro tomoya toms tonis tonu tony tookie toomas tor torben torbjorn torbjørn
    tord tore torgeir torkel torquil torstein torsten toru toshiaki toshihiko toshihiro toshimitsu
    toshio toshiro toshiyuki traian travaris travis travon trayvon trefor tremaine trent trenton
    trevon trevor trey treyvon tristan tristram trond troy truls trygve trystan tsutomu tsuyoshi
    tsvetan tudor tudur tugrul tunc tuncay tunji tuomas turgut turhan turki turlough tushar ty tyler
    tyree tyreek tyreke tyrell tyrese tyrone tyrus tyshawn tyson tzachi ubaldo uday uddhav udo uffe
    ufuk ugo ugur uhuru ujjal uldis ulf ulrich ulugbek ulysse ulysses umair umar umaru umberto umesh
    unal upendra upton urbain urbano urho uri uriah uriel uros usama usman uttam uwe uzi vaclav
    vadim vadym vagn vahan vahit vahram vaibhav valdas valdemar valdis valentin valeri valerio
    valeriy valter vance vangelis vardan vartan varun vasant vasco vasil vasile vasileios vasilis
    vasily vassilis vasyl vaughan vaughn vazgen vedat veikko veli venancio venkaiah venkat venkatesh
    ventsislav vern vernon vesa veselin veysel viacheslav vic vicente victor vidal vidar vidas
    vidkun viggo vijay vijayan vikas vikram vikrant viktor viktoras vilas vilius ville vilmos vin
    vinay vince vincent vincenzo vineet vinicius vinod viorel vipin viraj virat virender virendra
    virgil virgile virgilio vishal vishnu vishwanath vitali vitaliy vitaly vitor vittorio vivek vlad
    vladan vladimir vladislav vlastimil vojislav vojtech volkan volker volodymyr vontae vsevolod vuk
    vukasin vusi vuyo vyacheslav vygaudas vytautas vytenis wade wael wahab waheed waldemar waldo
    waleed walid wallace wally walt walter walton wandile waqar warren warwick waseem wasim wataru
    wayne wenceslao wendell werner wes wesley westley wieslaw wiggo wilbert wilbur wilburn wilf
    wilford wilfred wilfredo wilfrid wilfried wilhelm willard willem william willie willis wilmer
    wilton wim winfield winfred winfried winston winthrop wiranto witold wladyslaw wlodzimierz
    wojciech wole wolfgang wolfram woodrow woody worku wouter wyatt wyn wynford xavi xavier xiaoping
    xolani xolile yaakov yadollah yahya yair yakov yakubu yakup yalcin yanis yaniv yann yannick
    yannis yaphet yariv yaron yaroslav yasar yaser yash yashwant yasin yasir yasser yassin yassine
    yasuhiro yasuo yasushi yavuz yaw yegor yehiel yehoshua yehuda yerlan yevgeni yevgeny yevhen
    yiannis yigal yilmaz ying-jeou yisrael yitzhak yngvar yngve yoav yochanan yoel yogendra yogesh
    yohan yohanan yohann yohannes yohei yoichi yoji yonas yonatan yoram yordan yosef yoshi yoshiaki
    yoshihide yoshihiko yoshihiro yoshinobu yoshinori yoshio yoshiro yoshitaka yoshiyuki yossi
    yosuke yotam younes young-sam younis yousaf yousef youssef yousuf yoweri yuichi yuichiro yuji
    yukihiro yukio yunus yuriy yury yusaku yusef yusuf yusuke yuta yutaka yuvraj yuya yuzo yvan yves
    yvon zabihullah zac zach zachariah zacharie zachary zachery zack zafar zafer zaheer zahid zahir
    zaid zakaria zakes zakhar zaki zakir zalman zalmay zarko zayd zayed zaza zbigniew zdenek zdravko
    zdzislaw ze'ev zebulon zedong zeeshan zeev zef zeke zeki zelimkhan zeljko zemin zeno zhelyu ziad
    ziga zivko ziya ziyad zolani zoltan zoran zouhair zsigmond zsolt zubair zubin zulfikar zurab zvi
    zviad zvonimir zweli zwelinzima zwelithini zydrunas ángel øivind øystein øyvind""".split()
)

# Common for both: they tell that a name is a person's, and no more.
EITHER_NAMES: frozenset[str] = frozenset(
    """alex ariel ashton bobbie cameron carey casey chris dana drew emerson finley frankie guadalupe
    hadley harley harper hayden jackie jamie jan jess jody jordan kelly kendall kerry kim kit kris
    lee leigh leslie lindsey lou marion mel morgan nicky pat payton peyton quinn reese regan riley
    robbie robin rowan sam sandy sasha shannon shea skyler stacy stevie taylor terry toni""".split()
)
