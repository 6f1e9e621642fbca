"""What prose gives somebody to do becomes an åtgärd, and what it only tells does not."""

from datetime import date

import pytest

from kcminutes.importing.told_tasks import with_told_tasks
from kcminutes.meeting.model import Action, Item

NAMES = ("Lisa Ahl Lindgren", "Bo Ek", "Karl-Erik von Essen", "Lisa Berg")
DAY = date(2018, 11, 14)


def told(notes: str, *, decisions: tuple[str, ...] = ()) -> Item:
    (item,) = with_told_tasks([Item(title="A", notes=notes, decisions=decisions)], NAMES, DAY)
    return item


@pytest.mark.parametrize(
    ("sentence", "people", "due", "when"),
    [
        ("Bo skickar ut tidplanen.", ("Bo Ek",), None, ""),
        ("Bo Ek tar fram ett förslag till rutin och skickar det senast den 30 november.", ("Bo Ek",), date(2018, 11, 30), ""),
        ("Lisa A L undersöker vad lokalen kostar.", ("Lisa Ahl Lindgren",), None, ""),
        ("Lisa B och Karl-Erik fick i uppdrag att räkna på två alternativ.", ("Lisa Berg", "Karl-Erik von Essen"), None, ""),
        ("**Bo får i uppdrag att boka lokal till nästa möte.**", ("Bo Ek",), None, "nästa möte"),
        ("Bo ska ta kontakt med polisen före jul.", ("Bo Ek",), None, "före jul"),
        ("Bo gör en sammanställning.", ("Bo Ek",), None, ""),
        ("Bo frågar Boverket om de vill komma.", ("Bo Ek",), None, ""),
        ("Bo skriver yttrandet. Klart till mötet den 28 november.", ("Bo Ek",), date(2018, 11, 28), ""),
        ("Kommunerna lämnar uppgift om antal deltagare senast 3 december.", ("Kommunerna",), date(2018, 12, 3), ""),
        ("Kansliet fick i uppdrag att se över avtalet.", ("Kansliet",), None, ""),
        ("Beslutades att kansliet tar fram ett brev till alla ordföranden.", ("kansliet",), None, ""),
        ("Beslutades att Bo och Lisa B tar fram ett program.", ("Bo Ek", "Lisa Berg"), None, ""),
        ("Bo tar kontakt med Jordbruksverket och hör efter om det finns någon statistik.", ("Bo Ek",), None, ""),
        ("Controllern räknar på kostnaden till nästa direktionsmöte.", ("Controllern",), None, "nästa direktionsmöte"),
        ("Fram till nästa möte kommer Bo att gå igenom listan.", ("Bo Ek",), None, "nästa möte"),
        ("Folkhälsosamordnaren tar kontakt med polisen och återkommer med datum.", ("Folkhälsosamordnaren",), None, ""),
        ("Alla lämnar synpunkter till Bo senast den 3 december.", ("Alla",), date(2018, 12, 3), ""),
        ("Bo skickar inbjudan senast den 20 november till mötet den 5 december.", ("Bo Ek",), date(2018, 11, 20), ""),
        ("Bo tog på sig att ta fram listan till mötet den 5 november.", ("Bo Ek",), None, ""),
        ("Bo skickar en hälsning från SKR som senast träffades den 5 december.", ("Bo Ek",), None, ""),
        ("Bo skickar listan senast fredag den 30 november.", ("Bo Ek",), date(2018, 11, 30), ""),
        ("Bo skickar listan senast v. 50.", ("Bo Ek",), None, "v. 50"),
        ("Polisen återkommer med statistik senast i december.", ("Polisen",), None, "i december"),
        ("Bo kallar alla till ett extra möte.", ("Bo Ek",), None, ""),
        ("Eva Sten skickar ut underlaget.", ("Eva Sten",), None, ""),  # not among those who are listed
        ("LAL undersöker om gruppen kan komma.", ("Lisa Ahl Lindgren",), None, ""),
        ("LAL och KEE får i uppdrag att därefter skriva.", ("Lisa Ahl Lindgren", "Karl-Erik von Essen"), None, ""),
        ("Bo+Karl-Erik ordnar en offert.", ("Bo Ek", "Karl-Erik von Essen"), None, ""),
        ("Styrelsen beslutade att Lisa B via mejl hör vilka som kan.", ("Lisa Berg",), None, ""),
        ("Styrelsen gav Bo i uppdrag att byta låset före den 1/12.", ("Bo Ek",), date(2018, 12, 1), ""),
        ("Nämnden uppdrar åt verkställande direktören att räkna om det.", ("verkställande direktören",), None, ""),
        ("Koordinator och ordförande får i uppdrag att hyra en lokal.", ("Koordinator", "ordförande"), None, ""),
        ("Bygg- och miljönämnden får i uppdrag att svara under våren.", ("Bygg- och miljönämnden",), None, "under våren"),
        ("En lista saknas ännu, Bo kontaktar kommunen.", ("Bo Ek",), None, ""),
        ("Respektive kommun utser två deltagare senast den 5 december.", ("Respektive kommun",), date(2018, 12, 5), ""),
        ("Säkerhetschefen ansvarar för att boka lokal senast den 5 december.", ("Säkerhetschefen",), date(2018, 12, 5), ""),
        ("Bo deltar i träffen och rapporterar till nästa möte.", ("Bo Ek",), None, "nästa möte"),
        ("Bo ansvarar för att samla in mallarna.", ("Bo Ek",), None, ""),
        ("Bo tar upp frågan med länsstyrelsen.", ("Bo Ek",), None, ""),
        ("Bo skriver ihop ett förslag. Förslaget skickas till alla före den 3 december.", ("Bo Ek",), date(2018, 12, 3), ""),
        ("Bo får i uppdrag att räkna. Planen ska redovisas senast 2018-12-06.", ("Bo Ek",), date(2018, 12, 6), ""),
        ("Bo gör ett provnummer före jul.", ("Bo Ek",), None, "före jul"),
        ("Bo skickar ut listan när den är klar.", ("Bo Ek",), None, "när den är klar"),
        ("Kansliet tar fram ett nytt förslag.", ("Kansliet",), None, ""),
        ("Alla medarbetare hämtar en ny tagg senast 5 december.", ("Alla medarbetare",), date(2018, 12, 5), ""),
        ("HR-avdelningen tar fram siffror till mötet den 5 december.", ("HR-avdelningen",), date(2018, 12, 5), ""),
        ("Styrelsen ger i uppdrag åt PK att måla om.", ("PK",), None, ""),
        ("Förslaget godkänns och Bo får i uppdrag att rita rampen.", ("Bo Ek",), None, ""),
        ("Bo begär in offerter till nästa VU-sammanträde.", ("Bo Ek",), None, "nästa VU-sammanträde"),
        ("att Bo Ek och Lisa Berg får i uppdrag att räkna.", ("Bo Ek", "Lisa Berg"), None, ""),
        ("Bo begär in offerter och återkommer på nästa möte.", ("Bo Ek",), None, "nästa möte"),
        ("Nya skyltar köps in, 80 st., Bo kollar upp priset.", ("Bo Ek",), None, ""),
        ("Inför vintern tar ordföranden kontakt med entreprenören.", ("ordföranden",), None, ""),
        ("Till nästa möte tar Bo fram ett förslag.", ("Bo Ek",), None, "nästa möte"),
        ("Påminnelse skickas ut av kassören.", ("kassören",), None, ""),
        ("Inbjudan skickas ut av Bo Ek och Lisa Berg.", ("Bo Ek", "Lisa Berg"), None, ""),
        ("B Ek kontaktar juristen.", ("Bo Ek",), None, ""),
        ("L. Berg kontaktar juristen.", ("Lisa Berg",), None, ""),
        ("Beslutades att uppdra åt B Ek att begära in offerter.", ("Bo Ek",), None, ""),
        ("Bo tar upp frågan på miljöchefsträffen.", ("Bo Ek",), None, ""),
        ("Bo tar upp frågan om busken med tekniska enheten.", ("Bo Ek",), None, ""),
        ("Folkhälsoplaneraren lägger ut kriterierna på webben.", ("Folkhälsoplaneraren",), None, ""),
        ("Bo svarar att offerten är dyr och återkommer med en jämförelse till nästa möte.", ("Bo Ek",), None, "nästa möte"),
        ("Bo ombesörjer inköpet.", ("Bo Ek",), None, ""),
        ("Nämnden uppdrar till kommunchefen att svara.", ("kommunchefen",), None, ""),
        ("Allmänna utskottet ger strategen i uppdrag att svara.", ("strategen",), None, ""),
        ("Krogkoll: Bo undersöker om det kan göras.", ("Bo Ek",), None, ""),
        ("Bo är värd och skickar ut program.", ("Bo Ek",), None, ""),
        ("Ordf. uppdaterar hemsidan.", ("Ordf.",), None, ""),
        ("Bo ansvarar för inhyrningen.", ("Bo Ek",), None, ""),
        (
            "Bo och Karl-Erik hör efter på sina kontor senast den 5 december.",
            ("Bo Ek", "Karl-Erik von Essen"),
            date(2018, 12, 5),
            "",
        ),
        ("Bo kommer att kontakta skolan.", ("Bo Ek",), None, ""),
        ("Bo skriver verksamhetsplanen omgående.", ("Bo Ek",), None, "omgående"),
        ("Bo lägger ut motionerna innan årsmötet.", ("Bo Ek",), None, "innan årsmötet"),
        ("Biblioteken skickar uppgifter till Bo senast den 5 december.", ("Biblioteken",), date(2018, 12, 5), ""),
    ],
)
def test_a_line_that_gives_somebody_something_to_do_becomes_an_atgard(
    sentence: str, people: tuple[str, ...], due: date | None, when: str
) -> None:
    notes = f"Frågan diskuterades.\n\n{sentence}"
    action = Action(text=sentence.replace("**", ""), due=due, when=when, responsible=people)
    assert told(notes) == Item(title="A", notes=notes, actions=(action,))


