"""The Jinja of the users' templates: it runs no code of theirs, comes to an end, and words its refusals in Swedish."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from itertools import count
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from msgspec import Struct

TEMPLATE_FAULTS: Final = (
    *(TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RuntimeError, OSError, MemoryError),
)
"""What a mistake in a template can raise: Jinja's own errors, and what its expressions do to Python's values."""
KNOWN: Final = "document"
"""The one name that every template is given."""

_MAX_STEPS: Final = 2_000_000  # a document of 500 items takes 30 000 steps through its loops
_MAX_REPEATED: Final = 1_000_000  # characters or entries
_COUNTED: Final = "(counted)"  # a filter that no template can name

_steps: ContextVar[Iterator[int]] = ContextVar("steps of this rendering")


class _Unknown(StrictUndefined):
    """What is not there, told with what is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name, owner = self._undefined_name, self._undefined_obj
        if owner is missing:
            return f"den känner inte till ”{name}”; där finns {KNOWN}"
        if isinstance(owner, Struct):
            return f"den känner inte till ”{name}”; {type(owner).__name__} har {', '.join(owner.__struct_fields__)}"
        if isinstance(name, int):
            return f"plats {name} finns inte i en lista med {len(owner)}"
        kind = {str: "en text", tuple: "en lista", int: "ett tal", type(None): "ingenting (None)"}.get(
            type(owner), type(owner).__name__
        )
        return f"den känner inte till ”{name}” hos {kind}"


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja for one format. ``filters``: the format's own, added to Jinja's; ``options``: as for a Jinja environment."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, filters: Mapping[str, Callable[..., Any]], **options: Any) -> None:
        super().__init__(undefined=_Unknown, **options)
        self.filters.update(filters)
        self.own_filters = tuple(filters)
        self.filters[_COUNTED] = _counted

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply, but nothing into what would fill the memory; raises SecurityError."""
        repeated, times = (left, right) if hasattr(left, "__len__") else (right, left)
        if operator == "**" or (hasattr(repeated, "__len__") and len(repeated) * times > _MAX_REPEATED):
            raise SecurityError(f"så stora tal eller texter får inte räknas fram med ”{operator}” i en mall")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have the attribute; the parts of a document hold nothing but values, and are asked for most."""
        return (isinstance(obj, Struct) and not attr.startswith("_")) or super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What a template gets in place of what could run code."""
        return self.undefined(f"”{attribute}” får inte användas i en mall", name=attribute, obj=obj, exc=SecurityError)

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:  # noqa: FBT001, FBT002  (Jinja's own signature, for those who change how it compiles)
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, name, filename, defer_init)

    def fault(self, error: Exception) -> str:
        """What is wrong in the template, as the rest of a Swedish sentence without its full stop."""
        text = " ".join(str(error).split()).rstrip(".")
        match error:
            case UndefinedError() | SecurityError():
                return text
            case TemplateNotFound():
                return f"mallen ”{error.name}” finns inte"
            case TemplateSyntaxError():
                for pattern, wording in _SYNTAX:
                    if found := re.search(pattern, text):
                        known = f"{', '.join(self.own_filters)} och Jinjas egna".removeprefix(" och ")
                        return wording.format(*found.groups(), known=known)
                return f"taggen går inte att förstå ({text})"
            case RecursionError():
                return "den anropar sig själv utan slut"
            case MemoryError():
                return "den fyller minnet"
            case UnicodeDecodeError():
                return "den är inte text i UTF-8"
            case OSError():
                return f"den går inte att läsa ({error.strerror or text})"
            case _:
                return f"det går inte att utföra ({text or type(error).__name__})"


def start_counting() -> None:
    """Begin a rendering: what its loops may take is counted from here, within this thread."""
    _steps.set(count())


def _counted(values: Iterable[Any]) -> Iterator[Any]:
    """The values one by one; raises SecurityError when the rendering's loops have taken too many steps in all."""
    steps = _steps.get()
    for value in values:
        if next(steps) > _MAX_STEPS:
            raise SecurityError("dess upprepningar tar inte slut")
        yield value


_SYNTAX: Final = (
    (r"No filter named '(.+?)'", "den känner inte till filtret ”{0}”; där finns {known}"),
    (r"No test named '(.+?)'", "den känner inte till testet ”{0}”"),
    (r"Unexpected end of template.*innermost block that needs to be closed is '(\w+)'", "”{{% {0} … %}}” saknar sitt slut"),
    (r"Encountered unknown tag '(end\w+|else|elif)'", "”{{% {0} %}}” hör inte ihop med någon tagg före"),
    (r"Encountered unknown tag '(.+?)'", "den känner inte till taggen ”{0}”"),
    (r"[Uu]nexpected end of template|unexpected char|end of (?:print )?statement", "en tagg är inte färdigskriven"),
)
