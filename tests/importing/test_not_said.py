"""What nobody recorded is never stated: no decision of others or of another time, no status, no task, nobody who wasn't there."""

from datetime import date, time

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.importing.same_people import merged
from kcminutes.meeting.model import Item, Meeting, Participant
from kcminutes.meeting.states import Attendance, ItemStatus

PEOPLE = "Närvarande: Lisa Andersson (ordf.), Bo Ek, Maria Holm (sekr.), Karin Lind, Per Sjögren\n\nFrånvarande: Eva Ahl"


def minutes(text: str, *, people: str = PEOPLE, title: str = "Ekonomi", day: str = "Dag: 2024-03-12") -> Meeting:
    items = f"1. Öppnande\n\nMötet öppnades.\n\n2. {title}\n\n{text}\n\n3. Slut\n\nMötet avslutades.\n"
    return imported(pasted(f"Kommunchefsgruppen\n\nMinnesanteckningar\n\n{day}\n\n{people}\n\n{items}")).meeting


def item(text: str, title: str = "Ekonomi") -> Item:
    return minutes(text, title=title).items[1]


@pytest.mark.parametrize(
    "text",
    [
        "Förra året beslutade kommunen att satsa.",
        "KF beslutade att anta taxan.",
        "IVO beslutade att återkalla tillståndet.",
        "Nämnden i Bromölla beslutade att avslå.",
        "Styrelsen för kommunalförbundet beslutade att anställa en VD.",
        "Gruppen beslutade häromdagen att vänta.",
        "Gruppen beslutade under hösten att vänta.",
        "Gruppen beslutade innan jul att vänta.",
        "Gruppen beslutade på decembermötet att vänta.",
        "Mötet beslutade aldrig att gå vidare.",
        "Alla utom Bo enades om att vänta.",
        "Beslut att införa e-arkiv togs i november.",
        "Beslut att anta planen tas av KF i april.",
        "Beslut: -",
        "Beslut: Inget beslut fattades.",
        "Beslut: Ej aktuellt.",
        "Beslut: Tas i KS 4 april.",
        "På förra mötet beslutade vi att bjuda in SKR.",
        "Redan 2019 beslutade nämnden att stänga.",
        "I februari beslutade styrelsen att stänga.",
        "I höstas beslutade fullmäktige att stänga.",
        "Tidigare beslutade nämnden att stänga.",
        "Vi beslutade vid senaste mötet att stänga.",
        "Mötet beslutade i januari att stänga.",
        "Gruppen beslutade för två år sedan att stänga.",
        "Nämnden beslutade den 14 november att stänga.",
        "Styrgruppen beslutade vid sitt möte den 5 mars att stänga.",
        "Styrelsen beslutade per capsulam den 20 februari att stänga.",
        "Kommunfullmäktige beslutade den 12 februari att anta budgeten.",
        "Länsstyrelsen beslutade att upphäva strandskyddet.",
        "Tingsrätten beslutade att upphäva det.",
        "Rektor beslutade att stänga.",
        "Bo beslutade att sluta i styrelsen.",
        "Han beslutade att sluta.",
        "Karin berättar från riksorganisationens årsmöte. Årsmötet beslutade att höja avgiften.",
        "Per var på regionens nätverksträff. Nätverket beslutade att arrangera en konferens.",
        "Per rapporterar från LAG. LAG beslutade att bevilja sju projekt.",
        "Karin berättar om den statliga styrgruppen. Styrgruppen beslutade att lägga ned projektet.",
        "Bo berättar om läget i Osby. Det beslutades att införa avgift i kommunen från nyår.",
        "Beslut att anta detaljplanen fattas i juni.",
        "Beslut att anställa en ny samordnare har tagits av kommunstyrelsen i Osby.",
        "Nämnden diskuterade. Beslut att stänga skolan har överklagats.",
        "Fullmäktige beslutar i april att anta strategin.",
        "Årsmötet beslutar enligt stadgarna att välja revisorer.",
        "Styrelsen beslutar om bidrag efter att ansökan kommit in.",
        "Bo redogör för ärendet. Beslut: Fattas i kommunfullmäktige den 25 april.",
        "SD ställer sig bakom förslaget.",
        "Regering och opposition enades om en ny lag.",
        "Grannkommunerna bestämde att lägga ned samarbetet.",
        "Vi kom överens om att vi träffas igen i höst?",
    ],
)
def test_what_others_or_another_meeting_decided_is_no_decision(text: str) -> None:
    assert item(text).decisions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gruppen beslutade att anta planen.",
        "Mötet diskuterade budgeten. Mötet beslutade att godkänna den.",
        "Gruppen beslutade enhälligt att vänta.",
        "Gruppen beslutade, efter diskussion, att vänta.",
        "Gruppen beslöt godkänna planen och att tacka.",
        "Frågan väcktes på mötet. Mötet beslutade att vänta.",
        "Vi beslutade att vänta.",
        "Kommunchefsgruppen beslutade att den 4 maj blir nästa möte.",
        "Efter diskussion beslutade gruppen att vänta.",
        "Bo redogjorde för planen. Gruppen beslutade att anta den.",
        "KC beslutar att anta planen.",
        "Styrgruppen enades om att vänta.",
        "Det beslutades att anta planen.",
    ],
)
def test_what_this_meeting_decided_is_a_decision(text: str) -> None:
    assert len(item(text).decisions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Karin rapporterar från kommunfullmäktige i Osby. Punkten utgick.",
        "Bo berättar om kommunstyrelsens möte. Frågan bordlades.",
        "Bo redogör för nämndens hantering. Ärendet bordlades på grund av sjukdom.",
        "Ärendet bordlades den 6 februari. Bo föredrar ärendet.",
        "Frågan sköts upp på grund av pandemin. Nu återupptas arbetet.",
        "Beslut: Ärendet bordlades i nämnden den 3 februari, och avslås nu.",
        "Beslut: Bifalla att ärendet som bordlades den 6 februari avslutas.",
        "Beslut: Konferensen skjuts upp till nästa år.",
        "Beslut: Anta arbetsordningen, med ändringen att ärende bordläggs om en tredjedel begär det.",
        "Punkten utgår om ingen anmäler sig.",
        "Förslaget utgår ifrån SKR:s modell.",
        "Bordlagt från förra mötet.",
        "Bordlagd fråga från förra mötet. Bo redogör.",
        "Frågan sköts upp till idag.",
        "Utgår: rad 14 i budgeten.",
        "Frågan bordläggs ofta i nämnden.",
        "Utgår bidraget måste projektet läggas ned.",
        "Utgår vid sammanträde arvode med 500 kr.",
        "Förslaget skjuts upp till nästa år av regeringen.",
    ],
)
def test_what_is_told_of_another_matter_or_time_or_on_terms_is_no_status(text: str) -> None:
    assert item(text).status is None