def test_a_pronoun_is_whoever_was_given_something_to_do_before_it_and_nobody_else() -> None:
    item = told("Bo bokar lokal. Han kontaktar skolan. Karl-Erik presenterar Stina Ros. Hon tar fram statistik.")
    assert [(action.text, action.responsible) for action in item.actions] == [
        ("Bo bokar lokal.", ("Bo Ek",)),
        ("Han kontaktar skolan.", ("Bo Ek",)),
    ]


def test_an_item_that_is_one_numbered_sentence_gives_somebody_what_its_title_says() -> None:
    (item,) = with_told_tasks([Item(title="Bo skickar ut listan.")], NAMES, DAY)
    assert [action.responsible for action in item.actions] == [("Bo Ek",)]


def test_what_was_told_of_a_matter_under_its_decision_gives_the_people_of_the_meeting_something_to_do() -> None:
    background = "Bo skickar ut bilderna.\n\nKommunstyrelsen gav förvaltningen i uppdrag att utreda."
    (item,) = with_told_tasks([Item(title="A", background=background, decisions=("Tack.",))], NAMES, DAY)
    assert [action.responsible for action in item.actions] == [("Bo Ek",)]


def test_where_nobody_is_listed_those_named_in_full_are_known() -> None:
    (item,) = with_told_tasks([Item(title="A", notes="Ida Ros skickar en fråga till Uno Berg.")], (), DAY)
    assert [action.responsible for action in item.actions] == [("Ida Ros",)]


