import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  OnOffElement,
  Packer,
  PageNumber,
  Paragraph as DocxParagraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  XmlAttributeComponent,
  XmlComponent,
  type IFontAttributesProperties,
  type IRunOptions,
} from 'docx'
import type { Language } from '@amparo/vocabulary'
import {
  isPage,
  type AnnexTable,
  type DocumentPart,
  type LetterDocument,
  type Paragraph,
  type ParagraphRole,
  type Run,
} from './document.ts'
import { cellPaddingOf, lookIn, lookOf, pageOf, type Frame, type Look } from './look.ts'
import { repack } from './repack.ts'
import { sayAtFoot } from './say.ts'
import { stretches, type Stretch } from './stretches.ts'
import { letterWords } from './words.ts'

/**
 * The letter as an editable .docx (ECMA-376). The same document gives the same bytes: no clock, no chance, no name of a
 * machine or an author gets in, and its properties hold the letter's number and day and nothing else.
 */
export async function writeDocx(document: LetterDocument): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Document({
    title: document.number,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: { document: { run: textRun(document) } },
      paragraphStyles: styles(document),
    },
    sections: [
      {
        properties: { page: pageIn(document) },
        footers: { default: footer(document) },
        children: children(document),
      },
    ],
  })
  return repack(new Uint8Array(await Packer.toArrayBuffer(file)), document.day)
}

/** Twentieths of a point, in which Word measures a page. */
const twips = (points: number) => Math.round(points * 20)

function pageIn(frame: Frame) {
  const { width, height, left, right, top, bottom } = pageOf(frame)
  return {
    size: { width: twips(width), height: twips(height) },
    margin: {
      left: twips(left),
      right: twips(right),
      top: twips(top),
      bottom: twips(bottom),
      footer: twips(28),
    },
  }
}

function textWidthOf(frame: Frame): number {
  const { width, left, right } = pageOf(frame)
  return width - left - right
}

type Script = Stretch['script']

/**
 * Fonts that the offices of these countries have; letters are so small in the Thai one that 16 points are usual. Figures that
 * stand in Thai text are of its font too, whichever of the two fonts a program takes for them.
 */
const fonts: Readonly<Record<Script, Required<Omit<IFontAttributesProperties, 'hint'>>>> = {
  other: fontsBeside('Times New Roman'),
  thai: fontsBeside('TH Sarabun New'),
}
const sizes: Readonly<Record<Script, number>> = { other: 12, thai: 16 }

function fontsBeside(font: string) {
  return { ascii: font, hAnsi: font, eastAsia: 'Times New Roman', cs: 'TH Sarabun New' }
}

function scriptOf(language: Language): Script {
  return language === 'th' ? 'thai' : 'other'
}

const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ru: 'ru-RU',
  be: 'be-BY',
  th: 'th-TH',
}

function textRun({ language }: LetterDocument) {
  return {
    font: fonts[scriptOf(language)],
    size: sizes[scriptOf(language)] * 2,
    sizeComplexScript: sizes.thai * 2,
    language: languageOf(locales[language]),
  }
}

/** Thai is the only complex script in a letter; it says its language apart from that of the other letters. */
function languageOf(locale: string) {
  const other = locale === locales.th ? locales.en : locale
  return { value: other, eastAsia: other, bidirectional: locales.th }
}

const styleNames: Readonly<Record<ParagraphRole, string>> = {
  sender: 'Letter Sender',
  'sender-line': 'Letter Sender Line',
  reference: 'Letter Reference',
  addressee: 'Letter Addressee',
  copy: 'Letter Copy',
  subject: 'Letter Subject',
  salutation: 'Letter Salutation',
  text: 'Letter Text',
  question: 'Letter Question',
  close: 'Letter Close',
  signature: 'Letter Signature',
  'annex-number': 'Annex Number',
  'annex-title': 'Annex Title',
  'annex-note': 'Annex Note',
  'header-cell': 'Annex Heading',
  cell: 'Annex Text',
  'brief-title': 'Page Title',
  'brief-line': 'Page Line',
  'brief-heading': 'Page Heading',
  'brief-item': 'Page Item',
}