@pytest.mark.parametrize(
    "text",
    [
        "Karin testar just nu digitala signaturer i kommunen.",
        "Lisa kallar till ordning.",
        "Bo lämnar ordet till Karin.",
        "Bo återkommer efter lunch.",
        "Bo bjuder in till frågor.",
        "Bo skickar runt en närvarolista.",
        "Karin förbereder nästa talare.",
        "Alla får i uppdrag att presentera sig.",
        "Kommunstyrelsen i Osby gav förvaltningen i uppdrag att spara.",
        "Kansliet skickar kallelsen sju dagar före mötet.",
        "Åtgärd: -",
        "Åtgärder: Inga nya.",
        "Per Sjögren presenterar sig. Han arbetar som kommunstrateg. Han tar fram planer och utreder frågor åt ledningen.",
        "Bo Ek presenterar Stina Ros. Hon tar fram statistik åt regionen.",
        "Lisa Andersson informerar om en medarbetare som är sjukskriven. Hon återkommer i maj.",
        "Lisa Andersson hälsar alla välkomna. Hon lämnar över ordet till Bo.",
        "Karin lämnar över klubban till Per.",
        "Lisa bjuder in till diskussion.",
        "Karin ber Bo ta ordet.",
        "Karin lägger upp en bild på skärmen.",
        "Karin lägger till en punkt under Övriga frågor.",
        "Bo kompletterar med information om Hässleholm.",
        "Bo tar in frågor från chatten.",
        "Maria kontrollerar röstlängden.",
        "Maria skriver dagens protokoll.",
        "Karin stämmer av vilka som är med på mötet.",
        "Bo återkommer till frågan senare på mötet.",
        "Per återkopplar kring mötet med länsstyrelsen.",
        "Per skickar en hälsning till alla.",
        "Bo Ek lämnar in en skriftlig reservation.",
        "Karin ombads att lämna mötet på grund av jäv.",
        "Bo anmäler detta till protokollet.",
        "I medborgarförslaget skriver Per Sjögren att lekplatsen behöver rustas.",
        "Bo Ek skriver i en motion att skolan bör vara kvar.",
        "Bo Ek skriver att äldre behöver vila.",
        "Maria skriver i chatten att hon håller med.",
        "Bo Ek (M) yrkar att:\n\nFörvaltningen får i uppdrag att utreda.\n\nKarin får i uppdrag att bevaka frågan.",
        "Bo Ek lämnar följande tilläggsyrkande. Nämnden ger förvaltningen i uppdrag att spara.",
        "Bo skickar ut enkäten - gjort.",
        "Bo skickar ut enkäten. Genomfört.",
        "Karin bokar lokal. Bokad!",
        "Bo fick i uppdrag att ta fram ett förslag, vilket nu presenteras.",
        "Bo fick i uppdrag att kontakta SKR. Han har varit i kontakt med dem.",
        "Styrelsen gav tidigare Bo i uppdrag att svara.",
        "Myndigheten fick i uppdrag att ta fram en strategi.",
        "Ledamöterna anmäler förhinder senast två dagar före sammanträdet.",
        "Protokollen skrivs av sekreteraren.",
        "Fakturorna skickas ut av kansliet.",
        "Bo uppdaterar hemsidan var tredje månad.",
        "Sedan 2019 skickar Bo ut ett nyhetsbrev.",
        "Bo skickar ut listan om styrgruppen säger ja.",
        "Bo ska under våren vara föräldraledig.",
        "Maria ska under sommaren resa till Italien.",
        "Bo ska lämna sitt uppdrag till sommaren.",
        "Bo kommer att lägga upp semestern i juli.",
        "Bo återkommer i tjänst den 1 maj efter föräldraledighet.",
        "Bo återkommer som ordförande.",
        "Bo arbetar fram till den 1 juni och går sedan i pension.",
        "Per jobbar vidare trots att han fyllt 67.",
        "Bo förbereder sig på att gå i pension.",
        "Efter lunch tar Bo fram bilder från förra året.",
        "I Osby tar Bo fram en ny översiktsplan.",
        "Under våren 2023 skickar Karin ut en enkät.",
        "Bo lovade att komma men fick förhinder.",
        "Karin åtar sig att föra dagens protokoll.",
        "Lisa Andersson ansvarar för utskick.",
    ],
)
def test_what_nobody_was_given_to_do_is_no_task(text: str) -> None:
    assert item(text).actions == ()


