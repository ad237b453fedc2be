import type { Language } from '@amparo/vocabulary'
import type { AnnexTable, DocumentPart, LetterDocument, Paragraph, Run } from './document.ts'
import { cellPaddingOf, lookIn, lookOf, pageOf, type Look } from './look.ts'
import { sayAtFoot } from './say.ts'
import { stretches, type Stretch } from './stretches.ts'
import { thaiWords } from './thai-words.ts'
import { letterWords } from './words.ts'

/** What is handed to the typesetter: a fixed source, and the letter as data that the source reads and never runs. */
export interface Typesetting {
  readonly source: string
  /** JSON; the source finds it as the input `letter`. */
  readonly letter: string
}

/** Families that have to be among the fonts, each with its regular and bold weight. */
export const fontFamilies = { other: 'Noto Serif', thai: 'Sarabun' } as const

/** In points. Sarabun's letters are small for their size; beside them those of other scripts have to be larger than alone. */
const sizesIn = (language: Language): Readonly<Record<Stretch['script'], number>> => ({
  other: language === 'th' ? 11.5 : 10.5,
  thai: 13.5,
})

/** A letter as the typesetter takes it (Typst 0.14). */
export function typesetting(document: LetterDocument): Typesetting {
  const { language, number, day, parts } = document
  const [year, month, date] = day.split('-').map(Number)
  const words = letterWords[language]
  const [before, between, after] = words.page('|', '|').split('|')
  return {
    source,
    letter: JSON.stringify({
      number,
      language,
      date: { year, month, day: date },
      page: pageOf(document),
      families:
        language === 'th' ? [fontFamilies.thai, fontFamilies.other] : Object.values(fontFamilies),
      size: sizesIn(language)[language === 'th' ? 'thai' : 'other'],
      footer: { number: sayAtFoot(document), before, between, after },
      parts: parts.map((part, at) => typesetPart(part, at, document)),
    }),
  }
}

function typesetPart(part: DocumentPart, at: number, document: LetterDocument) {
  if (part.kind === 'page-break') return part
  if (part.kind === 'table') return typesetTable(part, document)
  return typesetParagraph(part, document, lookIn(document.parts, at, document))
}

function typesetParagraph(
  paragraph: Paragraph,
  document: LetterDocument,
  look = lookOf(paragraph.role, document),
) {
  const isHeading = paragraph.role === 'subject' || paragraph.role === 'annex-title'
  return {
    kind: 'paragraph',
    ...look,
    isHeading,
    runs: typesetRuns(paragraph.runs, look, document.language),
    aside: typesetRuns(paragraph.aside ?? [], look, document.language),
  }
}

function typesetTable({ columns, rows }: AnnexTable, document: LetterDocument) {
  const header = columns.map(({ title }): Paragraph => {
    return {
      kind: 'paragraph',
      role: 'header-cell',
      runs: [{ text: title, language: document.language }],
    }
  })
  return {
    kind: 'table',
    padding: cellPaddingOf(document),
    shares: columns.map(({ share }) => share),
    header: header.map((one) => typesetParagraph(one, document)),
    cells: rows.flatMap((row) =>
      row.cells.map((cell) => cell.map((one) => typesetParagraph(one, document))),
    ),
  }
}

function typesetRuns(runs: readonly Run[], look: Look, language: Language) {
  return runs.flatMap((run) =>
    stretches(run).flatMap(({ text, script, bold, language: spoken }) => {
      const shape = {
        family: fontFamilies[script],
        size: sizesIn(language)[script] * look.scale,
        isBold: look.bold || bold === true,
        language: primaryTag(spoken) ?? language,
      }
      const pieces = script === 'thai' ? thaiWords(text) : [{ text, whole: false }]
      return pieces.map((piece) => ({ ...shape, ...piece }))
    }),
  )
}

/** The typesetter takes the language without script and region. */
function primaryTag(tag: string | undefined): string | undefined {
  return /^[a-z]{2,3}(?=-|$)/u.exec(tag ?? '')?.[0]
}

const source = String.raw`
#let letter = json(bytes(sys.inputs.letter))
#let points(number) = number * 1pt

#set document(
  title: letter.number,
  date: datetime(year: letter.date.year, month: letter.date.month, day: letter.date.day),
)
#set text(
  font: letter.families,
  size: points(letter.size),
  lang: letter.language,
  hyphenate: false,
  overhang: false,
  // As high as the font is: Thai has marks above marks.
  top-edge: "ascender",
  bottom-edge: "descender",
)
#set par(leading: 0pt, linebreaks: "optimized")
#set page(
  width: points(letter.page.width),
  height: points(letter.page.height),
  margin: (
    left: points(letter.page.left),
    right: points(letter.page.right),
    top: points(letter.page.top),
    bottom: points(letter.page.bottom),
  ),
  footer: context {
    set text(size: points(letter.size * 0.8))
    let current = counter(page).display()
    let all = str(counter(page).final().first())
    let footer = letter.footer
    footer.number
    h(1fr)
    footer.before + current + footer.between + all + footer.after
  },
)
#show heading: it => it.body

#let said(runs) = for run in runs {
  let it = text(
    font: (run.family, ..letter.families),
    size: points(run.size),
    weight: if run.isBold { "bold" } else { "regular" },
    lang: run.language,
    run.text,
  )
  if run.whole { box(it) } else { it }
}

#let sides = (left: left, center: center, right: right, justify: left)

#let paragraph(it) = {
  set par(
    justify: it.align == "justify",
    first-line-indent: (amount: points(calc.max(it.first, 0)), all: true),
    hanging-indent: points(calc.max(-it.first, 0)),
  )
  set align(sides.at(it.align))
  let body = said(it.runs) + if it.aside.len() > 0 { h(1fr) + said(it.aside) }
  block(
    above: points(it.before),
    below: points(it.after),
    width: 100%,
    inset: (left: points(it.indent + calc.min(it.first, 0)), top: if it.ruled { 8pt } else { 0pt }),
    stroke: if it.ruled { (top: 0.5pt + luma(50%)) } else { none },
    sticky: it.keepNext,
    if it.isHeading { heading(outlined: false, body) } else { par(body) },
  )
}

#let cell(paragraphs) = table.cell(
  breakable: false,
  for it in paragraphs { block(above: 0pt, below: 0pt, said(it.runs)) },
)

#let annex(it) = table(
  columns: it.shares.map(share => share * 1fr),
  inset: (x: points(it.padding.x), y: points(it.padding.y)),
  stroke: 0.5pt + luma(40%),
  align: left + top,
  table.header(repeat: true, ..it.header.map(one => cell((one,)))),
  ..it.cells.map(cell),
)

#for part in letter.parts {
  if part.kind == "page-break" { pagebreak() }
  if part.kind == "table" { annex(part) }
  if part.kind == "paragraph" { paragraph(part) }
}
`