def test_a_list_of_earlier_atgarder_does_not_hinder_what_is_told_of_new_ones() -> None:
    earlier = Item(title="Föregående protokoll", notes="Bo var borta.", actions=(Action(text="Byta lås"),))
    first, second = with_told_tasks([earlier, Item(title="B", notes="Bo ringer taxi.")], NAMES, DAY)
    assert (first, [action.text for action in second.actions]) == (earlier, ["Bo ringer taxi."])


UNASKED = [
    "Under mötet tar Bo upp frågan om kaffet.",
    "Bo ansvarar för ekonomin.",
    "Kallelse skickas alltid ut av Bo.",
    "Bo informerar medlemmarna i styrelsen.",
    "Förslaget togs fram av Bo.",
    "Bo yrkar att nämnden uppdrar åt kommunchefen att utreda frågan.",
    "Bo reserverar sig till förmån för eget yrkande att ge kommunchefen i uppdrag att svara.",
    "Motionen går ut på att uppdra åt kommunchefen att utreda busskort.",
    "Arbetsutskottet föreslår kommunstyrelsen besluta att uppdra åt kommunchefen att ta fram en plan.",
    "Gruppen beslutade att inte ge Bo i uppdrag att ta fram en plan.",
    "Gruppen ville inte ge kansliet i uppdrag att se över lokalerna.",
    "Det är inte lämpligt att uppdra åt kansliet att utreda frågan.",
    "Beslutet att ge Bo i uppdrag att ta fram planen upphävs.",
    "Gruppen diskuterade om man skulle ge kansliet i uppdrag att se över lokalerna men avstod.",
    "Regeringen gav Skolverket i uppdrag att se över läroplanen.",
    "Trafikverket har fått i uppdrag att utreda väg 47.",
    "Skollagen ger rektorn i uppdrag att organisera skolan.",
    "Riksdagen beslutade 2021 att ge Socialstyrelsen i uppdrag att ta fram riktlinjer.",
    "Bo berättade att SKR fick i uppdrag att förhandla.",
    "Under punkten informerades om att kommunchefen fick i uppdrag att utreda frågan.",
    "Kommunstyrelsen gav den 4 juni 2016 förvaltningen i uppdrag att utreda frågan.",
    "Karl-Erik undrar om Eva och Bo bokar lokalen.",
    "Karl-Erik anser inte att Eva och Bo ska boka lokalen.",
    "Det vore bra om Karl-Erik, Bo och Eva skriver en debattartikel.",
    "Om vädret tillåter, Bo bokar en lokal utomhus.",
    "Lisas förslag, Bo tar fram en plan, vann inte gehör.",
    "Samtliga kommuner levererade uppgifter senast den 1 mars.",
    "Alla kommuner svarade senast den 1 december.",
    "Alla föreningar söker bidrag senast den 1 april varje år.",
    "Bo fortsätter med information om läget i länet.",
    "Bo via telefon redogör för läget.",
    "Bo pratar med gruppen om stress.",
    "Bo lyfter frågan i gruppen.",
    "Bo lyfter vikten av samverkan med polisen.",
    "Bo tar upp frågan om trygghet i centrum.",
    "Bo tar emot 30 praktikanter varje år.",
    "Bo ansvarar för att hålla kontakten med media.",
    "Bo påminner om årsmötet den 4 maj.",
    "Karl-Erik hälsar alla välkomna och Bo kontrollerar närvaron.",
    "Bo fyller år före den 1 maj.",
    "Bo känner oro inför nästa möte.",
    "Kansliet skickar protokollet till justerarna efter varje möte.",
    "Presidiet kallar till sammanträde enligt stadgarna.",
    "Kansliet tar fram för lite statistik, anser Bo.",
    "BE kontaktar alla arbetssökande.",
    "PTS fick i uppdrag att ta fram en ny strategi.",
    "Bo uppdaterar om läget i Vännäs.",
    "Bo kompletterar: det saknas medel.",
    "Bo återkommer till vikten av samverkan.",
    "Bo ser över tid att kostnaden ökar.",
    "Bo skriver i sitt yttrande att planen behöver ändras.",
    "Bo ringer ofta in till mötena.",
    "Bo skickar med en hälsning till gruppen.",
    "Bo avbokar sitt deltagande.",
    "Bo fick i uppdrag att skriva brevet. Brevet är skickat.",
]


