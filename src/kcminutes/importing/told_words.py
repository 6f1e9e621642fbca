"""The words with which minutes give somebody something to do, and those with which they only tell."""

from typing import Final

A_POST: Final = (
    r"(?:(?:[A-ZÅÄÖ]\w+s )?(?:[A-ZÅÄÖ]|(?<=s ))[a-zåäö]*"
    r"(?:chef|chefen|ledare|ledaren|samordnare|samordnaren|direktör|direktören|sekreterare|strateg|ordförande|handläggare"
    r"|planerare|utvecklare|konsulent|kassör|kassören|koordinator) )?"
)
"""What may stand before a name: "Kommunens näringslivschef", "Gruppledaren"."""
THEM: Final = (
    r"(?:kommuner|deltagare|ledamöter|chefer|medarbetare|bolag|skolor|enheter|förvaltningar|län|regioner|rektorer|medlemmar"
    r"|företag|föräldrar|[a-zåäö]*representanter)"
)
"""Those of whom all, or each, may have something to do."""
OFFICES: Final = (
    r"(?:Kansliet|[Vv]ice ordföranden?|Kanslichefen|Sekretariatet|Presidiet|Ordföranden?|Kassör(?:en)?|Sekreterare|(?:Ordf"
    r"|Sekr)\.|Valberedningen"
    r"|Undertecknad|VD|Vd|Verkställande direktören"
    r"|(?:[A-ZÅÄÖ][\w-]*)?(?i:sekreteraren|samordnaren|koordinatorn|planeraren|ledaren|chefen|direktören|strategen"
    r"|handläggaren|controllern|ekonomen|utredaren))"
)
"""Those who work for the meeting, so that what they do without a day is done after it too."""
AN_OFFICE: Final = (
    rf"{OFFICES}|(?:undertecknad|kansliet|sekretariatet|presidiet|ordföranden|kassören"
    r"|[a-zåäö]*(?:sekreteraren|samordnaren|ledaren))"
)
"""One of them within a sentence."""
MANY: Final = (
    rf"(?:{OFFICES}|(?:Alla|[Ss]amtliga)(?: {THEM}|(?! {THEM}))|[Öö]vriga|(?<=[Aa]tt )(?:varje [a-zåäö]+|respektive [a-zåäö]+"
    r"|(?:nämnd|bolag|förvaltning|enhet|\w*chef|\w*grupp)(?:erna|arna|en)(?: i [a-zåäö ]{3,40}?(?:kommunerna|länet|regionen))?)"
    r"|(?:De )?[Kk]ommunerna"
    r"|(?:Respektive|Resp\.) [a-zåäö]{4,}|Varje (?:kommun|[a-zåäö]*chef|deltagare|enhet|skola|förening|part)|(?:De|Den"
    r"|Kommuner|Medlemmar|Skolor) som [^.,;]{3,50}?|Var och en"
    r"|Ledamöterna|Deltagarna|Förvaltningen"
    r"|[A-ZÅÄÖ]\w+s (?:ledamöter|medlemmar|deltagare|representanter|kansli|presidium|arbetsutskott)"
    r"|Arbetsgivaren|Arbetstagarna|Medlemmarna|Rektorerna|Cheferna|Föreningarna|Gruppen|Styrelsen|Rådet|Biblioteken|Skolorna"
    r"|[A-ZÅÄÖ]\w+(?:biblioteken|kommunerna|skolorna|enheterna)|Klubbarna|Distrikten|Verksamheterna|Nämnderna|Enheterna|Parterna"
    r"|[A-ZÅÄÖ]?\w*[Gg]rupperna|Förvaltningarna|Förbunden|Bolagen"
    r"|Polisen|Länsstyrelsen|Region(?:en| [A-ZÅÄÖ]\w+)|[A-ZÅÄÖ]\w+ kommun|[A-ZÅÄÖ][\w-]+(?:gruppen|nämnden|kontoret|förvaltningen"
    r"|cheferna|styrelsen|rådet|utskottet|enheten|avdelningen|mötet|kansliet))"
)
"""Who is no person of the meeting, and has something to do only where it is also said by when, or that it was asked for."""
WORK: Final = (
    r"(?:skickar|sänder|bokar|bjuder in|kallar|sammanställer|samlar in|kontaktar|tar (?:fram|kontakt)|stämmer av"
    r"|lägger (?:ut|upp)|kompletterar|arbetar in|återkommer|ordnar|uppdaterar(?! \w+ om )|publicerar|skriver(?! i |:)"
    r"|påminner(?! om\b)|beställer|mejlar|mailar"
    r"|undersöker|kollar|anmäler|följer upp|tar upp(?= frågan med)|(?:justerar|reviderar)(?= .* och (?:över)?(?:sänder|skickar)\b)"
    r"|åtgärdar|gör(?= en (?:ny )?(?:\w*anmälan|beställning|förfrågan|sammanställning)\b))"
)
"""What offices do after a meeting."""
ABOUT_IT: Final = (
    r"(?:återkommer(?= i (?:frågan|ärendet)\b| till (?:gruppen|mötet|rådet|styrelsen)\b|\W*$"
    r"| med (?:ett |en )?(?:[a-zåäö]+ )?(?:tider|besked|svar|förslag|underlag|redovisning|information|statistik)\b)"
    r"|(?:kommer att )?(?:återkopplar?|återkomma)(?= till )"
    r"|tar (?:med sig|hem) (?:frågan|detta|det|saken|förslaget|synpunkterna|ärendet)"
    r"|(?:undersöker|kollar|kontrollerar|ser över|följer upp|stämmer av|(?:arbetar|jobbar|diskuterar) vidare med)"
    r" (?:detta|det|frågan|frågorna|saken|möjlighet\w+)\b(?! om\b)"
    r"|skickar (?:ut |in )?(?:en fråga|frågan|frågorna|förslaget|underlaget)\b"
    r"|(?:ordnar|arrangerar|bjuder in till|håller i|står för|står som värd för|är värd för) nästa (?:träff|möte|gång|nätverks\w+)"
    r"|funderar (?:på|över|kring) [^.]* och (?:mejlar|skickar|återkommer|meddelar)\b)"
)
"""What many do after a meeting with the matter at hand."""
THING: Final = (
    r"(?:utkast|förslag|sammanställning|inventering|kartläggning|översyn|uppföljning|lista|enkät|plan|tidplan|beräkning|jämförelse)"
)
"""What somebody makes after a meeting."""
MEETING: Final = r"(?:möte|sammanträde|träff|grupp|styrels|nämnd|nätverk|råd|utskott|ledning)\w*"
"""Where somebody goes on with a matter."""
DOES: Final = (
    r"(?:skickar(?! (?:med )?en hälsning| med )|sänder|mejlar|mailar|distribuerar|kontaktar|ringer(?! in| ofta)|bokar|beställer"
    r"|bjuder in(?! till diskussion| \w+ att )|kallar(?= (?:\w+ )?till )"
    r"|påminner(?= (?:dessa|dem|de|alla|medlemm|kommun))|begär (?:in|ut)|omarbetar|kontrollerar(?! röst| närvaro)|dubbelkollar"
    r"|hör(?= (?:vilka|efter|runt)\b)"
    r"|via (?:mejl|mail|telefon|e-post) (?:hör|frågar|skickar|kontaktar|bjuder)|upprättar|utarbetar|utformar|utreder|analyserar"
    r"|beräknar|tar emot(?= (?:förslag|anmälningar|synpunkter))|publicerar|köper|hyr|avbokar(?! sitt| sin)|ombokar|tillfrågar"
    r"|vidarebefordrar|förankrar|anordnar|arrangerar|sätter (?:upp|ihop)|förser"
    r"|svarar på (?:remissen|enkäten|skrivelsen|brevet|mejlet)"
    r"|lyfter(?= (?:frågan|ärendet|detta|det) (?:till|vid|inför|med|hos) )"
    r"|lyfter(?= (?:frågan|ärendet|detta|det|den) på (?:nästa|\w+(?:gruppen|nämnden|rådet|utskottet|styrelsen)) )"
    r"|tar upp(?= (?:frågan |ärendet |detta |det )?(?:med|hos) )"
    rf"|tar upp(?= (?:frågan|ärendet|detta|det) (?:på|vid|i) (?:nästa \w+|\w*{MEETING}))"
    r"|tar upp(?= (?:frågan|ärendet) [^.]{2,80} med [\w ]{0,25}"
    r"(?:nätverket för \w+|enheten|avdelningen|kontoret|förvaltningen|chefen|ledningen|erna|arna)(?: i \w+)?\W*$)"
    r"|fortsätter(?= (?:kontakt|arbet))|ansvarar för att(?= (?:samla|ta fram|boka|skicka|bjuda|kontakta|sammanställa|ordna|skriva))"
    r"|ansvarar för(?= \w*(?:utskicket|inbjudan|inköpet|bokningen|anmälan|beställningen|inhyrningen|annonsen)\b)"
    r"|svarar för(?= \w+(?:et|en|an)\W*$)"
    r"|frågar runt|lägger om|utser(?= (?:varsin|var sin|en|ett) )|håller(?= .*\b(?:uppdaterade?|informerade?)\b)"
    r"|åker(?= till [A-ZÅÄÖ]\w+ för att )|läser(?= (?:in sig på|kap|avsnitt|del|sid)\w*)"
    r"|framför(?= [^.]*\b(?:synpunkter|frågan|önskemål)[^.]* till \w+(?:nämnden|styrelsen|utskottet|fullmäktige|förvaltningen)s?\b)"
    r"|ombesörjer|åtgärdar|förmedlar(?= kontakt)|hämtar|trycker|målar"
    r"|monterar|installerar|städar|reparerar|översätter|annonserar|granskar|testar|inhandlar|införskaffar|jobbar vidare(?= med)"
    r"|söker(?= (?:bidrag|medel|tillstånd))"
    r"|anmäler(?= (?:detta|det|oss|alla|föreningen|klubben|kommunen) )"
    r"|informerar(?= (?:medlemmarna(?! i )|personalen|föräldrarna|hyresgästerna|de boende|grannarna))"
    r"|tittar (?:vidare )?på(?= (?:om|hur|möjlighet|frågan|saken|detta|det|alternativ|kostnad|pris))"
    r"|sammankallar|undersöker|kollar|ser över(?! tid)|ser till att|stämmer av(?! vilka)"
    r"|sammanställer|samlar in|inventerar|kartlägger"
    r"|skriver(?! (?:i|under|in|också|dagens) )(?!.*\batt\b)"
    r"|formulerar|uppdaterar(?! om)|reviderar|kompletterar(?!:| bilden| med )|förbereder(?! sig)|ordnar|fixar|bevakar|följer upp"
    r"|arbetar (?:in|vidare(?! som)|fram(?! till))"
    r"|räknar (?:på|fram)|återkommer(?! till (?:vikten|frågan)| i tjänst| som )|återkopplar(?! (?:kring|gällande|från|om) )"
    r"|hör (?:med|av sig|sig för)"
    r"|lägger (?:ut|upp|in)(?! (?:en )?(?:bild|semester))"
    r"|meddelar(?= (?:\w+ ){1,4}(?:senast|omgående|snarast|före|innan))"
    r"|frågar(?= [A-ZÅÄÖ]\w*(?:verket|styrelsen|myndigheten|kassan|förmedlingen|kommun))"
    r"|tar(?= (?:under \w+|i \w+|snarast|omgående) kontakt)"
    r"|tar (?:fram|kontakt|med(?: sig)?|reda på|på sig(?! rollen)|in(?! frågor)|hem|(?:frågan|ärendet) (?:vidare|till))"
    r"|lämnar (?:in|vidare)|lämnar över(?! ordet| klubban| till [A-ZÅÄÖ])|lämnar(?! över)(?= (?:\w+ ){1,8}(?:till|senast) )"
    rf"|gör(?= (?:(?:ett|en|om|klart?) ?(?:\w+ )?{THING}|(?:inköp|utskick|beställning|bokning)(?:et|en)?\b"
    r"|(?:ett|en) (?:ny |nytt )?(?:första (?:nummer|utkast|version)|\w*(?:anmälan|schema|enkät|affisch|mall|tidplan"
    r"|informationsblad))\b"
    r"|klart?\b))"
    r"|tar (?:initiativ|hand om|upp (?!att )[^.,]{2,60} (?:med|på|i|hos|vid|till) (?:sin |sitt |nästa )?\w+(?:n|t|en|et|na|apt"
    r"|möte|grupp))\b"
    r"|lyfter(?= (?:det|detta|den|frågan) (?:i|på|till|med|hos|vid) (?:sin \w+|\w{3,}(?:gruppen|nämnden|rådet|styrelsen"
    r"|utskottet|mötet))\b)"
    r"|framför(?= [^.]{0,40}\b(?:detta|det|frågan|synpunkt\w*) till\b)|ansöker(?= om\b)|rensar|samordnar(?=\W*$)"
    r"|kallar(?=\W*$)"
    r"|delar med sig av|delar(?= \w+(?:en|et|na) (?:i|på|med) )|påminner(?=\W*$)|meddelar(?= (?:[A-ZÅÄÖ]?-?konsult\w*|de|dem"
    r"|den|alla|samtliga|övriga|gruppen|föreningen|\w+(?:erna|arna"
    r"|orna))\b(?! (?:att|om)\b))"
    r"|informerar(?= (?:samtliga|alla|övriga|\w+(?:erna|arna|orna|konsulten)) ?\w*\W*$)"
    r"|frågar(?= (?:[A-ZÅÄÖ]\w+(?:an|en|et|s)|[a-zåäö]+(?:en|et|erna|arna)) (?:i [A-ZÅÄÖ]\w+ )?(?:om|vad)\b)"
    r"|(?:jobbar|arbetar) på(?= [a-zåäö ]+\W*$)|ligger på(?= \w+et\W*$)|träffas(?= .*om (?:detta|det|frågan|saken)\b)"
    r"|stöter på(?= \w+(?:en|et|na)\b)|inkommer(?= med\b)|ritar om|arbetar (?:om|tillsammans med [^.,]{2,30} vidare)"
    r"|översänder|hjälper till|felanmäler|skriver ihop|hänger upp"
    r"|delar ut(?= \w+(?:en|et|na|ar|or|er)\b))"
)
"""What somebody of the meeting does after it, in the present tense."""
WILL_DO: Final = (
    r"(?:ska|skall|kommer att) (?:också |även |sedan |därefter )?(?:höra sig för|lägga ut|framföra|sammankalla"
    r"|skicka|sända|mejla|kontakta|ringa|boka|beställa|bjuda in|kalla till"
    r"|undersöka|kolla|se över|se till att|stämma av|sammanställa|samla in|inventera|kartlägga|skriva|formulera"
    r"|uppdatera|revidera|komplettera|förbereda|ordna|bevaka|säkerställa|följa upp|strukturera"
    r"|arbeta (?:in|vidare|fram)|räkna (?:på|fram)|återkomma"
    r"|återkoppla|höra (?:med|av sig)|lägga (?:ut|upp|in)(?! semester|\w* semester)|ta (?:fram|kontakt|med(?: sig)?"
    r"|reda på|in|hem|upp (?:frågan|detta|det) med)"
    r"|lämna(?! mötet| sitt| styrelsen| rummet)|göra (?:ett|en|detsamma|motsvarande)"
    r"|(?:senast|till|vid|inför|under) (?:[^\s.,]+ ){1,4}?"
    r"(?:skicka|ta fram|lämna(?! sitt| styrelsen)|presentera|redovisa|återkomma|kontakta|boka|skriva|ordna|undersöka|sammanställa"
    r"|bjuda in|rapportera|återrapportera|inventera|utreda|komplettera|uppdatera|publicera))"
)
"""The same with "ska" before it."""
COMMISSIONED: Final = (
    r"(?:(?:får|fick|ges|gavs) (?:också |även )?i (?:uppdrag|uppgift)|uppdras|uppdrogs) att|(?:utses|utsågs) att(?! (?:jämte"
    r"|justera|tillsammans med ordf))"
)
"""In so many words."""
ASKED: Final = (
    rf"(?:{COMMISSIONED}|ombeds(?: att)?|ombads(?: att)?|uppmanas(?: att)?"
    r"|åtar sig att|åtog sig att|erbjuder sig att|erbjöd sig att|tar på sig att|tog på sig att|lovar att(?! det\b)"
    r"|lovade att(?! det\b)"
    r"|lova(?:r|de)(?= (?:återkomma|skicka|sända|ordna|undersöka|kontakta|boka|kolla|ta (?:fram|kontakt|med|reda))\b))"
    r"(?! (?:komma|vara|föra|lämna (?:mötet|rummet)|leda|justera)\b)"
)
"""How it is said that somebody is asked for something, or takes it on."""
WHOEVER: Final = (
    r"(?!(?:Han|Hon|De|Den|Det|Detta|Vi|Jag|Ni|Ingen|Man|Som|Om|När|Under|Regeringen|Konsulten|\w+verket|Länsstyrelsen"
    r"|\w*[Mm]yndigheten)\b)"
    r"(?P<people>(?:(?!att\b|om\b|inte\b|\w+ades?\b|valdes\b|utsågs\b|[A-ZÅÄÖ]{3})[\wåäö-]+ ){0,6}"
    r"(?!\w+ades?\b|[A-ZÅÄÖ]{3})[\wåäö-]+)"
)
"""Who is asked in so many words may be anybody."""
TELLS_AND_DOES: Final = (
    r"(?:svarar|berättar|informerar|redovisar|rapporterar|meddelar|redogör|är (?:värd|sammankallande)|blir)\b[^.;:?]{0,160}? och"
    r" (?:återkommer|skickar ut|tar med sig frågan|kallar till|bokar)(?!\w)(?! till (?:vikten|frågan om))"
    r"|(?:jämför|läser|prövar|provar|testar|diskuterar|pratar|talar|träffar|besöker|ringer|funderar|samlar|samlar ihop|träffas"
    r"|ses|sammanfattar"
    r"|förtydligar|kortar|ändrar|räknar|samordnar|ritar|mäter|bearbetar)"
    r" [^.;:?]{0,120}? och (?:tar fram (?:ett|en)|återkommer (?:till|med)|återkommer(?=\W*$)|skickar ut|tar kontakt|kontaktar"
    r"|bokar)(?!\w)"
)
"""Somebody tells of a matter, and goes on with it."""
BODY: Final = (
    r"(?:[A-ZÅÄÖ][\w-]+ (?:och )?)?"
    r"(?i:\w*(?:styrelsens \w+utskott|beredningen|styrelsen|gruppen|mötet|nämnden|rådet|utskottet|kommittén|direktionen|nätverket"
    r"|presidiet|förbundet)"
    r"|\bLAG\b|\bVU\b|\bAU\b)"
)
"""Who decides at meetings."""
GIVES: Final = (
    r"\b(?:[Gg]av|[Gg]er|[Gg]e)(?: även| också)? (?P<given>(?!(?:sig|i|under|redan|tidigare)\b)[^,.;:!?]{2,70}?) i uppdrag att"
    r"|\b(?:[Gg]av|[Gg]er|[Gg]e) i uppdrag (?:åt|till) (?P<handed>[^,.;:!?]{2,70}?) att"
    r"|\b[Uu]ppdr(?:aga|ar|og|as?|ogs)(?: även| också)? (?:åt|till) (?P<charged>[^,.;:!?]{2,70}?)(?: i uppdrag)? att"
)
"""Somebody is given something to do by whoever decides."""
A_BODY: Final = (
    r"(?i:\w*(?:styrelsen?|grupp(?:en)?|nämnd(?:en)?|råd(?:et)?|utskott(?:et)?|förvaltning(?:en)?|kontor(?:et)?|enhet(?:en)?"
    r"|ordförande|sekreterare|chef|direktör|ledare|samordnare|koordinator))"
)
"""Who or what somebody may be who has something to do, in a word."""
DECIDED: Final = (
    r"(?:[A-ZÅÄÖ][\w ]{2,40}? (?:beslutar|beslutade|beslöt|togs|bestämde|enades om|kom överens om)(?: att|:) "
    r"|(?:Det )?(?:[Bb]eslutades|[Bb]eslöts|[Bb]estämdes)(?: att|:) )?"
)
"""What may stand first where it was decided who does something."""
CLAUSE: Final = (
    r"(?:^(?:[Aa]tt )?|(?<=[\w.)][,;] )|(?<=\w [–-] )|(?<=\w: )"
    r"|(?<=\w och )"
    r"(?=[^.]* i uppdrag att|[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]*)? (?:tar|skickar|återkommer|kollar|kontaktar|bokar) ))"
)
"""Where a sentence begins, or goes on with another."""
IN_DOUBT: Final = (
    r"(?i:\b(?:om|inte|ej|undrar|tycker|anser|förslag|vore|ifall|huruvida|diskuter\w+|lämpligt|yrk\w+|reserv\w+|föresl\w+"
    r"|motion\w*)\b)"
)
"""What stands before a part of a sentence that tells of no task: it is asked, denied, wished for."""
NO_TASK: Final = (
    r"(?i:\b\d{4}-\d\d-\d\d,? § ?\d|\b(?:varje|alltid|årligen|normalt|vanligtvis|brukar)\b(?! (?:kommun|deltagare|enhet"
    r"|förening|skola|part|chef"
    r"|förvaltning|nämnd|bolag|klass))"
    r"|\b(?:dagligen|regelbundet|ofta|som vanligt|till vardags|numera|just nu|för närvarande|tidigare"
    r"|i sin (?:egen )?(?!\w*(?:grupp|nämnd|styrelse|förvaltning|kommun|organisation)\b)\w+|i kommunen)\b"
    r"|\b(?:till|inför|vid) dagens (?:möte|sammanträde)"
    r"|\bvar(?:je)? (?:tredje|fjärde|femte|sjätte|vecka|månad)|\bvarann?an? \w+|^sedan (?:19|20)\d\d"
    r"|\bdagar före\b|\beventuellt\b|^\w+(?:styrelsen|nämnden|gruppen|rådet|fullmäktige) i [A-ZÅÄÖ]"
    r"|\b(?:till ordning|dagordningen|talarstol\w*|ordet|rösterna|närvarolista\w*|på länk|via chatten|på tavlan|runt bordet"
    r"|(?<!mejlar )(?<!skickar )(?<!mailar )runt en"
    r"|nästa talare|projektorn|ljudet|till frågor|diskutera i grupp\w*|presentera sig|lägesrapport till|om det går\?)(?!\w)"
    r"|\båterkommer (?:efter|kl)\b|\(\w*(?:utskott|nämnd|styrelse|AU|KS|KF)\w* (?:protokoll |§ ?)?\d[^)]*\)\W*$"
    r"|\bsi(?:n|tt) (?:tjänst|uppdrag|post|anställning|roll)\b"
    r"|\benligt (?:stadgarna|rutin|reglement|lag|delegation|§)|, (?:anser|tycker|menar) |\btill regeringen\b|\b(?:tjänst"
    r"|föräldra)ledig\w*"
    r"|\b(?:särskilt yttrande|protokollsanteckning\w*|avskedsansökan|jäv|till protokollet|lämna (?:mötet|rummet))\b"
    r"|\b(?:yrka\w*|reserverar?|reservation\w*"
    r"|upphävs|upphävdes|återkallas|avslås|avslogs|går ut på|levererades|slutfördes|avstod)\b)"
)
"""What a sentence says that tells of a usage, an opinion, or of what was not decided."""
SAYS_OR_IS: Final = (
    r"(?:är|har|hör(?! efter)|kan"
    r"|ska|skall|bör|får|vill|kommer|blir|heter|menar|anser|tror|tycker|säger|undrar|ser|vet|slutar|börjar|går(?! igenom)"
    r"|(?!fortsätter)\w+r (?:om )?att|\w+r (?:inte|ej|aldrig))"
)
"""Verbs that tell of no task, even with a last day after them."""
ONLY_TOLD: Final = (
    r" (?:inte|ej|aldrig|att|till att|med (?:att|en fråga|synpunkter|siffror)|om att|i si(?:n|tt|na)\w*|från|mot|sedan|på allvar"
    r"|(?:gruppen|mötet|rådet|oss|föredragningen|informationen)(?: om| med|\.))(?!\w)"
)
"""What comes after the verb where somebody only says or answers something."""
IS_DONE: Final = (
    r"(?<!när den )(?<!när det )(?<!när de )"
    r"\b(?:(?:är|blev) (?:nu |redan )?(?:klart?(?! (?:senast|till|före)\b)|gjort|gjord|utfört|utförd|slutförd?)|nu (?:är )?klar"
    r"|(?<!kommuner )(?<!andra )(?<!\bde )har (?:nu |redan )?gjort"
    r"|förra mötet|(?<!som )redan|sedan (?:19|20)\d\d|vilket nu|(?:har )?presentera(?:des|ts))\b"
    r"|[–-] ?(?:gjort|klart?|utfört|genomfört|ok|OK|skett|åtgärdat)\W*$"
)
"""What a sentence says that tells of something that is done."""
CONDITION: Final = (
    r"(?<!undersöka)(?<!kolla)(?<!fråga)(?<!ta reda på)"
    r"(?<!undersöker)(?<!kollar)(?<!frågar)(?<!hör)(?<!hör efter)(?<!höra efter)(?<!tar reda på)(?<!kollar upp)(?<!ser)"
    r" om (?:det (?:blir|går|finns|behövs|är)|styrgruppen|fullmäktige|nämnden"
    r"|gruppen|styrelsen|ingen|någon|inte|alla)\b"
)
"""What makes that somebody does something depend on something else."""
DONE_BELOW: Final = (
    r"^(?:Gjort|Klart?|Genomfört|Utfört|Avklarat|Bokad|Bokat|OK|Ok|Skett|Har skett|Fått svar|Ordnat|Åtgärdat|Skickat)\W*$"
)
"""A sentence that only says that what the one before gave somebody is done."""
LEADS_TO_OTHERS: Final = (
    r"(?i)\b(?:yrka\w*|\w*yrkande\w*|reserver\w*|reservation\w*|tillägg\w*|motion\w*|medborgarförslag\w*|stadgar\w*"
    r"|modell\w*|process\w*|rutin\w*|ur \w+s protokoll|protokoll från)\b"
)
"""What a sentence has after which others are wished for, or are of another body or a usage."""
ROUND_THE_TABLE: Final = (
    r"(?i)laget runt|\brundan?\b|bordet runt|\b(?:läges)?rapport(?:er)?\b|nuläge|läget i|på gång|aktuellt|information från"
    r"|kommunerna berättar"
)
"""What the title has of an item in which people tell of their daily work."""
USAGES: Final = r"(?i)\b(?:stadgar|rutiner?|arbetsordning|process(?:en)?)\b"
"""What the title has of an item that tells how something is done every time."""
SOON: Final = (
    r"(?:skickar|sänder|mejlar|mailar|kontaktar|ringer|bokar|bjuder in|kallar|återkommer|sammanställer|påminner|lägger ut)"
)
"""What somebody does after the meeting, and hardly tells of."""
TELLS: Final = (
    r"(?:informerar|berättar|redovisar|redogör|rapporterar|presenterar|visar|beskriver|meddelar|påminner|påpekar|undrar|föredrar"
    r"|föreslår|anser|förklarar|lyfter|nämner|betonar|framför|konstaterar|frågar|tackar|hälsar)"
)
"""What somebody does in the meeting itself, also of something that is to be before a day."""
TOLD: Final = r"(?:informerade|berättade|redovisade|redogjorde|rapporterade|presenterade|visade|beskrev|föredrog|gick igenom)"
"""The same, where the minutes are written in the past tense."""
MAY_DO: Final = (
    r"(?:lånar|sätter (?:ut|fram)|startar|skriver om det|gör (?:en|ett) \w+(?:lista|enkät|inlägg|affisch|blad)\w*|handlar"
    r"|bakar|skjutsar|sprider|tömmer|låser|dukar|röjer|lagar|fyller på|packar|tar hand om"
    r"|skickar (?:ett|en)|sköter(?= \w+(?:ing|ning|et|en)(?:en)? (?:i|på|av|under) )|ansvarar för(?= \w+ning(?:en)? )"
    r"|pratar med|tipsar)"
)
"""What somebody may do after a meeting, where minutes are known to tell that in prose."""