@pytest.mark.parametrize("title", ["Laget runt", "Rapporter", "Läget i kommunerna", "Stadgar"])
def test_what_people_do_every_day_is_no_task_where_they_tell_of_it_in_turn(title: str) -> None:
    assert item("Bo tar fram en ny biblioteksplan. Karin kartlägger lekplatser.", title).actions == ()


def test_what_somebody_will_send_is_a_task_where_they_tell_in_turn_too() -> None:
    assert [action.responsible for action in item("Bo skickar ut sin plan.", "Laget runt").actions] == [("Bo Ek",)]


@pytest.mark.parametrize(
    ("people", "there", "away"),
    [
        ("Närvarande: Ida Berg, Uno Ek\nAvbokat: Eva Lund", ["Ida Berg", "Uno Ek"], []),
        ("Närvarande: Ida Berg, Uno Ek\nEj anmält förhinder: Nils Ask", ["Ida Berg", "Uno Ek"], []),
        ("Närvarande: Ida Berg, Uno Ek\nAnteckningarna godkända av: Nils Ask", ["Ida Berg", "Uno Ek"], []),
        ("Närvarande: Ida Berg, Siv Holm\nFrånvarande (anmält): Uno Ek", ["Ida Berg", "Siv Holm"], ["Uno Ek"]),
        ("Närvarande: Ida Berg\nTackat nej: Dan Holm", ["Ida Berg"], ["Dan Holm"]),
        ("Närvarande: Ida Berg\nUppdaterad av: Dan Holm", ["Ida Berg"], []),
        ("Närvarande: Ida Berg, Siv Holm. Uno Ek kunde inte komma.", ["Ida Berg", "Siv Holm"], ["Uno Ek"]),
        ("Ledamöter: Ida Berg, Uno Ek\nFrånvarande: Uno Ek", ["Ida Berg"], ["Uno Ek"]),
        ("Närvarande: Ida Berg, Hotell Ek, Grand Hotel", ["Ida Berg"], []),
        ("Närvarande: Samtliga ledamöter utom Uno Ek och Siv Holm", [], []),
        ("Närvarande: BO EK, EVA ÅS", ["BO EK", "EVA ÅS"], []),
        ("Närvarande: Ida Berg och Siv Holm. Eva Lund hade anmält förhinder.", ["Ida Berg", "Siv Holm"], ["Eva Lund"]),
        ("Närvarande: Ida Berg, Siv Holm. Återbud: Eva Lund", ["Ida Berg", "Siv Holm"], ["Eva Lund"]),
        ("Närvarande: Ida Berg, Uno Ek - förhinder, Siv Holm - sjuk", ["Ida Berg"], ["Uno Ek", "Siv Holm"]),
        ("Närvarande: Ida Berg, Nils Ask på semester, Eva Lund vab", ["Ida Berg"], ["Nils Ask", "Eva Lund"]),
        ("Närvarande: Ida Berg (Rädda Barnen), Röda Korset, Kultur Skåne, Uno Ek", ["Ida Berg", "Uno Ek"], []),
        ("Närvarande:\nIda Berg\nSvenska Kyrkan\nFolkets Hus\nUno Ek", ["Ida Berg", "Uno Ek"], []),
    ],
)
def test_only_people_who_were_there_are_present(people: str, there: list[str], away: list[str]) -> None:
    found = minutes("Hej.", people=people).participants
    assert [person.name for person in found if person.attendance is Attendance.PRESENT] == there
    assert [person.name for person in found if person.attendance is Attendance.ABSENT] == away