@pytest.mark.parametrize("sentence", UNASKED)
def test_what_is_denied_wished_for_usual_or_another_bodys_gives_nobody_anything_to_do(sentence: str) -> None:
    assert told(sentence) == Item(title="A", notes=sentence)
    assert told("", decisions=(sentence,)).actions == ()


def test_what_somebody_reports_below_their_name_is_nothing_to_do() -> None:
    assert told("Karl-Erik:\n- Har haft många sjuka\n- Ny rektor började\n\nBo:\n- Inget att rapportera").actions == ()


@pytest.mark.parametrize(
    ("sentence", "people", "due"),
    [
        ("Styrelsen gav efter lång diskussion Bo i uppdrag att skriva.", ("Bo Ek",), None),
        ("Styrelsen gav ordföranden Bo Ek i uppdrag att skriva.", ("Bo Ek",), None),
        ("Bo tar fram ett avtal som gäller till och med 31 december 2019.", ("Bo Ek",), None),
        ("Bo sammanställer enkäten som är öppen till 30 december.", ("Bo Ek",), None),
        ("Bo tar fram en plan. Avgiften ska redovisas senast den 1 december.", ("Bo Ek",), None),
        ("Bo sammanställer svaren som kom in i oktober.", ("Bo Ek",), None),
        ("Bo tar med frågan till nästa möte den 5 december.", ("Bo Ek",), date(2018, 12, 5)),
        ("Bo följer upp att alla betalade avgiften senast den 31 mars 2018.", ("Bo Ek",), None),
        ("Bo kontaktar de kommuner som inte svarade senast den 1 oktober.", ("Bo Ek",), None),
    ],
)
def test_whose_it_is_and_by_when_is_no_more_than_what_is_said(sentence: str, people: tuple[str, ...], due: date | None) -> None:
    (action,) = told(sentence).actions
    assert (action.responsible, action.due) == (people, due)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo informerar om läget.",
        "Bo meddelar att avtalet är klart.",
        "Bo skickade ut tidplanen i går.",
        "Bo lämnar mötet.",
        "Bo lämnar en kort rapport.",
        "Bo anmäler jäv och deltar inte i beslutet.",
        "Bo skickar inte ut något underlag.",
        "Skickar Bo ut underlaget?",
        "Bo skickar ut underlaget?",
        "Bo följer upp besluten från mötet i maj:",
        "Bo frågar om det finns pengar.",
        "Lisa skickar ut underlaget.",  # there are two
        "Kommunerna samordnar redan sina inköp.",
        "Kansliet ser över lokalerna.",
        *("Han återkommer till nästa möte.", "De skickar listan senast 5 maj.", "Vi skickar listan senast 5 maj."),
        *("Frågan återkommer till nästa möte.", "Ärendet återkommer vid nästa möte.", "Punkten återkommer vid nästa möte."),
        *("Mötet ser över planen senast i maj.", "Priset återkommer före jul.", "Ingen åtar sig att leda arbetet."),
        *("Kommunerna lägger ut 20 miljoner under 2019.", "Lagen ansvarar för att kommunerna betalar."),
        *("Bo skriver att avtalet gäller till den 31 december.", "Bo skriver i sin rapport att kostnaden ökar."),
        *(
            "Bo lägger till att frågan är svår.",
            "Bo återkommer till att frågan är viktig.",
            "Bo kompletterar med att det finns medel.",
        ),
        *("Bo kompletterar föredragningen med siffror från Ale.", "Bo uppdaterar gruppen om krisläget."),
        *("Bo återkopplar från förra mötet med länsstyrelsen.", "Bo följer upp med en fråga om tidplanen."),
        *("Bo lovar att det inte blir dyrare.", "Bo meddelar förhinder.", "Bo anmäler avvikande mening."),
        *("Bo tar ställning mot förslaget.", "Bo tar frågan på allvar.", "Bo lämnar synpunkter på förslaget."),
        *("Bo lämnar uppgift om att 300 personer är sjuka.", "Bo kallar förslaget för dåligt.", "Bo ringer in från Ale."),
        *("Bo ansvarar för att skolan är öppen.", "Bo samordnar nätverket sedan 2009.", "Bo ser till barnens bästa."),
        *("Bo frågar Lisa vad det kostar.", "Bo fick i uppdrag att ta fram en lista, vilket nu är klart."),
        *("Bo tog på sig att ta fram en lista vid förra mötet och har gjort det.", "Bo delar ut material."),
        "Bo fick i uppdrag att ta fram en lista till den 15 mars. Detta är gjort.",
        "Bo tar fram en lista över\n- skolor\n- vårdcentraler",
        "Boende skickar synpunkter.",
        *("IT kontaktar leverantören.", "Hon fick i uppdrag att skriva.", "Bo anser att det ska vara klart senast i maj."),
        *("Bo berättar om tiden före jul.", "Bo redovisar läget före midsommar.", "Bo bor kvar före detta."),
        *("Bo säger att listan kommer senast i december.", "Nämnden gav sig i kast med uppdraget att räkna."),
    ],
)
def test_what_is_only_told_is_none(sentence: str) -> None:
    assert told(sentence) == Item(title="A", notes=sentence)


