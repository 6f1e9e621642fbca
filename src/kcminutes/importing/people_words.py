"""What stands by people's names: party, post, items, whether they came, for whom they stand in."""

from typing import Final

from kcminutes.importing.names_seen import CAPITAL, NAME_WORD, ROLE_WORD

PARTY: Final = (
    r"(?:S|M|C|L|V|KD|MP|SD|FP|LPO|DD|FI|ÖP|VF|SJVP|HEL|BP|LP|KOP|SPI|SKP|NS|FAP|skp|spi|ns|s|m|c|l|v|kd|mp|sd|fp|-|opol\.?"
    r"|partilös|oberoende)"
)
TITLE_WORD: Final = (
    r"(?:[\w-]*(?:chef|direktör|strateg|ledare|samordnare|ekonom|utvecklare|handläggare|sekreterare|jurist|controller|kommunikatör"
    r"|organisatör|specialist|konsult|koordinator|utredare|ingenjör|arkitekt|administratör|registrator|rektor|inspektör|planerare"
    r"|assistent|ansvarig|revisor|lärare|pedagog|läkare|sköterska|psykolog|kurator|bibliotekarie|tekniker|analytiker|intendent"
    r"|rådgivare|ombud|kamrer|kanslist|lektor|praktikant|konsulent|förmedlare|behandlare|stödjare|terapeut|skötare"
    r"|representant|trainee|företagare|brandman|antikvarie|vaktmästare|upphandlare|statistiker)|(?:[Kk]ommun|[Oo]mråde|[Nn]är)(?:s)?polis|[Ff]öreståndare|[Kk]assör|[Pp]rofessor|[Ll]andshövding|VD"
    r"|(?:[Kk]ommunal|[Oo]ppositions|[Ll]andstings)råd)"
)
ITEMS: Final = (
    r"(?:§+|[Pp]unkt(?:erna)?|[Pp]kt\.?|[Ää]rende(?:na)?|p\.?|nr|[Dd]el av §?)\s*(?P<items>\d+(?:\.\d+)?(?:\s*(?:[-–,]|"
    r"och)\s*§?\s*\d+(?:\.\d+)?)*)"
)
PRESENT: Final = r"(?:[xX✓✔☒☑1]|[Jj]a|[Nn]ärv(?:arande|\.)?|[Dd]eltog)"
ABSENT: Final = (
    r"(?:[-–—0☐]|[Nn]ej|[Ff]rånv(?:arande|\.)?|[Ee]j närv(?:arande|\.)?|(?:[Aa]nmält |[Mm]ed )?förhinder|"
    r"[Ff]örhindrad(?: att (?:delta|närvara))?|[Åå]terbud|[Ff]örhinder|[Aa]nmält frånvaro|[Aa]nmäld frånvaro|[Ff]rånvaro anmäld)"
)
REPLACES: Final = (
    r"(?:som\s+)?(?:[Tt]j(?:änst)?g(?:örande|ör)?\.?\s*(?:för\s*)?)?"
    r"(?:(?:[Ee]rs(?:ättare|ätter|\.)?|[Ee]rsätter|[Ss]uppleant)\s*(?:för\s*)?|(?<=för )|^för\s+)(?P<name>[A-ZÅÄÖ].+)"
)


SERVES: Final = r"(?i:tj(?:änst)?g(?:örande|ör)?\.?)"
"""That a substitute takes a seat."""
SUBSTITUTE: Final = rf"(?P<but_not>(?i:ej |icke |inte ))?(?:(?:{SERVES}\s*)?(?i:ers(?:ättare|\.)?|suppl(?:eant|\.)?)|{SERVES})"
"""That somebody may take another's seat, or does: "ersättare", "tjg ers.", "tjänstgörande"."""
SUBSTITUTES: Final = r"(?i:(?:[\w.]+[, ]+){0,3}(?:ersättare|suppleanter|ersättarna|suppleanterna|ers\.?)(?: \w+)?)"
"""A label of those who may: "Närvarande ersättare"."""
FIRST_NAME: Final = rf"{NAME_WORD}(?:\s+{CAPITAL}\b\.?)?"
"""As people in one house are called: "Anna", "Anna L"."""
DEPUTY: Final = r"(?:[Tt]\.?\s?f\.?|[Bb]itr\.?|[Vv]ice|[Bb]iträdande|[Vv]erkställande)"
"""What a post may begin with."""
KIND_OF_POST: Final = (
    r"(?i:facklig[at]?|teknisk[ae]?|ekonomisk[ae]?|medicinskt?|social|biträdande|verkställande|administrativ[ae]?|kommunal[ae]?"
    r"|tf\.?|bitr\.?)"
)
"""What stands before a post's word: "Teknisk chef"."""
SHORT_POST: Final = r"(?:HR-\w+|MAS|MAR|SAS|VC|EC|VD)"
"""A post's short form, as it stands after a name: "Susanne Mark MAS", "Bo Ek VC stöd och service"."""
POST_BEFORE: Final = rf"(?:{ROLE_WORD}n?|VD|Vd|(?:{DEPUTY}\s+)?(?i:{TITLE_WORD})e?n?)"
"""A role or a post, as it stands before a name."""
