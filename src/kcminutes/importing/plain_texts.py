"""A meeting that was read in, with its texts as the program's own files have them."""

from msgspec.structs import replace

from kcminutes.meeting.model import Item, Meeting
from kcminutes.swedish.characters import one_line, plain


def made_plain(meeting: Meeting) -> Meeting:
    """The meeting with its texts as the program's files have them."""

    def item(one: Item) -> Item:
        return replace(
            one,
            background=plain(one.background),
            proposals=tuple(map(plain, one.proposals)),
            notes=plain(one.notes),
            decisions=tuple(map(plain, one.decisions)),
            reason=plain(one.reason),
            actions=tuple(
                replace(each, text=plain(each.text), when=one_line(each.when), responsible=tuple(map(one_line, each.responsible)))
                for each in one.actions
            ),
            subitems=tuple(map(item, one.subitems)),
        )

    people = tuple(
        replace(
            one,
            name=one_line(one.name),
            organisation=one_line(one.organisation),
            title=one_line(one.title),
            roles=tuple(map(one_line, one.roles)),
            replaces=one_line(one.replaces),
        )
        for one in meeting.participants
    )
    head = replace(meeting.head, body=one_line(meeting.head.body), place=one_line(meeting.head.place))
    return replace(meeting, head=head, participants=people, items=tuple(map(item, meeting.items)))