def test_of_a_paragraph_a_list_and_a_decision_nothing_is_taken_away() -> None:
    notes = "Läget är oförändrat. Bo kontaktar leverantören. Frågan återkommer.\n\n- Bo bokar lokal.\n- Det blir kaffe."
    decisions = ("Bo Ek tar fram en rutin.", "Kansliet svarar på frågan.", "Kansliet får i uppdrag att svara.")
    item = told(notes, decisions=decisions)
    assert (item.notes, item.decisions) == (notes, decisions)
    assert [action.text for action in item.actions] == ["Bo kontaktar leverantören.", "Bo bokar lokal.", *decisions[::2]]


def test_a_point_needs_no_full_stop_before_the_next() -> None:
    item = told("- Bo bokar lokal\n- Lisa B ringer banken\n- Det blir kaffe")
    assert [action.responsible for action in item.actions] == [("Bo Ek",), ("Lisa Berg",)]


def test_the_points_below_somebodys_name_are_theirs() -> None:
    item = told("Alla:\n\n- Läser planen\n\nBo och Lisa B:\n\n- Går igenom sidan senast 3 december.\n\nLäget:\n\n- Bra")
    assert item.actions == (
        Action(text="Läser planen", responsible=("Alla",)),
        Action(text="Går igenom sidan senast 3 december.", due=date(2018, 12, 3), responsible=("Bo Ek", "Lisa Berg")),
    )


