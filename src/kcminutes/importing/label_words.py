"""The words that labels are, in each meaning; a word may have several."""

from typing import Final

from kcminutes.importing.label import Label

WORDS: Final = {
    Label.DAY: "dag|datum|mötesdatum|mötesdag|sammanträdesdatum|sammanträdesdag|datum för möte|datum för mötet|mötets datum",
    Label.TIME: (
        "tid|tider|klockan|klockslag|mötestid|sammanträdestid|tidpunkt|starttid|när|dag och tid|datum och tid|tid och datum"
        "|dag/tid|datum/tid|tid för sammanträde|tid för sammanträdet|tid för möte|tid för mötet"
    ),
    Label.PLACE: (
        "plats|lokal|mötesplats|mötesrum|möteslokal|sammanträdesplats|sammanträdeslokal|plats för mötet|var|rum|plats/lokal"
        "|lokal/plats|länk|plats/länk"
    ),
    Label.TIME_AND_PLACE: (
        "tid och plats|plats och tid|tid/plats|plats/tid|tid & plats|plats & tid|tid, plats|plats, tid"
        "|plats och tid för sammanträdet|plats och tid för mötet|tid och plats för mötet|tid och plats för sammanträdet"
        "|tid plats|plats tid|tidpunkt och plats|datum och plats|datum, tid och plats|dag och plats|datum tid och plats"
        "|dag, tid och plats|plats, datum och tid|när och var"
    ),
    Label.BODY: (
        "organ|nämnd|grupp|styrelse|forum|möte|mötesgrupp|instans|sammanträdande organ|beslutsorgan|myndighet|beslutande organ"
    ),
    Label.VOTING: (
        "beslutande|beslutande ledamöter|ledamöter|ordinarie ledamöter|ledamot|tjänstgörande|tjänstgörande ledamöter"
        "|tjänstgörande ersättare|närvarande ledamöter|närvarande beslutande|ledamöter närvarande|beslutande ersättare"
        "|ordinarie|närvarande beslutande ledamöter|beslutande närvarande|tjg ersättare|tjg. ersättare|tjänstg. ersättare"
        "|tjg ers|tjg. ers|tjänstg ers|tjänstgör|ledamöterna|tjänstgörande ersättarna|direktionens ledamöter"
        "|nämndens ledamöter|styrelsens ledamöter|utskottets ledamöter|rådets ledamöter"
    ),
    Label.PRESENT: (
        "närvarande|närvaro|närvarolista|närvaroförteckning|deltagande|övriga deltagande|övriga närvarande|övriga deltagare"
        "|närvarande, ej tjg ers|närvarande ej tjg ers|ej tjg ers|ej tjg. ers|icke tjg ers|ej tjänstg ers|ej tjänstg. ers"
        "|övriga|övr närvarande|övr. närvarande|övr deltagare|övr. deltagare|ej tjg ersättare|ej tjg. ersättare|dessutom"
        "|dessutom närvarande|ej tjänstgörande|ej tjänstgörande ersättare|icke tjänstgörande ersättare|närvarande ersättare"
        "|ersättare|suppleanter|ej beslutande|ej beslutande ersättare|närvarande, ej tjänstgörande ersättare"
        "|ersättare, ej tjänstgörande|närvarande tjänstemän|tjänstemän|tjänstepersoner|närvarande tjänstepersoner|sekretariat"
        "|sekretariatet|kansliet|adjungerad|adjungerade|adjungerande|gäst|gäster|yttranderätt|närvarorätt|insynsplats"
        "|närvaro- och yttranderätt|insyn|också närvarande|även närvarande|övriga närvarande tjänstemän"
        "|föredragande tjänstemän|närvarande vid mötet|på plats|på länk|digitalt|via länk|via teams|medverkande|med på mötet"
        "|för arbetsgivaren|för arbetstagarna|för arbetsgivarparten|för arbetstagarparten|för de fackliga organisationerna"
        "|arbetsgivarrepresentanter|arbetstagarrepresentanter|för verksamheterna|från verksamheterna"
        "|med på länk|närvarande personer|personalföreträdare|fackliga företrädare|fackliga organisationer"
        "|fackliga representanter|fackliga ombud|deltog|med|inbjuden gäst|extern inbjuden gäst|externa gäster|inbjuden"
        "|suppleanterna|ersättarna|direktionens ersättare|nämndens ersättare|styrelsens ersättare|utskottets ersättare"
        "|rådets ersättare|vilka|på telefon|via telefon|på distans"
        "|tjänstemännen|personalrepresentant|personalrepresentanter|personalrepresentanten"
        "|personalrepresentanterna|verkställande direktör|verkställande direktören"
    ),
    Label.TAKING_PART: "deltagare|mötesdeltagare",
    Label.CALLED: (
        "kallade|kallas|inbjudna|inbjudna gäster|inbjudna deltagare|till|kallade deltagare|kallade till mötet"
        "|kallade ledamöter|kallade ersättare|övriga kallade|kallade tjänstemän|kallade tjänstepersoner|för kännedom kallas"
        "|gruppens medlemmar|gruppens ledamöter|medlemmar|förslag till justerare|förslag på justerare|justerare (förslag)"
        "|justeringsperson (förslag)|för kännedom|underrättas|ledamöter kallas|ersättare underrättas|ersättare kallas"
        "|ersättare för kännedom|kallas till sammanträde"
    ),
    Label.ABSENT: (
        "frånvarande|ej närvarande|förhinder|anmält förhinder|anmäld frånvaro|ej deltagande|återbud|anmälda förhinder"
        "|meddelat förhinder|frånvaro|frånvarande ledamöter|förhindrad|förhindrade"
        "|förhindrad att delta|förhindrade att delta|förhindrad att närvara"
        "|förhindrade att närvara|hade förhinder|meddelade förhinder|anmält frånvaro|lämnat återbud"
        "|anmält återbud|frånvarande med anmält förhinder|ej närvarande ledamöter|saknades|ej med|inte med|med förhinder"
        "|har anmält förhinder|kunde inte komma|kunde inte delta|kunde inte vara med|kunde inte närvara|deltog ej|deltog inte"
        "|deltar ej|deltar inte|tackat nej|meddelat återbud|ej på plats|sjukanmälda|sjukanmäld"
    ),
    Label.CHAIR: (
        "ordförande|mötesordförande|ordförande för mötet|ordförande vid mötet|dagens ordförande|ordf|ordf.|mötesledare"
        "|vid ordförandebordet|sammankallande|ordföranden|underskrift ordförande|underskrifter ordförande"
    ),
    Label.SECRETARY: (
        "sekreterare|mötessekreterare|sekreterare för mötet|sekreterare vid mötet|dagens sekreterare"
        "|protokollförare|vid protokollet|vid pennan|antecknat av|antecknare"
        "|anteckningar förda av|för anteckningarna|vid anteckningarna|protokoll fört av|minnesanteckningar förda av"
        "|minnesantecknare|sekr|sekr.|anteckningar av|vid tangentbordet|anteckningsansvarig|noterat av|upprättad av"
        "|upprättat av|fört av|minnesanteckningar av|anteckningar|antecknar"
        "|dokumentation|förde anteckningar|skrev|vid tangenterna|underskrifter sekreterare|underskrift sekreterare"
    ),
    Label.ADJUSTER: (
        "justerare|justerande|justeras|justerat|utses att justera|utsedd att justera|justeringsperson|justeringspersoner"
        "|protokolljusterare|justeras av|justerat av|justeringsman|justeringsmän|justeringsledamot|justeringsledamot i tur"
        "|i tur att justera|att justera|till att justera utses|val av justerare"
    ),
    Label.COMING: (
        "kommande möten|kommande sammanträden|kommande mötestider|mötestider|sammanträdestider|nästa möte|nästa träff"
        "|nästa sammanträde|nästkommande möte|nästkommande möten|möten framåt|datum för kommande möten|nästa mötesdatum"
    ),
    Label.CLOSING: (
        "paragrafer|paragraf|underskrifter|underskrift|signatur|justeringens plats och tid|justering|plats för justering"
        "|tid för justering|anslag/bevis|bevis/anslag|anslag|bevis|bevis om justering|bevis om anslag"
        "|organ och sammanträdesdatum|datum för anslags uppsättande|datum för anslags nedtagande|datum då anslaget sätts upp"
        "|datum då anslaget tas ned|förvaringsplats för protokollet|anslaget sätts upp|anslaget tas ned|anslagstid"
        "|utdragsbestyrkande|justerarsignaturer|kopia till|kopia för kännedom|för kännedom|sändlista|delges|distribution"
        "|utskickas till|kopia|hälsningar|med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|mvh"
        "|väl mött|välkomna|justerandes sign|justerandes signatur|sista dag för överklagande|sista datum för överklagande"
        "|datum för överklagande|överklagandetid|protokollet anslås|beslutsinstans|datum för anslagets uppsättande"
        "|datum för anslagets nedtagande|anslag sätts upp|anslag tas ner|anslaget tas ner|protokollets förvaring"
        "|underskrift justerare|bevis om tillkännagivande|anslaget till och med|osa|utses att kontrollera"
    ),
    Label.COURSE: (
        "jäv|reservation|reservationer|omedelbar justering|ajournering|ajourneringar|gruppmöte|gruppmöten|förmöte|förmöten"
        "|gruppmöten och förmöten"
    ),
    Label.AGENDA: (
        "dagordning|föredragningslista|ärendelista|agenda|ärenden|ärende|innehåll|innehållsförteckning|program|punkter"
        "|programpunkter|förslag till dagordning|förslag till föredragningslista|dagordning för mötet|mötesagenda"
        "|lista över ärenden|ärendeförteckning|preliminär dagordning|dagens agenda|att behandla|ärenden att behandla"
        "|dagordningspunkter|mötesprogram|register|program och föredragningslista|förslag på dagordning"
        "|utsänd föredragningslista|utsänd dagordning|ärende/föredragande|ärende och föredragande"
    ),
    Label.RECORD: "protokoll|minnesanteckningar|anteckningar från mötet|mötesanteckningar|paragrafer och beslut",
    Label.PRESENTERS: (
        "föredragande|föredrar|föredras av|föredragning|presenteras av|presentation av|dragning|dras av|rapportör|inledare"
        "|informerar|dragande|ärendet föredras av|föredragare|föredragande tjänsteman|föredragande tjänsteperson|föredrogs av"
        "|föredr"
        "|vem drar"
    ),
    Label.ATTACHMENTS: (
        "bilaga|bilagor|handling|handlingar|underlag|beslutsunderlag|bifogas|bifogat|bifogad handling|bifogade handlingar"
        "|bilagd handling|dokument|material|beslutsunderlag och bilagor|underlag för beslut|bilagda handlingar|bifogade filer"
        "|bifogad fil|se bilaga|bil|bil."
    ),
    Label.BACKGROUND: (
        "ärendebeskrivning|bakgrund|beskrivning|sammanfattning|sammanfattning av ärendet|ärendet|beskrivning av ärendet"
        "|ärendets beskrivning|redogörelse för ärendet|syfte|ärende|ärendesammanfattning|ärenderedovisning|ärendeinformation"
        "|bakgrundsbeskrivning|bakgrund och syfte|ärendet i korthet|kort beskrivning|inledning till ärendet"
        "|bakgrundsinformation"
    ),
    Label.PROPOSALS: (
        "förslag till beslut|beslutsförslag|förslag|förslag till ställningstagande|förslag på beslut"
        "|tjänsteutlåtandets förslag till beslut|arbetsutskottets förslag till beslut|kommunstyrelsens förslag till beslut"
        "|förvaltningens förslag till beslut|kansliets förslag till beslut|kommunchefens förslag|arbetsutskottets förslag"
        "|förvaltningens förslag|kansliets förslag|ordförandens förslag till beslut|ordförandens förslag|beredningens förslag"
        "|beredningens förslag till beslut|förslag till ks|förslag till kf|förslag till ks/kf"
    ),
    Label.DECISIONS: (
        "beslut|beslutas|beslutades|beslutar|gruppens beslut|mötets beslut|styrelsens beslut|nämndens beslut"
        "|kommunstyrelsens beslut|arbetsutskottets beslut|kommunchefsgruppens beslut|regionrådets beslut"
        "|kommunfullmäktiges beslut|fullmäktiges beslut|rådets beslut|utskottets beslut|beslut i ärendet|mötet beslutade"
        "|mötet beslutar|gruppen beslutar|gruppen beslutade|styrelsen beslutar|styrelsen beslutade|besluts|ställningstagande"
        "|överenskommet|överenskommelse|vi beslutade|beslut:|beslutspunkt"
    ),
    Label.ACTIONS: (
        "åtgärd|åtgärder|aktion|aktioner|aktionslista|att göra|to do|att-göra|aktivitet|aktiviteter|uppdrag|action|actions"
        "|vad|vad ska göras|uppgift|uppgifter|åtgärdslista|att-göra-lista|todo|aktivitetslista|åtgärd/aktivitet|vad görs"
        "|beslutade åtgärder|uppföljning av åtgärder|ap|a.p|action point|action points|aktionspunkt|aktionspunkter|åtgärdspunkt"
        "|åtgärdspunkter"
    ),
    Label.DUE: (
        "slutdatum|klart|klar|klart senast|klar senast|senast|när|deadline|färdigt|färdigdatum|klart datum|tidplan|tid|datum"
        "|klardatum|ska vara klart|klart den|sluttid|slut|tidsplan|förfallodag|klart när"
    ),
    Label.RESPONSIBLE: (
        "ansvarig|ansvariga|ansvar|vem|utförare|ägare|ansvarig person|ansvarig/a|vem ansvarar|vem är ansvarig|resurs|handläggare"
        "|ansv|ansv."
    ),
    Label.NOTES: (
        "anteckning|anteckningar|diskussion|notering|noteringar|minnesanteckning|protokollsanteckning|referat|genomgång"
        "|information|kommentar|kommentarer|dagens sammanträde|vid mötet|på mötet|behandling|ärendets behandling|uppföljning"
    ),
    Label.REFERENCE: "beteckning|ärendebeteckning|dnr|diarienummer|diarienr|ärendenummer|ärendenr|dnr.|diarie nr",
}

NO_LABELS: Final = frozenset({"ovrigt"})
"""Words, as they are compared, that look like a label with a slip in it and are none."""
