"""A meeting of invented people that has every key of file format 2: minutes of an evening past midnight, and the kallelse."""

from datetime import date, time

from msgspec.structs import replace

from kcminutes.meeting.model import (
    Absence,
    Action,
    Approval,
    ComingMeeting,
    FollowUp,
    HandedOn,
    Head,
    Item,
    Meeting,
    Origin,
    Participant,
    Span,
)
from kcminutes.meeting.states import Attendance, DocumentState, ItemStatus, Purpose, Standing

HERE, AWAY = Attendance.PRESENT, Attendance.ABSENT

HEAD = Head(
    body="Regionrådet i Umeåregionen",
    document="Protokoll",
    day=date(2017, 3, 9),
    start=time(18, 30),
    end=time(22),
    place="Folkets hus, Vindeln",
    numbering="§",
    first_number=65,
    state=DocumentState.FINAL,
    opened=time(18, 31, 12),
    closed=time(0, 40, 3),
    adjournments=(Span(start=time(21, 5, 30), end=time(21, 20, 2)),),
    approvals=(
        Approval(version=1, day=date(2017, 3, 14), by=("Signe Vallgren",), reopened=date(2017, 3, 15)),
        Approval(version=2, day=date(2017, 3, 16), by=("Signe Vallgren", "Nils-Erik Hägglöf")),
    ),
    agenda="9f2c51d07ab4",
    coming=(
        ComingMeeting(day=date(2017, 4, 20), start=time(8, 30), end=time(12)),
        ComingMeeting(day=date(2017, 5, 4), start=time(13), body="Kommunchefsgruppen"),
        ComingMeeting(day=date(2017, 6, 1)),
    ),
)

PEOPLE = (
    Participant(
        name="Signe Vallgren",
        organisation="Örnsköldsviks kommun",
        title="kommunalråd",
        roles=("ordförande",),
        voting=True,
        attendance=HERE,
        arrived=time(18, 15),
    ),
    Participant(
        name="Torkel Myrdahl",
        organisation="Vindelns kommun",
        roles=("vice ordförande",),
        voting=True,
        attendance=HERE,
        away=(Absence(start=time(19, 10), end=time(19, 45), reason="jäv"),),
    ),
    Participant(name="Beata Rosqvist", organisation="Umeå kommun", voting=True, attendance=HERE, arrived=time(19, 10)),
    Participant(
        name="Ivar Stenlund",
        organisation="Vännäs kommun",
        voting=True,
        attendance=HERE,
        left=time(0, 10, 40),
        away=(
            Absence(start=time(19, 50, 10), end=time(20, 40, 5), reason="telefonmöte med länsstyrelsen"),
            Absence(start=time(23, 30), end=time(23, 35)),
        ),
    ),
    Participant(name="Nils-Erik Hägglöf", organisation="Bjurholms kommun", voting=True, items="67, 71", attendance=HERE),
    Participant(name="Rut Åsander", organisation="Robertsfors kommun", voting=True, attendance=AWAY),
    Participant(name="Maja Lidfeldt", organisation="Robertsfors kommun", voting=True, attendance=HERE, replaces="Rut Åsander"),
    Participant(name="Greta Öhlin", title="kanslichef", roles=("sekreterare",), attendance=HERE),
    Participant(
        name="Folke Brännmark",
        organisation="SOS Alarm",
        items="67-68, 71.1",
        attendance=HERE,
        away=(Absence(start=time(21), reason="flyget"),),
    ),
)

FOLLOW_UPS = (
    FollowUp(
        meeting=date(2017, 1, 19),
        action="m2c6tt",
        text="Lämna uppgifter om befintliga larmavtal",
        due=date(2017, 3, 1),
        responsible=("Vännäs kommun", "Vindelns kommun"),
        standing=Standing.ONGOING,
        done_by=("Vännäs kommun",),
        not_done=("Vindelns kommun",),
        comment="Vindeln behöver tid:\n\n- avtalet ligger hos upphandlaren\n- jouren är inte utredd",
        new_due=date(2017, 4, 3),
    ),
    FollowUp(
        meeting=date(2016, 12, 8),
        body="Kommunchefsgruppen",
        action="p4w7ze",
        text="Beskriva kostnaderna för **samhällsorienteringen**",
        when="före påsk",
        responsible=("Greta Öhlin",),
        standing=Standing.DONE,
    ),
    FollowUp(meeting=date(2016, 11, 10), action="a7b2cd", text="Hyra en gemensam buss", standing=Standing.DROPPED),
    FollowUp(
        meeting=date(2016, 11, 10),
        action="e5f6gh",
        text="Svara på remissen om kollektivtrafiken",
        due=date(2017, 2, 1),
        responsible=("Umeå kommun", "Nordmalings kommun"),
        standing=Standing.DONE,
        done_by=("Umeå kommun", "Nordmalings kommun"),
    ),
    FollowUp(meeting=date(2016, 11, 10), action="i7j8kl", text="Se över hemsidan", comment="Ingen har hunnit."),
)