def test_the_initials_that_the_minutes_have_for_somebody_are_theirs() -> None:
    (item,) = with_told_tasks([Item(title="A", notes="SD1 och BE bokar lokal.")], NAMES, DAY, {"SD1": "Sten Dal", "BE": "Bo Ek"})
    assert [action.responsible for action in item.actions] == [("Sten Dal", "Bo Ek")]


def test_of_an_item_that_lists_atgarder_the_prose_gives_those_that_are_not_listed() -> None:
    item = Item(title="A", notes="Bo bokar en lokal. Bo ringer taxi.", actions=(Action(text="Boka lokal", responsible=("Bo Ek",)),))
    (found,) = with_told_tasks([item], NAMES, DAY)
    assert [action.text for action in found.actions] == ["Boka lokal", "Bo ringer taxi."]


def test_sub_items_have_their_own() -> None:
    (item,) = with_told_tasks([Item(title="A", subitems=(Item(title="B", notes="Bo bokar lokal."),))], NAMES, DAY)
    assert [action.responsible for action in item.subitems[0].actions] == [("Bo Ek",)]


SURE = "Bo skickar ut tidplanen. Lisa B bokar lokal."


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo lånar traktor av Ulf.",
        "Lisa B och Bo sätter ut skyltar på fredag.",
        "Lisa B skriver ihop tips till alla.",
    ],
)
def test_where_tasks_are_told_in_prose_and_talk_is_not_whatever_people_do_is_one(sentence: str) -> None:
    assert [action.text for action in told(f"{SURE} {sentence}").actions][2:] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        *("Bo framhåller att priset är högt.", "Bo går igenom prislistan.", "Bo tar över som ordförande.", "Bo arbetar halvtid."),
        *(
            "Bo ifrågasätter kostnaden.",
            "Bo diskuterar budgeten.",
            "Bo väntar på svar.",
            "Bo fyller 50 år.",
            "Bo läser upp protokollet.",
        ),
        *("Bo tycker om den.", "Bo slutar till jul.", "Bo tar upp att bilarna är sena.", "Bo är i Umeå.", "Bo deltar på länk."),
    ],
)
def test_what_people_say_or_are_is_no_task_there_either(sentence: str) -> None:
    assert len(told(f"{SURE} {sentence}").actions) == 2


