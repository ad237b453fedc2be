import { createHash } from 'node:crypto'
import type { LeftOutReason, LetterForm, LetterState } from '@amparo/contract'
import type { LetterDocument } from '@amparo/letters'
import { sql, type Selectable } from 'kysely'
import type { Change, Entered, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { makeQuestions, type Asked } from './question-store.ts'

export type KeptLetter = Selectable<Tables['letter']>
export type KeptStep = Selectable<Tables['letter_step']>
export type KeptDay = Selectable<Tables['letter_day']>

type KeptPaper = Selectable<Tables['letter_paper']>

/** A paper without its bytes. */
export type PaperHead = Omit<Selectable<Tables['letter_paper']>, 'docx' | 'pdf' | 'layout'>

export interface LetterLine extends Asked {
  readonly question: string
}

export interface LeftOut {
  readonly person: string
  readonly reason: LeftOutReason
  readonly counted: boolean
}

/** A letter as lists show it. */
export interface ListedLetter extends KeptLetter {
  readonly sign: KeptStep | null
  readonly send: KeptStep | null
  readonly isWithdrawn: boolean
  /** As it was set last. */
  readonly answerBy: string | null
  readonly registeredOn: string | null
  readonly people: number
  readonly leftOut: number
}

export interface NewLetter {
  readonly authority: string
  readonly copied: readonly string[]
  readonly language: KeptLetter['language']
  readonly form: LetterForm
  readonly audience: number
  readonly follows: string | null
  readonly once: Buffer
  readonly lines: readonly Asked[]
  readonly out: readonly LeftOut[]
}

export interface NewPaper {
  readonly origin: KeptPaper['origin']
  /** What it was laid out as, so that it can be printed once more; null for a file that was brought back. */
  readonly layout: LetterDocument | null
  /** The office's wording it was composed by. */
  readonly template: string | null
  readonly docx: Buffer
  readonly pdf: Buffer | null
  /** Names in it that are somebody else's, with the reason. */
  readonly cleared: readonly { readonly person: string; readonly words: string }[]
  readonly once: Buffer
}

/** As many as one letter may have; its table knows no higher number. */
export const MOST_PAPERS = 100

/** What staff may ask about letters. The row policies show only the actor's audiences. */
export class LetterReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  async letter(id: string): Promise<KeptLetter | undefined> {
    return this.tx.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** The letter that a member began under this mark. */
  async withOnce(staff: number, once: Buffer): Promise<KeptLetter | undefined> {
    return this.tx
      .selectFrom('letter')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .executeTakeFirst()
  }

  /** Newest first, before a letter; so many and one more. */
  async list(
    asked: {
      readonly authority: string | null
      readonly state: LetterState | null
      readonly after: string | null
    },
    most: number,
  ): Promise<ListedLetter[]> {
    const { authority, state, after } = asked
    const ofState = state === null ? sql`true` : sql`${STATE} = ${state}`
    const ofAuthority = authority === null ? sql`true` : sql`l.authority = ${authority}::bigint`
    const before = after === null ? sql`true` : sql`l.id < ${after}::bigint`
    const { rows } = await sql<{ id: string }>`
      select l.id from letter l where ${ofAuthority} and ${before} and ${ofState}
      order by l.id desc limit ${most + 1}`.execute(this.tx)
    return this.#heads(rows.map(({ id }) => id))
  }

  /** One letter as lists show it. */
  async head(id: string): Promise<ListedLetter | undefined> {
    return (await this.#heads([id]))[0]
  }

  async #heads(ids: readonly string[]): Promise<ListedLetter[]> {
    if (ids.length === 0) return []
    const letters = await this.tx
      .selectFrom('letter')
      .selectAll()
      .where('id', 'in', ids)
      .orderBy('id', 'desc')
      .execute()
    const [steps, days] = [await this.stepsOf(ids), await this.daysOf(ids)]
    const { rows: counts } = await sql<{ letter: string; people: number; out: number }>`
      select l.id as letter,
        (select count(distinct q.person)::int from letter_line x join question q on q.id = x.question where x.letter = l.id) as people,
        (select count(*)::int from letter_left_out o where o.letter = l.id) as out
      from letter l where l.id = any (${ids}::bigint[])`.execute(this.tx)
    return letters.map((letter) => {
      const own = steps.get(letter.id) ?? []
      const count = counts.find((one) => one.letter === letter.id)
      const send = own.find(({ act }) => act === 'send') ?? null
      const said = days.get(letter.id) ?? []
      const last = (about: KeptDay['about']) => said.findLast((day) => day.about === about)
      return {
        ...letter,
        sign: own.find(({ act }) => act === 'sign') ?? null,
        send,
        answerBy: (last('answer-by') ?? { day: send?.answer_by ?? null }).day,
        registeredOn: last('registered')?.day ?? null,
        isWithdrawn: own.some(({ act }) => act === 'withdraw'),
        people: count?.people ?? 0,
        leftOut: count?.out ?? 0,
      }
    })
  }

  /** What a letter asks, by person, as they were asked for. */
  async lines(letter: string): Promise<LetterLine[]> {
    return this.tx
      .selectFrom('letter_line')
      .innerJoin('question', 'question.id', 'letter_line.question')
      .select(['question.id as question', 'question.person', 'question.kind'])
      .where('letter_line.letter', '=', letter)
      .orderBy('question.person')
      .orderBy('question.id')
      .execute()
  }

  /** Every question that one of these letters asks. */
  async questionsIn(letters: readonly string[]): Promise<ReadonlySet<string>> {
    if (letters.length === 0) return new Set()
    const rows = await this.tx
      .selectFrom('letter_line')
      .select('question')
      .where('letter', 'in', letters)
      .execute()
    return new Set(rows.map(({ question }) => question))
  }

  async out(letter: string): Promise<LeftOut[]> {
    return this.tx
      .selectFrom('letter_left_out')
      .select(['person', 'reason', 'counted'])
      .where('letter', '=', letter)
      .orderBy('person')
      .execute()
  }

  /** Oldest first, without their bytes. */
  async papers(letter: string): Promise<PaperHead[]> {
    return this.tx
      .selectFrom('letter_paper')
      .select([
        'letter',
        'seq',
        'audience',
        'origin',
        'template',
        'sha256',
        'bytes',
        'has_print',
        'once',
      ])
      .select(['staff', 'at', 'entry', 'tx', 'erased', 'erased_tx', 'erased_on', 'erased_for'])
      .where('letter', '=', letter)
      .orderBy('seq')
      .execute()
  }

  /** The bytes of a paper; null for one that was erased, undefined where there is none. */
  async bytesOf(
    letter: string,
    seq: number,
  ): Promise<{ readonly docx: Buffer | null; readonly pdf: Buffer | null } | undefined> {
    return this.tx
      .selectFrom('letter_paper')
      .select(['docx', 'pdf'])
      .where('letter', '=', letter)
      .where('seq', '=', seq)
      .executeTakeFirst()
  }

  /** Whom letters to a body left out. */
  async leftOutTo(authority: string): Promise<string[]> {
    const rows = await this.tx
      .selectFrom('letter_left_out')
      .innerJoin('letter', 'letter.id', 'letter_left_out.letter')
      .select('letter_left_out.person')
      .distinct()
      .where('letter.authority', '=', authority)
      .execute()
    return rows.map(({ person }) => person)
  }

  /** Of whom somebody said that the name in a paper is not theirs. */
  async layoutOf(letter: string, seq: number): Promise<LetterDocument | null> {
    const row = await this.tx
      .selectFrom('letter_paper')
      .select('layout')
      .where('letter', '=', letter)
      .where('seq', '=', seq)
      .executeTakeFirst()
    return row?.layout ?? null
  }

  /** The same with the reason; null once that was erased. */
  async clearings(
    letter: string,
    paper: number,
  ): Promise<{ readonly person: string; readonly words: string | null }[]> {
    return this.tx
      .selectFrom('letter_cleared')
      .select(['person', 'words'])
      .where('letter', '=', letter)
      .where('paper', '=', paper)
      .execute()
  }

  async cleared(letter: string, paper: number): Promise<string[]> {
    const rows = await this.tx
      .selectFrom('letter_cleared')
      .select('person')
      .where('letter', '=', letter)
      .where('paper', '=', paper)
      .execute()
    return rows.map(({ person }) => person)
  }

  async steps(letter: string): Promise<KeptStep[]> {
    return (await this.stepsOf([letter])).get(letter) ?? []
  }

  /** What was said of the days of these letters after they went out, in that order. */
  async daysOf(letters: readonly string[]): Promise<ReadonlyMap<string, KeptDay[]>> {
    if (letters.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('letter_day')
      .selectAll()
      .where('letter', 'in', letters)
      .orderBy('seq')
      .execute()
    return Map.groupBy(rows, ({ letter }) => letter)
  }

  /** In the order in which they were taken. */
  async stepsOf(letters: readonly string[]): Promise<ReadonlyMap<string, KeptStep[]>> {
    if (letters.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('letter_step')
      .selectAll()
      .where('letter', 'in', letters)
      .orderBy('entry')
      .execute()
    return Map.groupBy(rows, ({ letter }) => letter)
  }
}

const STATE = sql`case
  when exists (select from letter_step s where s.letter = l.id and s.act = 'withdraw') then 'withdrawn'
  when exists (select from letter_step s where s.letter = l.id and s.act = 'send') then 'sent'
  when exists (select from letter_step s where s.letter = l.id and s.act = 'sign') then 'signed'
  else 'draft' end`

/** Where a letter stands, by its steps. */
export function stateOf(steps: readonly Pick<KeptStep, 'act'>[]): LetterState {
  const took = (act: KeptStep['act']) => steps.some((step) => step.act === act)
  if (took('withdraw')) return 'withdrawn'
  if (took('send')) return 'sent'
  return took('sign') ? 'signed' : 'draft'
}

/** As it stands on the paper. */
export function numberOf(sign: Pick<KeptStep, 'number' | 'year'> | null): string | null {
  return sign === null || sign.number === null ? null : `${sign.number}/${sign.year}`
}

/** Letters are numbered one after the other, whoever signs them: held while a number is given. */
const NUMBERS = createHash('sha256').update('amparo/v1/letter numbers').digest().subarray(0, 16)

/** Only exists inside a change; every method leaves one entry. */
export class LetterWriter extends LetterReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** Begins a letter; the questions that nobody has asked before are made. */
  async write(letter: NewLetter): Promise<string> {
    const { lines, out, copied, ...row } = letter
    const { id: entry, object } = await this.#change.enterNew('letter.write', boundOf(letter))
    const { audience } = row
    const questions = await makeQuestions(this.tx, lines, audience, entry)
    const { id } = await this.tx
      .insertInto('letter')
      .values({ ...row, copied: [...copied], object, ...this.#by(entry) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`
      insert into letter_line (letter, question, audience, entry)
      select ${id}, q, ${audience}, ${entry} from unnest(${questions}::bigint[]) as q`.execute(
      this.tx,
    )
    if (out.length > 0)
      await this.tx
        .insertInto('letter_left_out')
        .values(out.map((one) => ({ ...one, letter: id, audience, entry })))
        .execute()
    return id
  }

  async addPaper(letter: KeptLetter, seq: number, paper: NewPaper): Promise<void> {
    const { id: entry } = await this.#change.enter(
      'letter.paper',
      letter.object,
      boundOfPaper({
        ...paper,
        seq,
        docx: sha256(paper.docx),
        pdf: paper.pdf && sha256(paper.pdf),
      }),
    )
    const { docx, pdf, origin, layout, template, once, cleared } = paper
    const { id, audience } = letter
    await this.tx
      .insertInto('letter_paper')
      .values({
        letter: id,
        seq,
        audience,
        origin,
        template,
        docx,
        pdf,
        layout: layout === null ? null : JSON.stringify(layout),
        sha256: sha256(docx),
        bytes: docx.length,
        has_print: pdf !== null,
        once,
        ...this.#by(entry),
      })
      .execute()
    if (cleared.length > 0)
      await this.tx
        .insertInto('letter_cleared')
        .values(cleared.map((one) => ({ ...one, letter: id, paper: seq, audience, entry })))
        .execute()
  }

  /** The next number of a year; whoever signs next waits until this change is over. */
  async nextNumber(year: number): Promise<number> {
    await this.#change.hold(NUMBERS)
    const { rows } = await sql<{ number: number }>`
      select next_letter_number(${year}::smallint) as number`.execute(this.tx)
    return rows[0]?.number ?? 1
  }

  /** Signs a paper under a number. */
  async sign(
    letter: KeptLetter,
    paper: Pick<PaperHead, 'seq' | 'sha256'>,
    { year, number }: { readonly year: number; readonly number: number },
    once: Buffer,
  ): Promise<void> {
    const fields = boundOfSignature(paper, `${number}/${year}`)
    const { id: entry } = await this.#change.enter('letter.sign', letter.object, fields)
    await this.#step(letter, { act: 'sign', paper: paper.seq, year, number, once }, entry)
  }

  async send(
    letter: KeptLetter,
    sent: { readonly channel: string; readonly on: string; readonly answerBy: string | null },
    once: Buffer,
  ): Promise<void> {
    const { channel, on, answerBy } = sent
    const fields = { channel, on, by: answerBy ?? '' }
    const { id: entry } = await this.#change.enter('letter.send', letter.object, fields)
    const step = { act: 'send', channel, on_day: on, answer_by: answerBy, once } as const
    await this.#step(letter, step, entry)
  }

  async setDay(
    { id: letter, object, audience }: KeptLetter,
    row: Pick<KeptDay, 'about' | 'day' | 'seq' | 'once'>,
  ): Promise<void> {
    const fields = { about: row.about, day: row.day ?? '' }
    const { id: entry } = await this.#change.enter('letter.day', object, fields)
    await this.tx
      .insertInto('letter_day')
      .values({ ...row, letter, audience, ...this.#by(entry) })
      .execute()
  }

  async withdraw(letter: KeptLetter, words: string, once: Buffer): Promise<void> {
    const fields = boundOfWithdrawal({ words })
    const { id: entry } = await this.#change.enter('letter.withdraw', letter.object, fields)
    await this.#step(letter, { act: 'withdraw', words, once }, entry)
  }

  /** Writes down that the bytes of a paper are handed out. */
  async takeOut(letter: KeptLetter, paper: number): Promise<void> {
    await this.#change.enter('letter.take-out', letter.object, { paper: String(paper) })
  }

  async #step(
    { id: letter, audience }: KeptLetter,
    step: Pick<KeptStep, 'act' | 'once'> & Partial<Omit<KeptStep, 'erased'>>,
    entry: string,
  ): Promise<void> {
    await this.tx
      .insertInto('letter_step')
      .values({ ...step, letter, audience, ...this.#by(entry) })
      .execute()
  }

  #by(entry: Entered['id']) {
    return { staff: this.#staff, at: this.#change.now, entry }
  }
}

/** What the entry of a letter binds: whom it asks what about whom, and whom it leaves out. */
function boundOf({ lines, out, copied, follows, ...letter }: NewLetter) {
  return {
    authority: letter.authority,
    copied: copied.join(' '),
    language: letter.language,
    form: letter.form,
    audience: String(letter.audience),
    follows: follows ?? '',
    asked: lines.map(({ person, kind }) => `${person} ${kind}`).join('\n'),
    out: out
      .map(({ person, reason, counted }) =>
        `${person} ${reason} ${counted ? 'counted' : ''}`.trim(),
      )
      .join('\n'),
  }
}

/** What the entry of a signature binds: which paper, byte for byte, under which number. */
export function boundOfSignature(
  { seq, sha256 }: Pick<PaperHead, 'seq' | 'sha256'>,
  number: string,
) {
  return { paper: String(seq), docx: sha256?.toString('hex') ?? '', number }
}

/** Of a paper as it came, what an entry binds: its files by their hashes, and each name that was cleared by itself. */
export function boundOfPaper({
  seq,
  origin,
  template,
  docx,
  pdf,
  cleared,
}: Pick<NewPaper, 'origin' | 'template' | 'cleared'> & {
  readonly seq: number
  readonly docx: Buffer
  readonly pdf: Buffer | null
}) {
  return {
    seq: String(seq),
    origin,
    docx: docx.toString('hex'),
    pdf: pdf?.toString('hex') ?? '',
    // Papers of the software's own wording have no such field, nor have those of earlier versions.
    ...(template === null ? {} : { template }),
    ...Object.fromEntries(cleared.map(({ person, words }) => [clearedField(person), words])),
  }
}

export function clearedField(person: string): string {
  return `cleared.${person}`
}

export function boundOfWithdrawal({ words }: { readonly words: string }) {
  return { act: 'withdraw', words }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