@pytest.mark.parametrize(
    ("day", "found", "start"),
    [
        ("Kallelse utsänd: 2024-02-28 kl 10.00\nDatum: 2024-03-12", date(2024, 3, 12), None),
        ("Uppdaterad 2024-04-02 kl. 10.15\nDatum: 2024-03-12", date(2024, 3, 12), None),
        ("Tisdagen den 12 mars 2024 möttes vi.\n\nKonferensen äger rum den 25 april 2024 kl 9-16.", date(2024, 3, 12), None),
        ("Tisdagen den 12 mars 2024 kl 9", date(2024, 3, 12), time(9)),
        (
            "Tid: 2024-03-12, kl 13\n\nFörhinder meddelas Bo, som kallar ersättare. Handlingarna lades upp den 2 mars 2024.",
            date(2024, 3, 12),
            time(13),
        ),
        ("Årsmötet hålls den 4 april 2024.\n\nTisdag 12 mars 2024, kl. 9-11", date(2024, 3, 12), time(9)),
    ],
)
def test_the_day_is_the_meetings_and_no_other(day: str, found: date, start: time | None) -> None:
    head = minutes("Hej.", day=day).head
    assert (head.day, head.start) == (found, start)


def test_the_role_before_a_name_is_of_whoever_stands_after_it() -> None:
    people = minutes("Hej.", people="Närvarande: Ordförande Bo Ek, Sekreterare Karin Lind").participants
    assert [(person.name, person.roles) for person in people] == [("Bo Ek", ("Ordförande",)), ("Karin Lind", ("Sekreterare",))]


@pytest.mark.parametrize("title", ["Val av justerare, Bo Ek", "Entledigande av Bo Ek, Karin Lind", "Överklagande, Bo Ek"])
def test_whom_an_item_is_about_presents_nothing(title: str) -> None:
    found = item("Hej.", title)
    assert (found.title, found.presenters) == (title, ())


def test_a_decision_within_a_paragraph_postpones_the_item_that_it_says_it_of() -> None:
    assert item("Frågan är svår. Mötet beslutade att bordlägga ärendet.").status is ItemStatus.POSTPONED


@pytest.mark.parametrize("form", ["Utgick.", "Utgår.", "Har utgått.", "Drogs tillbaka.", "Är struken.", "Utgår tills vidare."])
def test_a_word_alone_withdraws_the_item(form: str) -> None:
    assert item(form).status is ItemStatus.WITHDRAWN


def test_people_whose_names_are_those_of_two_others_are_kept_unless_both_have_surnames() -> None:
    people = [Participant(name=name) for name in ("Anna", "Maria", "Anna Maria", "Bo Ek", "Ida Al", "Bo Ek Ida Al")]
    assert [person.name for person in merged(people)] == ["Anna", "Maria", "Anna Maria", "Bo Ek", "Ida Al"]