def test_where_talk_is_told_in_the_present_what_people_do_may_be_talk_too() -> None:
    talk = "Bo berättar om budgeten. Lisa B visar bilder. Bo informerar om avtalet."
    assert len(told(f"{talk} {SURE} Bo lånar traktor av Ulf.").actions) == 2


@pytest.mark.parametrize(
    ("sentence", "people", "when"),
    [
        ("Ordföranden och VD skriver ett yttrande senast den 30 november.", ("Ordföranden", "VD"), "2018-11-30"),
        ("Fastighetschefen åtgärdar omgående.", ("Fastighetschefen",), "omgående"),
        ("Sekreteraren ombesörjer att de bjuds in till nästa möte.", ("Sekreteraren",), "nästa möte"),
        ("Ekonomgruppen får titta närmare på det och återkomma till nästa möte.", ("Ekonomgruppen",), "nästa möte"),
        ("Parterna ombeds att ta med sig tre behov var till nästa möte.", ("Parterna",), "nästa möte"),
        ("Bo tar fram en sammanställning till nästa gång.", ("Bo Ek",), "nästa gång"),
    ],
)
def test_offices_and_groups_are_asked_too(sentence: str, people: tuple[str, ...], when: str) -> None:
    (action,) = told(sentence).actions
    assert (action.responsible, str(action.due or action.when)) == (people, when)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunerna får kontakta länsstyrelsen vid frågor.",
        "Deltagarna får titta på modellen i foajén.",
        "Inget svar skickas till Bo senast 1 december.",
        "Motioner till årsmötet lämnas till Bo senast 31 januari enligt stadgarna.",
        "Reseräkningar lämnas till Bo senast den 5 i månaden.",
        "Bo lyfter frågan på nytt.",
        "Bo framför önskemål om mer pengar till skolan.",
        "Kassören ser till att räkningar betalas.",
    ],
)
def test_what_is_allowed_or_usual_or_said_is_no_task(sentence: str) -> None:
    assert not told(sentence).actions


def test_what_is_to_come_from_all_by_a_day_is_a_task_of_nobody_by_name() -> None:
    (action,) = told("Synpunkter på planen lämnas till Bo senast 28/11.").actions
    assert (action.responsible, action.due) == ((), date(2018, 11, 28))
