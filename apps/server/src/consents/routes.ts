import type { EntryId, SubjectId } from '@amparo/contract'
import { entry as vocabularyEntry, type VocabularyName } from '@amparo/vocabulary'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import { dayOf, type Change, type Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { SubmissionWriter, type Thread } from '../submissions/submission-store.ts'
import { ConsentReader, ConsentWriter, type KeptDecision } from './consent-store.ts'
import { askAgainOn, reasonsToAsk, standingOf, type Conflict } from './standing.ts'

type Names = ReadonlyMap<number, string>

/** What people agreed to about a message, taken in conversation and asked again. */
export function consentRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'readConsents', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const thread = await threadOf(change, actor, params.submission)
      const reader = new ConsentReader(change.tx)
      const names = await new OfficeReader(change.tx).names()
      const consents = await reader.consents(thread.id)
      const decisions = await reader.decisions(thread.id)
      const { effective, conflicts } = standingOf(consents, decisions)
      const people = [...new Set(consents.flatMap(({ person }) => person ?? []))]
      const released = await reader.released(people)
      return {
        consents: consents.map(({ staff, at, entry, note, person, lines, ...consent }) => ({
          ...consent,
          person: person as SubjectId | null,
          lines: lines.map((line) => ({ ...line, recipients: [...line.recipients] })),
          note: note?.toString('base64') ?? null,
          by: names.get(staff) ?? null,
          at: at.toISOString(),
          entry: entry as EntryId,
        })),
        effective: effective.map((line) => ({ ...line, recipients: [...line.recipients] })),
        askAgain: askAgainOn(consents),
        askNow: reasonsToAsk(consents, released, dayOf(change.now)),
        conflicts: conflicts.map((conflict) => toldConflict(conflict, decisions, names)),
      }
    }),
  )

  serveStaff(app, 'recordConsent', whoAsks, async ({ params, body }, actor) => {
    const note = body.note === null ? null : sealedBytes(body.note)
    checkCodes(body)
    return office.change(actor, async (change) => {
      const thread = await threadOf(change, actor, params.submission)
      const writer = new ConsentWriter(change, actor.id)
      if (body.given > dayOf(change.now)) throw new Refusal('value-refused', 'given')
      if (body.person !== null && !(await writer.isPerson(body.person)))
        throw new Refusal('value-refused', 'person')
      await writer.record(thread, { ...body, note })
      return {}
    })
  })

  serveStaff(app, 'decideConsent', whoAsks, async ({ params, body }, actor) => {
    const reason = sealedBytes(body.reason)
    known('consent-purpose', body.purpose, 'purpose')
    known('consent-answer', body.answer, 'answer')
    return office.change(actor, async (change) => {
      const thread = await threadOf(change, actor, params.submission)
      await change.hold(thread.object)
      const writer = new ConsentWriter(change, actor.id)
      const { conflicts } = standingOf(
        await writer.consents(thread.id),
        await writer.decisions(thread.id),
      )
      const conflict = conflicts.find(({ purpose }) => purpose === body.purpose)
      // Decided is between the words that stand now; a newer one must be read first.
      if (conflict === undefined || !isSame(conflict.consents, body.consents))
        throw new Refusal('changed-meanwhile')
      await writer.decide(thread, { ...body, reason })
      return {}
    })
  })
}

async function threadOf(change: Change, actor: StaffActor, id: string): Promise<Thread> {
  const thread = await new SubmissionWriter(change, actor.id).thread(id)
  if (thread === undefined) throw new Refusal('not-found')
  return thread
}

function toldConflict(
  { purpose, consents, decision }: Conflict,
  decisions: readonly KeptDecision[],
  names: Names,
) {
  const found = decisions.find(({ id }) => id === decision)
  return {
    purpose,
    consents: [...consents],
    decision:
      found === undefined
        ? null
        : {
            answer: found.answer,
            by: names.get(found.staff) ?? null,
            at: found.at.toISOString(),
            reason: found.reason.toString('base64'),
            entry: found.entry as EntryId,
          },
  }
}

interface Coded {
  readonly standing: string
  readonly means: string
  readonly lines: readonly {
    readonly purpose: string
    readonly answer: string
    readonly recipients: readonly string[]
  }[]
}

/** Codes outside the vocabularies are refused, and so is one purpose answered twice. */
function checkCodes({ standing, means, lines }: Coded): void {
  known('consent-standing', standing, 'standing')
  known('consent-means', means, 'means')
  for (const { purpose, answer, recipients } of lines) {
    known('consent-purpose', purpose, 'purpose')
    known('consent-answer', answer, 'answer')
    for (const recipient of recipients) known('consent-recipient', recipient, 'recipients')
  }
  if (new Set(lines.map(({ purpose }) => purpose)).size < lines.length)
    throw new Refusal('value-refused', 'purpose')
}

function known(vocabulary: VocabularyName, code: string, about: string): void {
  if (vocabularyEntry(vocabulary, code) === undefined) throw new Refusal('value-refused', about)
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  const sorted = (list: readonly number[]) => list.toSorted((x, y) => x - y).join(' ')
  return sorted(a) === sorted(b)
}
