import type {
  Although,
  EntryId,
  LetterId,
  QuestionId,
  ReplyId,
  SubjectId,
  Tombstone,
} from '@amparo/contract'
import {
  answering,
  type AnswerContentCode,
  type AnswerQualityCode,
  type ReplyKindCode,
} from '@amparo/vocabulary'
import type { Hono } from 'hono'
import { erasedIn } from '../db/erasing.ts'
import type { Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { wordsIn } from '../http/words.ts'
import { labelsKept } from '../lists/taken-back.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { LetterReader, numberOf, stateOf } from './letter-store.ts'
import {
  ReplyReader,
  ReplyWriter,
  type KeptAnswer,
  type KeptReply,
  type NewAnswer,
  type NewReply,
} from './reply-store.ts'
import { checkNotAhead } from './today.ts'
import { checkKind } from './vocabulary-check.ts'
import { checkAudience, checkBodies, checkPeople, holdBody } from './writing.ts'

const PAGE = 50
const MOST_WORDS = 100_000
const MOST_OF_AN_ANSWER = 2_000

/** What came back: replies, and the answers that are cut from them. */
export function replyRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'enterReply', whoAsks, async ({ body }, actor) => {
    const reply = replyIn(body)
    return office.change(actor, async (change) => {
      await change.hold(reply.once)
      const writer = new ReplyWriter(change, actor.id)
      const before = await writer.withOnce(actor.id, reply.once)
      if (before !== undefined) {
        if (!isSameReply(before, reply)) throw new Refusal('recorded-otherwise')
        return { reply: before.id as ReplyId, ask: [] }
      }
      checkAudience(actor, reply.audience)
      await checkBodies(change.tx, { ...reply, copied: [] })
      checkNotAhead(reply.received, change.now, 'received')
      if (reply.dated !== null && reply.dated > reply.received)
        throw new Refusal('value-refused', 'dated')
      // Two who enter the same letter are one after the other, so that the second is asked about its number.
      await holdBody(change, reply.authority)
      const ask = (await doubtsAbout(change.tx, reply)).filter(
        (one) => !reply.although.includes(one),
      )
      if (ask.length > 0) return { reply: null, ask }
      return { reply: (await writer.enter(reply)) as ReplyId, ask: [] }
    })
  })

  serveStaff(app, 'recordAnswers', whoAsks, async ({ params, body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    const said = body.answers.map((one) => ({
      ...one,
      words: wordsIn(one.words, MOST_OF_AN_ANSWER),
    }))
    await office.change(actor, async (change) => {
      const writer = new ReplyWriter(change, actor.id)
      const reply = await writer.reply(params.reply)
      if (reply === undefined) throw new Refusal('not-found')
      await change.hold(reply.object)
      const kept = (await writer.answers(reply.id)).filter(
        (one) => one.staff === actor.id && one.once.equals(once),
      )
      if (kept.length > 0) {
        if (!areSameAnswers(kept, said)) throw new Refusal('recorded-otherwise')
        return
      }
      if (reply.erased !== null) throw new Refusal('value-refused', 'reply')
      const people = [...new Set(said.map(({ person }) => person))]
      await checkPeople(change.tx, people, reply.audience)
      checkAnswers(reply, said)
      const asked = await writer.asked(reply, people)
      const answers: NewAnswer[] = said.map((one) => ({
        ...one,
        unasked: !asked.has(`${one.person} ${one.kind}`),
      }))
      await writer.record(reply, answers, once)
    })
    return {}
  })

  serveStaff(app, 'listReplies', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const found = await new ReplyReader(tx).list(body.authority, body.after, PAGE)
      return { replies: await headsOf(tx, found.slice(0, PAGE)), more: found.length > PAGE }
    }),
  )

  serveStaff(app, 'readReply', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      const reader = new ReplyReader(tx)
      const reply = await reader.reply(params.reply)
      if (reply === undefined) throw new Refusal('not-found')
      await change.enterOwn('subject.search', { kind: 'person' })
      const [head] = await headsOf(tx, [reply])
      if (head === undefined) throw new Error('a reply has no head')
      const answers = await reader.answers(reply.id)
      const names = await labelsKept(tx, [...new Set(answers.map(({ person }) => person))])
      const staff = await new OfficeReader(tx).names()
      return {
        ...head,
        words: reply.words,
        file:
          reply.sha256 === null
            ? null
            : {
                type: reply.file_type ?? '',
                bytes: reply.file_bytes ?? 0,
                sha256: reply.sha256.toString('hex'),
              },
        answers: answers.map((answer) => ({
          person: answer.person as SubjectId,
          name: names.get(answer.person) ?? '',
          question: answer.question as QuestionId,
          kind: answer.kind,
          content: answer.content,
          quality: answer.quality,
          unasked: answer.unasked,
          words: answer.words,
          erased: erasedIn(answer) as Tombstone | null,
          by: staff.get(answer.staff) ?? null,
          at: answer.at.toISOString(),
          entry: answer.entry as EntryId,
        })),
      }
    }),
  )

  serveStaff(app, 'readReplyFile', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const writer = new ReplyWriter(change, actor.id)
      const reply = await writer.reply(params.reply)
      const file = reply && (await writer.fileOf(reply.id))
      if (reply === undefined || file == null) throw new Refusal('not-found')
      await writer.takeOut(reply)
      return { bytes: file.toString('base64') }
    }),
  )
}

