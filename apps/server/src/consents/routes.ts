import type { EntryId, SubjectId, Tombstone } from '@amparo/contract'
import { entry as vocabularyEntry, type VocabularyName } from '@amparo/vocabulary'
import type { Hono } from 'hono'
import type { Erased } from '../db/erasing.ts'
import { dayOf, type Office, type Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { RegisterReader } from '../register/register-store.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { SubmissionReader, type Thread } from '../submissions/submission-store.ts'
import { agreedOf } from './agreed-of.ts'
import { ConsentReader, ConsentWriter, type KeptDecision } from './consent-store.ts'
import {
  areSame,
  askAgainOn,
  limitedBy,
  reasonsToAsk,
  standingOf,
  type Conflict,
  type Limited,
} from './standing.ts'

type Names = ReadonlyMap<number, string>

/** What people agreed to about a message, taken in conversation and asked again. */
export function consentRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'readConsents', whoAsks, async ({ params }, actor) =>
    office.read(actor, async (tx) => {
      const thread = await threadOf(tx, params.submission)
      const reader = new ConsentReader(tx)
      const names = await new OfficeReader(tx).names()
      const consents = await reader.consents(thread.id)
      const decisions = await reader.decisions(thread.id)
      const { effective, conflicts } = standingOf(consents, decisions)
      const people = [...new Set(consents.flatMap(({ person }) => person ?? []))]
      const elsewhere = await reader.elsewhere(people)
      const released = await new PeopleLook(tx).released(people)
      return {
        consents: consents.map(({ staff, at, entry, note, erased, person, lines, ...consent }) => ({
          ...consent,
          person: person as SubjectId | null,
          lines: lines.map((line) => ({ ...line, recipients: [...line.recipients] })),
          note: note?.toString('base64') ?? null,
          erased: told(erased),
          by: names.get(staff) ?? null,
          at: at.toISOString(),
          entry: entry as EntryId,
        })),
        effective: effective.map((line) => toldAnswer(limitedBy(line, elsewhere))),
        askAgain: askAgainOn(consents),
        askNow: reasonsToAsk(consents, released, dayOf(new Date())),
        conflicts: conflicts.map((conflict) => toldConflict(conflict, decisions, names)),
      }
    }),
  )

  serveStaff(app, 'readAgreed', whoAsks, async ({ params }, actor) =>
    office.read(actor, async (tx) => {
      const register = new RegisterReader(tx)
      if ((await register.view(params.subject))?.kind !== 'person') throw new Refusal('not-found')
      const agreed = (await agreedOf(tx, [params.subject])).get(params.subject) ?? []
      return {
        agreed: agreed.map(({ recipients, ...one }) => ({ ...one, recipients: [...recipients] })),
      }
    }),
  )

  serveStaff(app, 'recordConsent', whoAsks, async ({ params, body }, actor) => {
    const note = body.note === null ? null : sealedBytes(body.note)
    checkCodes(body)
    return office.change(actor, async (change) => {
      const thread = await threadOf(change.tx, params.submission)
      const writer = new ConsentWriter(change, actor.id)
      if (body.given > latestDay(change.now)) throw new Refusal('value-refused', 'given')
      if (body.person !== null && !(await new PeopleLook(change.tx).isPerson(body.person)))
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
      const thread = await threadOf(change.tx, params.submission)
      await change.hold(thread.object)
      const writer = new ConsentWriter(change, actor.id)
      const { conflicts } = standingOf(
        await writer.consents(thread.id),
        await writer.decisions(thread.id),
      )
      // Decided is between the words that stand now; a newer one must be read first.
      const stands = conflicts.some(
        ({ purpose, consents }) => purpose === body.purpose && areSame(consents, body.consents),
      )
      if (!stands) throw new Refusal('changed-meanwhile')
      await writer.decide(thread, { ...body, reason })
      return {}
    })
  })
}

async function threadOf(tx: Reading, id: string): Promise<Thread> {
  const thread = await new SubmissionReader(tx).thread(id)
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
            reason: found.reason?.toString('base64') ?? null,
            erased: told(found.erased),
            entry: found.entry as EntryId,
          },
  }
}

function toldAnswer({ recipients, ...answer }: Limited) {
  return { ...answer, recipients: [...recipients] }
}

function told(erased: Erased | null): Tombstone | null {
  return erased && { ...erased, entry: erased.entry as EntryId }
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

/** The day that it is where the day begins first (UTC+14): an officer's today may be a day before or after the server's. */
function latestDay(now: Date): string {
  return dayOf(new Date(now.getTime() + 14 * 3_600_000))
}
