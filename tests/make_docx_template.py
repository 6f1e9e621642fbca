"""Makes the built-in Word template: ``python tests/make_docx_template.py`` writes it anew among the package's templates."""

import io
import zipfile
from pathlib import Path
from typing import Final

TEMPLATE: Final = Path(__file__).parent.parent / "src" / "kcminutes" / "documents" / "templates" / "minutes.docx"

# As in minutes.typ. Lengths are in twentieths of a point (1 mm = 56.7), sizes in half points, widths of lines in eighths.
INK, SOFT, ACCENT, HAIRLINE = "1C1C1C", "5A5F66", "1D4A5C", "B4BABF"
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
LEFT, RIGHT, TOP, BOTTOM = 1928, 1361, 1701, 1531
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
HANGING: Final = 624
LABEL: Final = 1928
LIST_STEP: Final = 340

WORDS_OWN: Final = ("header", "footer", "Title", "Subtitle", "heading", "List")

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
SPACES: Final = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
TAB: Final = "\t"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def border(side: str, size: int, colour: str, space: int = 1) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def cell_margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


def font(*, size: float = 0, colour: str = "", bold: bool = False, italic: bool = False) -> str:
    points = round(size * 2)
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>' if size else "")
    )


def style(
    name: str, *, ident: str = "", kind: str = "paragraph", based: str = "Normal", after: str = "", ppr: str = "", rpr: str = ""
) -> str:
    """A style that shows in Word's gallery; ``after`` is the style of the paragraph that Enter makes after one of this."""
    custom = "" if name.startswith(WORDS_OWN) else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{ident or name.title().replace(" ", "")}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if kind == "paragraph" else "")
        + (f'<w:next w:val="{after}"/>' if after else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def heading(level: int, *, size: float, before: int, below: int, hanging: int = 0) -> str:
    ppr = (
        f'<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="{before}" w:after="{below}"/>'
        + (f'<w:ind w:left="0" w:hanging="{hanging}"/>' if hanging else "")
        + f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    return style(f"heading {level}", after="Normal", ppr=ppr, rpr=font(size=size, colour=ACCENT, bold=True))


def lists(name: str, number: int) -> str:
    """The list styles of five levels; where they stand is the numbering's business."""
    return "".join(
        style(
            f"{name} {level + 1}" if level else name,
            ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="20"/>',
        )
        for level in range(5)
    )


def styles() -> str:
    fonts = 'w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Cambria"'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:color w:val="{INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    fact = f'<w:tabs><w:tab w:val="left" w:pos="{LABEL}"/></w:tabs>'
    hang = f'<w:ind w:left="{LABEL + 227}" w:hanging="{LABEL + 227}"/>'
    plain_table = f"<w:tblPr>{cell_margins(0, 108, 0, 108)}</w:tblPr>"
    lines = border("bottom", 4, HAIRLINE, 0) + border("insideH", 4, HAIRLINE, 0)
    table = (
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:rPr>{font(size=10.5)}</w:rPr><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f'{cell_margins(90, 0, 90, 160)}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f"{border('bottom', 8, ACCENT, 0)}</w:tcBorders></w:tcPr></w:tblStylePr>"
    )
    no_hyphens = "<w:pPr><w:suppressAutoHyphens/></w:pPr>"
    all_styles = [
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>{no_hyphens}</w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/></w:style>',
        f'<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>{plain_table}</w:style>',
        style("header", ppr=tabs + '<w:spacing w:after="0"/>', rpr=font(size=9, colour=SOFT)),
        style("footer", ppr=tabs + '<w:spacing w:after="0"/>', rpr=font(size=9, colour=SOFT)),
        style("Organ", after="Title", ppr='<w:keepNext/><w:spacing w:after="0"/>', rpr=font(size=12, colour=SOFT)),
        style(
            "Title",
            after="Normal",
            ppr=f'<w:keepNext/><w:pBdr>{border("bottom", 6, ACCENT, 8)}</w:pBdr><w:spacing w:after="180" w:line="240" '
            'w:lineRule="auto"/>',
            rpr=font(size=25, colour=ACCENT, bold=True),
        ),
        style("Subtitle", after="Normal", ppr='<w:keepNext/><w:spacing w:after="120"/>', rpr=font(size=13, bold=True)),
        heading(1, size=13, before=460, below=120, hanging=HANGING),
        heading(2, size=11.5, before=360, below=120, hanging=HANGING),
        heading(3, size=9.5, before=200, below=60),
        lists("List Bullet", 1),
        lists("List Number", 2),
        *(
            style(
                f"List Continue {level + 1}" if level else "List Continue",
                ppr=f'<w:spacing w:after="20"/><w:ind w:left="{LIST_STEP * (level + 1)}"/>',
            )
            for level in range(5)
        ),
        style("Uppgift", ppr=f'<w:keepNext/>{fact}<w:spacing w:before="100" w:after="0"/>{hang}'),
        style("Uppgift fortsatt", ppr=f'<w:keepNext/>{fact}<w:spacing w:after="0"/>{hang}'),
        style(
            "Linje", ppr=f'<w:pBdr>{border("bottom", 6, ACCENT)}</w:pBdr><w:spacing w:before="60" w:after="240"/>', rpr=font(size=4)
        ),
        style(
            "Dagordning",
            ppr=f'<w:tabs><w:tab w:val="left" w:pos="{HANGING}"/></w:tabs><w:spacing w:after="40"/>'
            f'<w:ind w:left="{HANGING}" w:hanging="{HANGING}"/>',
        ),
        style(
            "Dagordning 2",
            ppr=f'<w:tabs><w:tab w:val="left" w:pos="{2 * HANGING}"/></w:tabs><w:spacing w:after="40"/>'
            f'<w:ind w:left="{2 * HANGING}" w:hanging="{HANGING}"/>',
        ),
        style("Status", rpr=font(bold=True)),
        style("Kom och gick", rpr=font(colour=SOFT, italic=True)),
        style("Fastställt", ident="Faststallt", ppr="<w:keepNext/>"),
        style("Beslut", ppr=f"<w:pBdr>{border('left', 16, ACCENT, 8)}</w:pBdr>"),
        style("Tabelltext", ppr='<w:suppressAutoHyphens w:val="0"/><w:spacing w:after="0" w:line="252" w:lineRule="auto"/>'),
        style(
            "Tabellrubrik", ppr='<w:keepNext/><w:spacing w:before="100" w:after="0"/>', rpr=font(size=9, colour=ACCENT, bold=True)
        ),
        style(
            "Underskrift",
            ppr=f'<w:keepNext/><w:pBdr>{border("top", 5, INK, 4)}</w:pBdr><w:spacing w:before="1000" w:after="0"/>'
            '<w:ind w:right="227"/>',
        ),
        style(
            "Underskriftens roll",
            ppr='<w:keepNext/><w:spacing w:after="0"/><w:ind w:right="227"/>',
            rpr=font(size=9.5, colour=SOFT),
        ),
        style("Etikett", kind="character", rpr=font(colour=SOFT)),
        style("Anmärkning", ident="Anmarkning", kind="character", rpr=font(colour=SOFT)),
        style(
            "Utkast",
            kind="character",
            rpr=font(size=9.5, colour=INK, bold=True) + f'<w:bdr w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>',
        ),
        f'<w:style w:type="table" w:customStyle="1" w:styleId="Atgarder"><w:name w:val="Åtgärder"/>{table}</w:style>',
    ]
    return f"<w:styles {SPACES}>{defaults}{''.join(all_styles)}</w:styles>"


def numbering() -> str:
    def abstract(ident: int, style_id: str, texts: list[str], form: str) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            + (f'<w:pStyle w:val="{style_id}{level + 1 if level else ""}"/>' if level < 5 else "")
            + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{LIST_STEP * (level + 1)}" w:hanging="{LIST_STEP}"/></w:pPr></w:lvl>'
            for level, text in enumerate(texts)
        )
        return (
            f'<w:abstractNum w:abstractNumId="{ident}"><w:nsid w:val="4B43000{ident}"/><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        )

    bullets = abstract(0, "ListBullet", [("•", "–", "·")[min(level, 2)] for level in range(9)], "bullet")
    numbers = abstract(1, "ListNumber", [f"%{level + 1}." for level in range(9)], "decimal")
    nums = "".join(f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{ident - 1}"/></w:num>' for ident in (1, 2))
    return f"<w:numbering {SPACES}>{bullets}{numbers}{nums}</w:numbering>"


def run(text: str, properties: str = "") -> str:
    return (
        f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}"
        + text.replace("\t", "</w:t><w:tab/><w:t>").join(('<w:t xml:space="preserve">', "</w:t>"))
        + "</w:r>"
    )


def paragraph(content: str, style_id: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{content}</w:p>'


def field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>'


def section_properties() -> str:
    kinds = [(part, kind) for part in ("header", "footer") for kind in ("default", "first")]
    references = "".join(f'<w:{part}Reference w:type="{kind}" r:id="{part}_{kind}"/>' for part, kind in kinds)
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="{TOP}" w:right="{RIGHT}" '
        f'w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="850" w:footer="794" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def body() -> str:
    paragraphs = [
        paragraph(run("{{ document.body }}"), "Organ"),
        paragraph(run("{{ document.title }}"), "Title"),
        paragraph(run("{%p if document.note %}")),
        paragraph(run("{{ document.note }}"), "Subtitle"),
        paragraph(run("{%p endif %}")),
        paragraph(run("{%p if document.approval %}")),
        paragraph(run("{{ document.approval }}"), "Faststallt"),
        paragraph(run("{%p endif %}")),
        paragraph(run("{{p document.facts | facts }}")),
        paragraph(run("{{p document.groups | people }}")),
        paragraph("", "Linje"),
        paragraph(run("{{p document.outline | outline }}")),
        paragraph(run("{{p document.summary | summary }}")),
        paragraph(run("{%p if document.outline or document.summary %}")),
        paragraph("", "Linje"),
        paragraph(run("{%p endif %}")),
        paragraph(run("{{p document.sections | sections }}")),
        paragraph(run("{{p document.coming | coming }}")),
        paragraph(run("{{p document.signatures | signatures }}")),
    ]
    return f"<w:document {SPACES}><w:body>{''.join(paragraphs)}{section_properties()}</w:body></w:document>"


def watermark(number: int) -> str:
    """Word's own kind of watermark, which its menu can change."""
    shape = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
        '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
        f'</v:shapetype><v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" alt="" '
        'style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:110pt;rotation:308;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#f3f3f3" stroked="f">'
        '<v:textpath style="font-family:&quot;Cambria&quot;;font-size:1pt;font-weight:bold" string="UTKAST"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape>'
    )
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def header(text: str, number: int) -> str:
    mark = run("\u00a0{{ document.mark }}\u00a0", '<w:rStyle w:val="Utkast"/>')
    shown = run(text) + run("{%r if document.mark %}") + watermark(number) + mark + run("{%r endif %}")
    return f"<w:hdr {SPACES}>{paragraph(shown, 'Header')}</w:hdr>"


def footer() -> str:
    return f"<w:ftr {SPACES}>{paragraph(run(TAB) + field('PAGE') + run(' (') + field('NUMPAGES') + run(')'), 'Footer')}</w:ftr>"


def settings() -> str:
    """Words are hyphenated in the tables' narrow cells only: the other styles suppress it."""
    return (
        f'<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="142"/><w:doNotHyphenateCaps/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat>"
        '<w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def fonts() -> str:
    """Cambria comes with Office; Caladea has its measures, and Georgia is on every Mac and PC."""
    return (
        f'<w:fonts {SPACES}><w:font w:name="Cambria"><w:altName w:val="Caladea,Georgia"/><w:panose1 w:val="02040503050406030204"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def parts() -> dict[str, str]:
    """The package's files by name, in the order they are written."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    running_head = (
        "{{ document.body }} · {{ document.title }} {{ document.day }}{% if document.note %} · {{ document.note }}{% endif %}\t"
    )
    named = {
        "document": (body(), f"{kind}.document.main+xml", ""),
        "styles": (styles(), f"{kind}.styles+xml", "styles"),
        "numbering": (numbering(), f"{kind}.numbering+xml", "numbering"),
        "settings": (settings(), f"{kind}.settings+xml", "settings"),
        "fontTable": (fonts(), f"{kind}.fontTable+xml", "fontTable"),
        "header_default": (header(running_head, 1), f"{kind}.header+xml", "header"),
        "header_first": (header("\t", 2), f"{kind}.header+xml", "header"),
        "footer_default": (footer(), f"{kind}.footer+xml", "footer"),
        "footer_first": (footer(), f"{kind}.footer+xml", "footer"),
    }
    core = f"{PACKAGE}/metadata/core-properties"
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{of}"/>' for name, (_, of, _) in named.items())
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{types}<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="document" Type="{RELATIONSHIPS}/officeDocument" '
            f'Target="word/document.xml"/><Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<dc:title>Mall för kcminutes</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            + "".join(
                f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/{of}" Target="{name}.xml"/>'
                for name, (_, _, of) in named.items()
                if of
            )
            + "</Relationships>"
        ),
        **{f"word/{name}.xml": text for name, (text, _, _) in named.items()},
    }


def template() -> bytes:
    """The template as a Word file's content, the same each time."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, DECLARATION + text)
    return content.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