interface ReplyInput {
  readonly authority: string
  readonly audience: number
  readonly letter: string | null
  readonly kind: string
  readonly theirNumber: string | null
  readonly dated: string | null
  readonly received: string
  readonly words: string | null
  readonly file: { readonly bytes: string; readonly type: keyof typeof MAGIC } | null
  readonly although: readonly Although[]
  readonly once: string
}

/** How each kind of document begins. */
const MAGIC = {
  'application/pdf': '255044462d',
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '504b0304',
} as const

/** A reply is what came: words, a document, or both. */
function replyIn({ words, file, theirNumber, once, although, ...rest }: ReplyInput): NewReply {
  checkKind('reply-kind', rest.kind, 'kind')
  if (words === null && file === null) throw new Refusal('value-refused', 'words')
  const bytes = file === null ? null : Buffer.from(file.bytes, 'base64')
  if (file !== null && bytes?.toString('hex', 0, 8).startsWith(MAGIC[file.type]) !== true)
    throw new Refusal('value-refused', 'file')
  return {
    ...rest,
    words: words === null ? null : wordsIn(words, MOST_WORDS),
    theirNumber: theirNumber === null ? null : wordsIn(theirNumber, 80, 'theirNumber'),
    file: file === null || bytes === null ? null : { bytes, type: file.type },
    although: [...new Set(although)].toSorted(),
    once: Buffer.from(once, 'hex'),
  }
}

/** What must be asked before a reply is kept: as likely a slip as the truth. */
async function doubtsAbout(tx: Reading, reply: NewReply): Promise<Although[]> {
  const { authority, theirNumber, letter, audience, dated, received } = reply
  const isTwice =
    theirNumber !== null && (await new ReplyReader(tx).hasNumber(authority, theirNumber))
  const twice: Although[] = isTwice ? ['same-number'] : []
  if (letter === null) return twice
  const letters = new LetterReader(tx)
  if ((await letters.letter(letter))?.audience !== audience)
    throw new Refusal('value-refused', 'letter')
  const steps = await letters.steps(letter)
  const sentOn = steps.find(({ act }) => act === 'send')?.on_day ?? null
  if (stateOf(steps) !== 'sent' || sentOn === null) return [...twice, 'never-sent']
  const isBefore = received < sentOn || (dated !== null && dated < sentOn)
  return isBefore ? [...twice, 'before-letter'] : twice
}

/** What was erased of it meanwhile is taken as the same. */
function isSameReply(kept: KeptReply, reply: NewReply): boolean {
  const isErased = kept.erased !== null
  return (
    kept.authority === reply.authority &&
    kept.audience === reply.audience &&
    kept.letter === reply.letter &&
    kept.kind === reply.kind &&
    kept.dated === reply.dated &&
    kept.received === reply.received &&
    kept.file_bytes === (reply.file?.bytes.length ?? null) &&
    (isErased || (kept.words === reply.words && kept.their_number === reply.theirNumber))
  )
}

function areSameAnswers(
  kept: readonly KeptAnswer[],
  said: readonly Omit<NewAnswer, 'unasked'>[],
): boolean {
  return (
    kept.length === said.length &&
    kept.every((one) => {
      const same = said[one.field]
      return (
        same !== undefined &&
        same.person === one.person &&
        same.kind === one.kind &&
        same.content === one.content &&
        same.quality === one.quality &&
        (one.words === null || one.words === same.words)
      )
    })
  )
}

/** What makes no sense in a reply of this kind is refused, and so is one question of one person answered twice. */
function checkAnswers(reply: KeptReply, said: readonly Omit<NewAnswer, 'unasked'>[]): void {
  for (const { kind, content, quality } of said) {
    checkKind('question-kind', kind, 'kind')
    const result = answering(
      reply.kind as ReplyKindCode,
      content as AnswerContentCode,
      quality as AnswerQualityCode,
    )
    if (result === undefined) throw new Refusal('value-refused', 'content')
  }
  const each = new Set(said.map(({ person, kind }) => `${person} ${kind}`))
  if (each.size < said.length) throw new Refusal('value-refused', 'answers')
}

async function headsOf(tx: Reading, replies: readonly KeptReply[]) {
  const names = await new PeopleLook(tx).labels([
    ...new Set(replies.map(({ authority }) => authority)),
  ])
  const staff = await new OfficeReader(tx).names()
  const counts = await new ReplyReader(tx).counted(replies.map(({ id }) => id))
  const letters = replies.flatMap(({ letter }) => letter ?? [])
  const steps = await new LetterReader(tx).stepsOf([...new Set(letters)])
  return replies.map((reply) => ({
    id: reply.id as ReplyId,
    audience: reply.audience,
    authority: reply.authority as SubjectId,
    authorityName: names.get(reply.authority) ?? '',
    letter:
      reply.letter === null
        ? null
        : {
            id: reply.letter as LetterId,
            number: numberOf(steps.get(reply.letter)?.find(({ act }) => act === 'sign') ?? null),
          },
    kind: reply.kind,
    theirNumber: reply.their_number,
    dated: reply.dated,
    received: reply.received,
    answered: counts.get(reply.id) ?? 0,
    by: staff.get(reply.staff) ?? null,
    at: reply.at.toISOString(),
    entry: reply.entry as EntryId,
    erased: erasedIn(reply) as Tombstone | null,
  }))
}