/** Those that are headings for whoever finds their way by them. */
const outline: Readonly<Partial<Record<ParagraphRole, number>>> = {
  'brief-title': 0,
  'brief-heading': 1,
}

/** At the foot and in tables of either kind of document. */
const inAll: ReadonlySet<ParagraphRole> = new Set(['annex-note', 'header-cell', 'cell'])

function rolesOf({ form }: Frame): ParagraphRole[] {
  const all = Object.keys(styleNames) as ParagraphRole[]
  return all.filter((role) => inAll.has(role) || role.startsWith('brief-') === isPage(form))
}

function styleId(role: ParagraphRole): string {
  return styleNames[role].replaceAll(' ', '')
}

/** A style for each part of a document, so that an office changes how all of them look in one place. */
function styles(frame: Frame) {
  return rolesOf(frame).map((role) => {
    const look = lookOf(role, frame)
    const level = outline[role]
    return {
      id: styleId(role),
      name: styleNames[role],
      basedOn: 'Normal',
      quickFormat: true,
      run: {
        size: halfPoints(scriptOf(frame.language), look),
        sizeComplexScript: halfPoints('thai', look),
        ...(look.bold ? { bold: true, boldComplexScript: true } : {}),
      },
      paragraph: {
        ...paragraphLook(look),
        ...(level === undefined ? {} : { outlineLevel: level }),
      },
    }
  })
}

function halfPoints(script: Script, { scale }: Look): number {
  return Math.round(sizes[script] * scale * 2)
}

function paragraphLook(look: Look) {
  return {
    alignment: alignments[look.align],
    spacing: { before: twips(look.before), after: twips(look.after) },
    keepLines: look.keepNext,
    keepNext: look.keepNext,
    indent: {
      left: twips(look.indent),
      ...(look.first < 0 ? { hanging: twips(-look.first) } : { firstLine: twips(look.first) }),
    },
    ...(look.ruled
      ? { border: { top: { style: BorderStyle.SINGLE, size: 4, space: 8, color: '808080' } } }
      : {}),
  }
}

/** What a paragraph's place adds to its style. */
function placeLook({ keepNext, before, after }: Look) {
  return { keepNext, keepLines: keepNext, spacing: { before: twips(before), after: twips(after) } }
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const

function children(document: LetterDocument): (DocxParagraph | Table)[] {
  const all = document.parts
  return all.flatMap((part, at): (DocxParagraph | Table)[] => {
    if (part.kind === 'page-break') return []
    if (part.kind === 'table') return [table(part, document)]
    return [
      paragraph(part, document, {
        newPage: isBreak(all[at - 1]),
        look: lookIn(all, at, document),
      }),
    ]
  })
}

function isBreak(part: DocumentPart | undefined): boolean {
  return part?.kind === 'page-break'
}

function paragraph(
  part: Paragraph,
  document: LetterDocument,
  { newPage = false, look }: { newPage?: boolean; look?: Look } = {},
): DocxParagraph {
  const aside = part.aside ?? []
  const written = (runs: readonly Run[]) => writtenRuns(runs, lookOf(part.role, document), document)
  return new DocxParagraph({
    style: styleId(part.role),
    ...(newPage ? { pageBreakBefore: true } : {}),
    ...(look === undefined ? {} : placeLook(look)),
    ...(aside.length > 0
      ? { tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidthOf(document)) }] }
      : {}),
    children: [
      ...written(part.runs),
      ...(aside.length > 0 ? [new TextRun({ children: [new Tab()] })] : []),
      ...written(aside),
    ],
  })
}

function writtenRuns(runs: readonly Run[], look: Look, { language }: LetterDocument): TextRun[] {
  return runs.flatMap((run) =>
    stretches(run).map((stretch) => writtenStretch(stretch, look, language)),
  )
}

