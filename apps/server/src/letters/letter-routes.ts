import type { EntryId, LetterId, QuestionId, ReplyId, SubjectId, Tombstone } from '@amparo/contract'
import { civilDay } from '@amparo/register'
import type { Hono } from 'hono'
import { mayDo } from '../authority.ts'
import { erasedIn } from '../db/erasing.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { wordsIn } from '../http/words.ts'
import { OutcomeReader } from '../lists/outcome-store.ts'
import { labelsKept } from '../lists/taken-back.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import {
  LetterReader,
  LetterWriter,
  numberOf,
  stateOf,
  type KeptLetter,
  type KeptStep,
  type ListedLetter,
} from './letter-store.ts'
import { checkPaper } from './paper-check.ts'
import { standingQuestions } from './question-store.ts'
import { ReplyReader } from './reply-store.ts'
import { checkNotAhead, checkNotBefore, todayIn } from './today.ts'
import { checkKind } from './vocabulary-check.ts'
import { letterOf, weigh, type Plan } from './writing.ts'

const PAGE = 50
const MOST_WORDS = 2_000

/** Letters: planned, begun, read, signed, sent and withdrawn. */
export function letterRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  // Whom it would name is a look at people, so it is an entry too.
  serveStaff(app, 'planLetter', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'person' })
      const { tx } = change
      const { lines, out } = await weigh(tx, actor, body)
      const people = [...new Set(body.asked.map(({ person }) => person))]
      const names = await new PeopleLook(tx).labels(people, body.audience)
      const named = [...new Set(lines.map(({ person }) => person))]
      const name = (person: string) => names.get(person) ?? ''
      return {
        named: named.map((person) => ({ person: person as SubjectId, name: name(person) })),
        leftOut: out.map((one) => ({
          ...one,
          person: one.person as SubjectId,
          name: name(one.person),
        })),
        askedBefore: await askedBefore(tx, body, await todayIn(tx, change.now)),
      }
    }),
  )

  serveStaff(app, 'writeLetter', whoAsks, async ({ body }, actor) => {
    const { once: sent, ...plan } = body
    const once = Buffer.from(sent, 'hex')
    return office.change(actor, async (change) => {
      // Sent twice at once, the second waits and then finds what the first has made.
      await change.hold(once)
      const writer = new LetterWriter(change, actor.id)
      const before = await writer.withOnce(actor.id, once)
      if (before !== undefined) {
        if (!(await isOf(writer, before, plan))) throw new Refusal('recorded-otherwise')
        return { letter: before.id as LetterId }
      }
      const weighed = await weigh(change.tx, actor, plan)
      const letter = await letterOf(change.tx, plan, weighed, once)
      return { letter: (await writer.write(letter)) as LetterId }
    })
  })

  serveStaff(app, 'listLetters', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const found = await new LetterReader(tx).list(body, PAGE)
      const page = found.slice(0, PAGE)
      const names = await new PeopleLook(tx).labels(page.map(({ authority }) => authority))
      const staff = await new OfficeReader(tx).names()
      return {
        letters: page.map((one) => headView(one, names, staff)),
        more: found.length > PAGE,
      }
    }),
  )

  serveStaff(app, 'readLetter', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      const reader = new LetterReader(tx)
      const head = await reader.head(params.letter)
      if (head === undefined) throw new Refusal('not-found')
      await change.enterOwn('subject.search', { kind: 'person' })
      const [lines, out] = [await reader.lines(head.id), await reader.out(head.id)]
      const [papers, steps] = [await reader.papers(head.id), await reader.steps(head.id)]
      const people = [...lines, ...out].map(({ person }) => person)
      const names = await labelsKept(tx, [...new Set([...people, head.authority, ...head.copied])])
      const staff = await new OfficeReader(tx).names()
      const takenBack = await new OutcomeReader(tx).takenBack(people)
      const named = ({ person }: { readonly person: string }) => ({
        person: person as SubjectId,
        name: names.get(person) ?? '',
      })
      const made = (one: { staff: number; at: Date; entry: string }) => ({
        by: staff.get(one.staff) ?? null,
        at: one.at.toISOString(),
        entry: one.entry as EntryId,
      })
      return {
        ...headView(head, names, staff),
        copied: head.copied.map((authority) => ({
          authority: authority as SubjectId,
          name: names.get(authority) ?? '',
        })),
        follows: head.follows as LetterId | null,
        lines: lines.map((line) => ({
          question: line.question as QuestionId,
          kind: line.kind,
          ...named(line),
          takenBack: takenBack.has(line.person),
        })),
        out: out.map(({ reason, counted, ...one }) => ({ reason, counted, ...named(one) })),
        papers: papers.map((paper) => ({
          seq: paper.seq,
          origin: paper.origin,
          sha256: paper.sha256?.toString('hex') ?? null,
          bytes: paper.bytes,
          hasPrint: paper.has_print,
          ...made(paper),
          erased: erasedIn(paper) as Tombstone | null,
        })),
        steps: steps.map((step) => ({
          act: step.act,
          paper: step.paper,
          channel: step.channel,
          on: step.on_day,
          words: step.words,
          ...made(step),
        })),
        replies: (await new ReplyReader(tx).to(head.id)) as ReplyId[],
        maySign: mayDo(actor.role, 'letter.sign'),
      }
    }),
  )

  serveStaff(app, 'signLetter', whoAsks, async ({ params, body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    return office.change(actor, async (change) => {
      const { writer, letter, steps } = await begin(change, actor.id, params.letter)
      const kept = takenBefore(steps, once, actor.id)
      if (kept?.act === 'sign') return { number: numberOf(kept) ?? '' }
      if (kept !== undefined || stateOf(steps) !== 'draft') throw new Refusal('changed-meanwhile')
      const newest = (await writer.papers(letter.id)).at(-1)
      // What somebody else has brought meanwhile was not read by whoever signs.
      if (newest === undefined || newest.seq !== body.paper || newest.erased !== null)
        throw new Refusal('changed-meanwhile')
      await checkPaper(change.tx, letter, newest.seq)
      const { zone } = await new OfficeReader(change.tx).facts()
      const year = Number(civilDay(change.now, zone).slice(0, 4))
      return { number: await writer.sign(letter, newest, year, once) }
    })
  })

  serveStaff(app, 'sendLetter', whoAsks, async ({ params, body }, actor) => {
    const { once: sent, ...how } = body
    const once = Buffer.from(sent, 'hex')
    checkKind('letter-channel', how.channel, 'channel')
    await office.change(actor, async (change) => {
      const { writer, letter, steps } = await begin(change, actor.id, params.letter)
      if (takenBefore(steps, once, actor.id)?.act === 'send') return
      const signed = steps.find(({ act }) => act === 'sign')
      if (signed?.paper == null || stateOf(steps) !== 'signed')
        throw new Refusal('changed-meanwhile')
      checkNotAhead(how.on, change.now, 'on')
      checkNotBefore(how.on, signed.at, 'on')
      if (how.answerBy !== null && how.answerBy < how.on)
        throw new Refusal('value-refused', 'answerBy')
      await checkPaper(change.tx, letter, signed.paper)
      await writer.send(letter, how, once)
    })
    return {}
  })

  serveStaff(app, 'withdrawLetter', whoAsks, async ({ params, body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    const words = wordsIn(body.words, MOST_WORDS)
    await office.change(actor, async (change) => {
      const { writer, letter, steps } = await begin(change, actor.id, params.letter)
      if (takenBefore(steps, once, actor.id)?.act === 'withdraw') return
      if (stateOf(steps) === 'withdrawn') throw new Refusal('changed-meanwhile')
      await writer.withdraw(letter, words, once)
    })
    return {}
  })
}

/** The letter held, so that two who press at once are one after the other. */
async function begin(change: Change, staff: number, id: string) {
  const writer = new LetterWriter(change, staff)
  const letter = await writer.letter(id)
  if (letter === undefined) throw new Refusal('not-found')
  await change.hold(letter.object)
  return { writer, letter, steps: await writer.steps(id) }
}

/** The same act, sent again because its answer was lost, is the one that was kept. */
function takenBefore(
  steps: readonly KeptStep[],
  once: Buffer,
  staff: number,
): KeptStep | undefined {
  return steps.find((step) => step.staff === staff && step.once.equals(once))
}

/** Whether a letter was begun by this very plan. Whom it names was weighed then. */
async function isOf(reader: LetterReader, letter: KeptLetter, plan: Plan): Promise<boolean> {
  const [lines, out] = [await reader.lines(letter.id), await reader.out(letter.id)]
  const left = new Set(out.map(({ person }) => person))
  const asked = plan.asked.filter(({ person }) => !left.has(person))
  const inWords = (all: Plan['asked']) =>
    all
      .map(({ person, kind }) => `${person} ${kind}`)
      .toSorted()
      .join('\n')
  return (
    letter.authority === plan.authority &&
    letter.copied.join(' ') === plan.copied.join(' ') &&
    letter.language === plan.language &&
    letter.form === plan.form &&
    letter.audience === plan.audience &&
    letter.follows === plan.follows &&
    inWords(asked) === inWords(lines) &&
    plan.asked.length - asked.length >= left.size &&
    [...left].every((person) => plan.asked.some((one) => one.person === person))
  )
}

async function askedBefore(tx: Reading, { asked, authority, audience }: Plan, today: string) {
  const wanted = new Set(asked.map(({ person, kind }) => `${person} ${kind}`))
  const people = [...new Set(asked.map(({ person }) => person))]
  const standing = await standingQuestions(tx, today, { people })
  return standing.flatMap(({ person, kind, stands, asked: letters, ...question }) => {
    const isSame = question.audience === audience && wanted.has(`${person} ${kind}`)
    const here = letters.filter((letter) => letter.authority === authority)
    const newest = here.toSorted((a, b) => Number(b.letter) - Number(a.letter))[0]
    if (!isSame || newest === undefined || stands.state === 'answered') return []
    const letter = newest.letter as LetterId
    return [{ person: person as SubjectId, kind, letter, on: newest.sentOn }]
  })
}

function headView(
  letter: ListedLetter,
  names: ReadonlyMap<string, string>,
  staff: ReadonlyMap<number, string>,
) {
  const { sign, send, isWithdrawn } = letter
  const steps = [sign, send].flatMap((step) => step ?? [])
  return {
    id: letter.id as LetterId,
    audience: letter.audience,
    authority: letter.authority as SubjectId,
    authorityName: names.get(letter.authority) ?? '',
    language: letter.language,
    form: letter.form,
    state: isWithdrawn ? ('withdrawn' as const) : stateOf(steps),
    number: numberOf(sign),
    sentOn: send?.on_day ?? null,
    answerBy: send?.answer_by ?? null,
    people: letter.people,
    leftOut: letter.leftOut,
    by: staff.get(letter.staff) ?? null,
    at: letter.at.toISOString(),
    entry: letter.entry as EntryId,
  }
}