ITEMS = (
    Item(
        id="aa2222",
        title="Mötets öppnande",
        notes="Alla hälsades välkomna.",
        handled=(Span(start=time(18, 31, 12), end=time(18, 40)),),
    ),
    Item(
        id="bb2222",
        title="Rapporter om tidigare åtgärder",
        notes="Läget gicks igenom.",
        follow_ups=FOLLOW_UPS,
        handled=(Span(start=time(18, 40), end=time(19, 10, 20)),),
    ),
    Item(
        id="cc2222",
        title="Gemensam larmhantering",
        reference="RR 2017/12",
        planned_minutes=30,
        presenters=("Folke Brännmark",),
        attachments=("Utredning om larm, remissupplaga",),
        background="Avtalet går ut vid årsskiftet.",
        proposals=("Utredningen godkänns.",),
        origin=Origin(meeting=date(2017, 1, 19), item="x8d2mm"),
        notes="Förslaget diskuterades utifrån kommunernas olika avtal.",
        decisions=("Regionrådet ställer sig bakom utredningen.", "Kostnaden fördelas efter folkmängd."),
        handed_on=(
            HandedOn(body="Kommunchefsgruppen", day=date(2017, 5, 4), purpose=Purpose.INFORMATION),
            HandedOn(body="Medlemskommunernas fullmäktige", purpose=Purpose.DECISION),
        ),
        handled=(Span(start=time(19, 10, 20), end=time(19, 45, 30)),),
        actions=(
            Action(
                id="dd2222", text="Ta fram ett avtalsförslag", due=date(2017, 5, 8), responsible=("Folke Brännmark", "Greta Öhlin")
            ),
            Action(
                id="ee2222",
                text="Följa utvecklingen nationellt",
                when="löpande, med rapport varje halvår",
                responsible=("Greta Öhlin",),
            ),
        ),
    ),
    Item(
        id="ff2222",
        title="Fördelningsnyckel",
        origin=Origin(meeting=date(2016, 12, 8), item="k3f9qa", body="Kommunchefsgruppen"),
        notes="Frågan lämnades av kommuncheferna utan förslag.",
        handed_on=(HandedOn(body="Förbundsdirektionen"),),
        handled=(Span(start=time(19, 45, 30), end=time(20, 30)),),
    ),
    Item(id="gg2222", title="Bredband", status=ItemStatus.WITHDRAWN, reason="handlingarna saknades"),
    Item(
        id="hh2222",
        title="Regional översiktsplan",
        status=ItemStatus.POSTPONED,
        reason="tiden räckte inte",
        postponed_to=date(2017, 4, 20),
    ),
    Item(
        id="ii2222",
        title="Övriga frågor",
        subitems=(
            Item(
                id="jj2222",
                title="Jourbrev",
                notes="En fråga från Nordmaling besvarades.",
                decisions=("Frågan utreds vidare.",),
                follow_ups=(
                    FollowUp(meeting=date(2016, 9, 1), action="m9n8op", text="Räkna på jouren", standing=Standing.ONGOING),
                ),
                actions=(Action(id="kk2222", text="Kalla till ett extra möte", when="vid behov"),),
                handled=(Span(start=time(20, 30), end=time(23, 50)),),
            ),
            Item(
                id="ll2222",
                title="Studieresa",
                notes="Resan går till Skellefteå.",
                handed_on=(HandedOn(body="Resegruppen", day=date(2017, 3, 20)),),
                handled=(Span(start=time(23, 50), end=time(0, 20)),),
            ),
        ),
    ),
    Item(
        id="mm2222",
        title="Nästa möte",
        notes="Tiderna för våren slogs fast.",
        handled=(Span(start=time(0, 20), end=time(0, 40, 3)),),
    ),
)


def whole_minutes() -> Meeting:
    """The minutes: every key that a recorded meeting can have."""
    return Meeting(head=HEAD, participants=PEOPLE, items=ITEMS)


def whole_agenda() -> Meeting:
    """The kallelse to it: what is prepared. No item is about the next meeting."""
    head = Head(
        body=HEAD.body,
        document=HEAD.document,
        day=HEAD.day,
        start=HEAD.start,
        end=HEAD.end,
        place=HEAD.place,
        numbering=HEAD.numbering,
        first_number=HEAD.first_number,
        coming=HEAD.coming,
    )
    people = tuple(
        replace(person, attendance=None, arrived=None, left=None, away=(), replaces="") for person in PEOPLE if not person.replaces
    )
    recorded = {"notes": "", "decisions": (), "status": None, "reason": "", "postponed_to": None, "handed_on": ()}
    recorded |= {"handled": (), "actions": (), "follow_ups": ()}
    items = tuple(
        replace(item, **recorded, subitems=tuple(replace(sub, **recorded) for sub in item.subitems)) for item in ITEMS[:-1]
    )
    return Meeting(head=head, participants=people, items=items)
