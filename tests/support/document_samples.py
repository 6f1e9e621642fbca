"""Meetings for the tests of the documents: invented people, real municipalities."""

from datetime import date, time
from typing import Any

from msgspec.structs import replace

from kcminutes.meeting.model import Action, Head, Item, Meeting, Participant, Span
from kcminutes.meeting.states import Attendance, DocumentState, ItemStatus

HERE, AWAY = Attendance.PRESENT, Attendance.ABSENT


def meeting(*items: Item, people: tuple[Participant, ...] = (), **head: Any) -> Meeting:
    return Meeting(
        head=Head(**{"body": "Kommunchefsgruppen", "day": date(2016, 12, 8), "start": time(8, 30), "end": time(12), **head}),
        participants=people,
        items=items,
    )


def said(notes: str, **more: Any) -> Item:
    return Item(**{"title": "Ett ärende", "notes": notes, **more})


def typed_everywhere(text: str, line: str, **more: Any) -> Item:
    """An item that has the text wherever there is room for several lines, and the line wherever there is not."""
    names = (line,)
    return Item(
        title=line,
        reference=line,
        presenters=names,
        attachments=names,
        notes=text,
        decisions=(text,),
        actions=(Action(text=text or "x", responsible=names),),
        **more,
    )


def handled(start: str, end: str | None = None) -> tuple[Span, ...]:
    return (Span(start=time.fromisoformat(start), end=time.fromisoformat(end) if end else None),)


PEOPLE = (
    Participant(name="Signe Vallgren", organisation="Örnsköldsviks kommun", roles=("ordförande",), voting=True, attendance=HERE),
    Participant(name="Torkel Myrdahl", organisation="Vindelns kommun", roles=("vice ordförande",), voting=True, attendance=HERE),
    Participant(name="Beata Rosqvist", organisation="Umeå kommun", voting=True, attendance=HERE, arrived=time(9, 15)),
    Participant(name="Ivar Stenlund", organisation="Vännäs kommun", voting=True, attendance=HERE, left=time(11, 40)),
    Participant(name="Nils-Erik Hägglöf", organisation="Bjurholms kommun", roles=("justerare",), voting=True, attendance=HERE),
    Participant(name="Rut Åsander", organisation="Robertsfors kommun", voting=True, attendance=AWAY),
    Participant(name="Maja Lidfeldt", title="ekonomichef", organisation="Robertsfors kommun", voting=True, replaces="Rut Åsander"),
    Participant(name="Greta Öhlin", organisation="Umeåregionens kansli", roles=("föredragande", "sekreterare"), attendance=HERE),
    Participant(name="Folke Brännmark", title="lokalpolisområdeschef", organisation="Polisen", items="6", attendance=HERE),
    Participant(name="Stina Kallur", title="projektledare", organisation="Besöksnäring i norr", items="5,10-11", attendance=HERE),
)