@pytest.mark.parametrize(
    "text",
    [
        "Ebba Busch ser över elområdena.",
        "Mats Persson kommer att ta fram en utredning om forskningen.",
        "Karl Öst undersöker om mobilförbud är möjligt.",
        "Eva Nilsson presenterade sin avhandling. Eva Nilsson undersöker unga kvinnors hälsa.",
        "Eva Nilsson, SKR, informerar om läget. Eva tar fram ett underlag till nästa möte.",  # Eva Ahl is listed too
        "Polisen lyfter frågan om trygghet.",
        "Umeå tar upp frågan om elevresor.",
        "Polisen utreder ärendet.",
        "Socialnämnden bereder ärendet.",
        "Styrelsen tar ställning till förslaget.",
        "Karin startar en ny förskola under hösten.",
        "Bo gifter sig i juni.",
        "Maria lämnar sin tjänst före sommaren.",
        "Lisa Andersson arbetar vidare som kommunchef till årsskiftet.",
        "Malin Persson (MP) yrkade avslag. MP skriver en motion.",
        "Lisa lämnar över till Ola Nilsson.",
        "Det ger kommunerna i uppdrag att samverka.",
        "Styrelsen gav under 2023 Bo i uppdrag att skriva.",
        "Kommunstyrelsen gav i mars kommunchefen i uppdrag att skriva.",
    ],
)
def test_what_others_do_and_what_is_done_anyway_is_no_task(text: str) -> None:
    assert item(text).actions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Det ger kommunerna i uppdrag att samverka.",
        "Styrelsen gav under 2023 Bo i uppdrag att skriva.",
        "Efter två års arbete beslutade rådet att lägga ned.",
        "Efter ett möte med regionen i januari beslutade gruppen att vänta.",
    ],
)
def test_what_another_time_or_a_law_decided_is_no_decision(text: str) -> None:
    assert item(f"Frågan togs upp. {text}").decisions == ()


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("att anta planen.\n\nPlanen gäller från 1 januari.", 2),
        ("att anta planen.\n\nMedlen betalas ut mot faktura.", 2),
        ("att anta planen.\n\nOrdföranden får teckna avtalet.", 2),
        ("Karin Lind tar med sig frågan till AU.\n\nBo Ek kontaktar regionen.", 2),
        ("att anta planen.\n\nMaria Holm skriver ett utkast.\n\nAvgiften sätts till 100 kr.", 2),
    ],
)
def test_a_decision_loses_nothing_that_is_its_own(below: str, kept: int) -> None:
    assert len(item(f"Beslut\n\n{below}").decisions) == kept


def test_the_day_of_the_minutes_before_is_not_this_meetings() -> None:
    head = "Protokoll från styrelsens möte 3 maj 2023 godkändes\n\nDatum: 2024-03-12\n\nNärvarande: Bo Ek"
    text = f"{head}\n\n1. A\n\nHej.\n\n2. B\n\nHej."
    assert imported(pasted(text)).meeting.head.day == date(2024, 3, 12)


@pytest.mark.parametrize(
    "people",
    [
        "Närvarande:\nEva Ek\n\nJäv\n§ 4: Eva Ek",
        "Närvarande:\nEva Ek\n\nReservationer\n§ 4: Eva Ek",
    ],
)
def test_an_item_that_somebody_left_is_not_the_only_one_that_they_came_for(people: str) -> None:
    (person,) = (one for one in minutes("Hej.", people=people).participants if one.name == "Eva Ek")
    assert person.items == ""


def test_who_is_listed_for_items_twice_was_there_for_both() -> None:
    people = minutes("Hej.", people="Närvarande:\n§ 1-5: Eva Ek, Bo Al\n§ 6-12: Bo Al, Ida Berg").participants
    assert [(person.name, person.items) for person in people] == [("Eva Ek", "1-5"), ("Bo Al", "1-5, 6-12"), ("Ida Berg", "6-12")]


def test_a_county_over_people_is_nobodys() -> None:
    people = minutes("Hej.", people="Närvarande\n\nSkåne\nBo Ek\nEva Ros\n\nHalland\nIda Berg").participants
    assert [(person.name, person.organisation) for person in people] == [("Bo Ek", ""), ("Eva Ros", ""), ("Ida Berg", "")]