function writtenStretch(stretch: Stretch, look: Look, language: Language): TextRun {
  const { text, bold, script } = stretch
  const options: IRunOptions = {
    text,
    font: fonts[script],
    ...(script === scriptOf(language) ? {} : { size: halfPoints(script, look) }),
    ...(bold === true ? { bold, boldComplexScript: bold } : {}),
    // Whose language nobody said is not for a spelling checker, least of all a name.
    ...(stretch.language === undefined ? { noProof: true } : {}),
  }
  if (script === 'thai') return new ThaiRun(options)
  return new TextRun({ ...options, language: languageOf(localeOf(stretch.language ?? language)) })
}

function localeOf(tag: string): string {
  return Object.hasOwn(locales, tag) ? locales[tag as Language] : tag
}

/** Thai letters take the font, the size and the weight of complex scripts; `w:cs` says so (ECMA-376 part 1, 17.3.2.7). */
class ThaiRun extends TextRun {
  constructor(options: IRunOptions) {
    super(options)
    this.properties.push(new OnOffElement('w:cs', true))
    this.properties.push(new ThaiLanguage())
  }
}

class LanguageAttributes extends XmlAttributeComponent<{
  val: string
  eastAsia: string
  bidi: string
}> {
  protected override readonly xmlKeys = { val: 'w:val', eastAsia: 'w:eastAsia', bidi: 'w:bidi' }
}

class ThaiLanguage extends XmlComponent {
  constructor() {
    super('w:lang')
    const th = locales.th
    this.root.push(new LanguageAttributes({ val: th, eastAsia: th, bidi: th }))
  }
}

function table({ columns, rows }: AnnexTable, document: LetterDocument): Table {
  const textWidth = textWidthOf(document)
  const padding = cellPaddingOf(document)
  const widths = columns.map(({ share }) => twips((textWidth * share) / 100))
  const heading = columns.map(({ title }) => [headerCell(title, document.language)])
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: {
      left: twips(padding.x),
      right: twips(padding.x),
      top: twips(padding.y),
      bottom: twips(padding.y),
    },
    rows: [
      row(heading, { widths, document, tableHeader: true }),
      ...rows.map(({ cells }) => row(cells, { widths, document })),
    ],
  })
}

function headerCell(title: string, language: Language): Paragraph {
  return { kind: 'paragraph', role: 'header-cell', runs: [{ text: title, language }] }
}

interface RowOf {
  readonly widths: readonly number[]
  readonly document: LetterDocument
  readonly tableHeader?: boolean
}

/** No row is parted by the end of a page, and the heading stands on each. */
function row(
  cells: readonly (readonly Paragraph[])[],
  { widths, document, tableHeader = false }: RowOf,
): TableRow {
  return new TableRow({
    cantSplit: true,
    tableHeader,
    children: cells.map(
      (paragraphs, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          children: paragraphs.map((one) => paragraph(one, document)),
        }),
    ),
  })
}

/** The number again, since pages come apart; and which page it is of how many. */
function footer(document: LetterDocument): Footer {
  const { language } = document
  const words = letterWords[language]
  const [before = '', between = '', after = ''] = words.page('|', '|').split('|')
  const field = (kind: (typeof PageNumber)[keyof typeof PageNumber]) =>
    new TextRun({ font: fonts[scriptOf(language)], children: [kind] })
  const written = (text: string) =>
    text === '' ? [] : writtenRuns([{ text, language }], lookOf('annex-note', document), document)
  return new Footer({
    children: [
      new DocxParagraph({
        style: styleId('annex-note'),
        keepNext: false,
        tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidthOf(document)) }],
        children: [
          ...written(sayAtFoot(document)),
          new TextRun({ children: [new Tab()] }),
          ...written(before),
          field(PageNumber.CURRENT),
          ...written(between),
          field(PageNumber.TOTAL_PAGES),
          ...written(after),
        ],
      }),
    ],
  })
}
