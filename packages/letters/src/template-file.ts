import type { Language } from '@amparo/vocabulary'
import type { LetterDocument, Paragraph } from './document.ts'
import { writeDocx } from './docx.ts'
import { readDocument, type DocumentProblem } from './read-document.ts'
import { readTemplate, type TemplateProblem } from './read-template.ts'
import type { Counted, Template, TemplateBlock, TemplateText, Wording } from './template.ts'
import type { Problem, Verdict } from './verdict.ts'

/**
 * The wording of one letter in one language as a Word file to be changed in any word processor: each text stands under a line in
 * brackets that says what it is (`[salutation]`, `[text when replyBy]`, `[annex | named: few]`). The same wording gives the same
 * bytes.
 */
export async function writeTemplateFile(
  template: Template,
  language: Language,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const text = template.languages[language]
  if (text === undefined) return null
  const parts = [
    ...linesOf('title', text.title),
    ...linesOf('subject', text.subject),
    ...(text.salutation === '' ? [] : linesOf('salutation', text.salutation)),
    ...text.body.flatMap(linesOfBlock),
    ...(text.close === '' ? [] : linesOf('close', text.close)),
  ].map(paragraphIn(language))
  const document: LetterDocument = {
    language,
    form: template.form,
    number: template.code,
    day: '2020-01-01',
    parts,
  }
  return writeDocx(document)
}

type Line = readonly [mark: string, text: string]

function linesOfBlock(block: TemplateBlock): Line[] {
  switch (block.block) {
    case 'text':
      return linesOf(block.when === undefined ? 'text' : `text when ${block.when}`, block.text)
    case 'questions':
      return linesOf('questions', block.lead)
    case 'left-out':
      return [
        ...linesOf('left-out beside', block.beside),
        ...linesOf('left-out alone', block.alone),
      ]
    case 'own-words':
      return [['own-words', '']]
    case 'annex':
    case 'thanks':
      return linesOf(block.block, block.text)
  }
}

function linesOf(head: string, wording: Wording): Line[] {
  if (typeof wording === 'string') return wording === '' ? [] : [[head, wording]]
  return pluralForms.flatMap((form): Line[] => {
    const text = wording[form]
    return text === undefined ? [] : [[`${head} | ${wording.by}: ${form}`, text]]
  })
}

const pluralForms = ['one', 'two', 'few', 'many', 'other'] as const

function paragraphIn(language: Language): (line: Line) => Paragraph {
  return ([mark, text]) => ({
    kind: 'paragraph',
    role: 'text',
    runs: [
      { text: `[${mark}]`, bold: true },
      ...(text === '' ? [] : [{ text: ` ${text}`, language }]),
    ],
  })
}

export type TemplateFileProblem = TemplateProblem | DocumentProblem | 'no-mark'

/**
 * Reads such a file back and checks it as any template (`readTemplate`). What it is of does not change by it: code, form and needs
 * stay. Never throws.
 */
export function readTemplateFile(
  docx: Uint8Array,
  of: Pick<Template, 'code' | 'form' | 'needs'>,
  language: Language,
): Verdict<{ template: Template }, TemplateFileProblem> {
  const read = readDocument(docx)
  if (!read.ok) return read
  const body = read.texts.find(
    ({ place, part }) => place === 'body' && part.endsWith('document.xml'),
  )
  const lines = marked((body?.text ?? '').split('\n'))
  const [first] = lines
  if (first === undefined) return { ok: false, problems: [noMark] }
  const input = { format: 1, ...of, languages: { [language]: textOf(lines) } }
  return readTemplate(JSON.parse(JSON.stringify(input)))
}

const noMark: Problem<'no-mark'> = {
  code: 'no-mark',
  at: '',
  sentence:
    'No line begins with a mark in brackets, as [salutation]; change the file that the office downloaded, and leave its marks as they are.',
}

/** Each mark with everything up to the next one. */
function marked(all: readonly string[]): Line[] {
  const lines: [string, string][] = []
  for (const one of all) {
    const found = /^\s*\[([a-z][^\]]{0,60})\]\s*(.*)$/su.exec(one)
    if (found !== null) lines.push([found[1]?.trim() ?? '', found[2]?.trim() ?? ''])
    else {
      const last = lines.at(-1)
      if (last !== undefined) last[1] = `${last[1]} ${one.trim()}`.trim()
    }
  }
  return lines
}

/** As `readTemplate` reads it; what is wrong with it is told there. */
function textOf(lines: readonly Line[]): Omit<TemplateText, 'body'> & { readonly body: unknown[] } {
  const parts = parted(lines)
  const wording = (head: string) => parts.find((part) => part.head === head)?.wording ?? ''
  const text = (head: string) => {
    const said = wording(head)
    return typeof said === 'string' ? said : said.other
  }
  const own = new Set(['title', 'subject', 'salutation', 'close'])
  return {
    title: text('title'),
    subject: wording('subject'),
    salutation: text('salutation'),
    close: text('close'),
    body: blocksOf(parts.filter(({ head }) => !own.has(head))),
  }
}

interface Part {
  readonly head: string
  readonly wording: Wording
}

/** Lines of one head and count, one after the other, are one wording, unless a form comes again. */
function parted(lines: readonly Line[]): Part[] {
  const parts: { head: string; wording: string | Record<string, string> }[] = []
  for (const [mark, text] of lines) {
    const [head = '', count] = mark.split('|').map((one) => one.trim())
    const [by = '', form = ''] = (count ?? '').split(':').map((one) => one.trim())
    const last = parts.at(-1)
    const isMore =
      count !== undefined &&
      last?.head === head &&
      typeof last.wording !== 'string' &&
      last.wording['by'] === by &&
      !(form in last.wording)
    if (isMore && last !== undefined && typeof last.wording !== 'string') last.wording[form] = text
    else parts.push({ head, wording: count === undefined ? text : { by, [form]: text } })
  }
  return parts.map(({ head, wording }) => ({ head, wording: wording as string | Counted }))
}

function blocksOf(parts: readonly Part[]): unknown[] {
  const blocks: unknown[] = []
  for (const { head, wording } of parts) {
    const before = blocks.at(-1) as
      | { block?: string; beside?: unknown; alone?: unknown }
      | undefined
    const [, when] = /^text when (\w+)$/u.exec(head) ?? []
    if (when !== undefined) blocks.push({ block: 'text', text: wording, when })
    else if (head === 'questions') blocks.push({ block: 'questions', lead: wording })
    else if (head === 'own-words') blocks.push({ block: 'own-words' })
    else if (head === 'left-out beside') blocks.push({ block: 'left-out', beside: wording })
    else if (
      head === 'left-out alone' &&
      before?.block === 'left-out' &&
      before.alone === undefined
    )
      before.alone = wording
    else blocks.push({ block: head, text: wording })
  }
  return blocks
}