ITEMS = (
    said(
        "Ordföranden hälsade alla välkomna och öppnade mötet.\n\nEn övrig fråga anmäldes: *Plattform för tidiga insatser*.",
        title="Mötets öppnande",
        handled=handled("08:32", "08:40"),
    ),
    said(
        "Anteckningarna gicks igenom utan ändringar.",
        title="Föregående minnesanteckningar",
        attachments=("Anteckningar_KC-möte_Umeåregionen_2016-11-10.pdf", "Anteckningar_KC-möte_Umeåregionen_2016-12-01.pdf"),
        handled=handled("08:40", "08:45"),
    ),
    said(
        "Seminariet i november sammanfattades. De flesta tyckte att dagarna gav mycket.\n\n"
        "Budskapet var att regionen är en viktig bas för samarbetet mellan kommunerna, hur storregionen än blir.",
        title="Uppföljning av seminariet 17–18 november",
        handled=handled("08:45", "08:58"),
    ),
    said(
        "Punkterna inför regionrådets möte stämdes av:\n\n"
        "- **Återrapport om året som gått**\nDen hålls kort och enkel.\n"
        "- **Nästa års arbete**\nGruppen vill fortsätta med samma prioriteringar:\n"
        " - attraktiv arbetsgivare\n - regionen som arbetsmarknad\n - gemensamt PA-system\n"
        "- Fördelningsnyckel, se bilagan:\n"
        " 1. Nuvarande budget, 1,5 mkr, delas på sju kommuner.\n"
        " 2. Budgeten utökas med 400 tkr, där 15 % delas lika och 85 % efter folkmängd.\n"
        "- Budget 2017",
        title="Inför regionrådets möte 9/12",
        reference="KS 2016/0412",
        decisions=(
            "Kommunchefsgruppen föreslår regionrådet att arbetet under 2017 fortsätter med samma prioriteringar som 2016.",
            "Kanslichefen får i uppdrag att ta fram ett underlag om fördelningsnyckeln till den 19 januari 2017.",
        ),
        handled=handled("08:58", "09:20"),
    ),
    said(
        "Kvar per sista oktober: 1,2 mkr. Prognosen för året är\n+ 700 000 kr.", title="Ekonomi", handled=handled("09:20", "09:30")
    ),
    said(
        "Läget på orterna beskrevs. Behovet av förebyggande arbete och av fler poliser på landsbygden diskuterades.",
        title="Polisen – externt besök",
        presenters=("Folke Brännmark",),
        actions=(
            Action(
                text="Ta reda på hur kommunerna kan samarbeta om antalet avvisningar ökar. Frågan *bevakas* av kansliet.",
                due=date(2017, 5, 8),
                responsible=("Greta Öhlin", "Folke Brännmark"),
            ),
            Action(text="Bjuda in till en ny träff i vår", due=date(2017, 4, 24)),
            Action(text="Skicka ut medborgarlöftena", responsible=("Greta Öhlin",)),
        ),
        handled=handled("09:30", "10:00"),
    ),
    said(
        "Gruppen talade om vad förslaget innebär för kranskommunerna.",
        title="Gemensam flyktingmottagning",
        attachments=("Förslag till ändrad organisation av samhällsorientering.docx",),
        background="Umeå kommun har svarat på frågan om var mottagningen ska höra hemma.",
        decisions=("Varje kommun stämmer av förslaget hemma. Frågan tas upp igen 2017-01-19.",),
        handled=handled("10:15", "10:40"),
    ),
    Item(
        title="Införande av PA-system",
        background="Projektledaren är inbjuden för att ge en lägesbild och svara på frågor som har skickats in i förväg.",
        status=ItemStatus.WITHDRAWN,
        reason="styrgruppen hade möte samtidigt",
    ),
    Item(
        title="Gemensam kris- och beredskapsplan",
        status=ItemStatus.POSTPONED,
        postponed_to=date(2017, 1, 19),
        reason="tiden räckte inte.",
    ),
    said(
        "Ett underlag behövs innan gruppen kan ta ställning.",
        title="Plattform och grafisk profil",
        presenters=("Stina Kallur",),
        background="Projektet omfattar fem av kommunerna.\n\nStyrgruppen vill ta fram en gemensam profil.",
        actions=(
            Action(
                text="Ta fram ett underlag om vad arbetet skulle innebära", due=date(2017, 5, 18), responsible=("Stina Kallur",)
            ),
        ),
        handled=handled("10:40", "11:10"),
    ),
    Item(
        title="Övriga frågor",
        subitems=(
            said(
                "En lokal överenskommelse har ingåtts.",
                title="Plattform för tidiga insatser",
                attachments=("Plattform.docx",),
                actions=(Action(text="Informera regionrådet", due=date(2017, 1, 11)),),
                handled=handled("11:10", "11:30"),
            ),
            said(
                "Ett önskemål om att få berätta har kommit in.",
                title="Digitala länet",
                decisions=("En företrädare bjuds in till mötet den 19 januari 2017.",),
                handled=handled("11:30", "11:50"),
            ),
        ),
    ),
    said("Nästa möte är torsdag 2017-01-19 kl. 08.30–12.00.", title="Nästa möte", handled=handled("11:50", "11:55")),
    said("Ordföranden tackade och avslutade mötet.", title="Mötets avslutande", handled=handled("11:55", "11:58")),
)


def minutes() -> Meeting:
    """Minutes with every kind of part that a document has."""
    adjournments = (Span(start=time(10), end=time(10, 15)),)
    place = "Sessionssalen, 2 tr vänster, Umeå stadshus"
    return meeting(*ITEMS, people=PEOPLE, place=place, opened=time(8, 32), closed=time(11, 58), adjournments=adjournments)


def final_minutes() -> Meeting:
    """The same, approved."""
    draft = minutes()
    return replace(draft, head=replace(draft.head, state=DocumentState.FINAL))


def agenda() -> Meeting:
    """A kallelse: nothing recorded."""
    people = tuple(replace(person, attendance=None, arrived=None, left=None, replaces="") for person in PEOPLE)
    return meeting(
        Item(title="Mötets öppnande", planned_minutes=5),
        Item(
            title="Ekonomi",
            reference="KS 2016/0413",
            planned_minutes=75,
            presenters=("Greta Öhlin", "Stina Kallur"),
            attachments=("Budgetuppföljning, oktober",),
            background="Utfallet per den 31 oktober redovisas.",
            proposals=("Informationen noteras.",),
        ),
        Item(title="Övriga frågor", subitems=(Item(title="Digitala länet", proposals=("En företrädare bjuds in.",)),)),
        people=people,
        place="Umeå stadshus",
    )
