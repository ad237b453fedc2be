import type { EntryId, MandateState, SubmissionId } from '@amparo/contract'
import { signedBy, type PublicKey } from '@amparo/seal'
import { readFreeze, readMandate, type Freeze, type Mandate } from '@amparo/seal/mandate'
import { entry as vocabularyEntry } from '@amparo/vocabulary'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import { dayOf, type Change, type Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { unlessThere } from '../submissions/door-routes.ts'
import { SubmissionReader } from '../submissions/submission-store.ts'
import { MandateReader, MandateWriter, SIGNERS, type KeptAct } from './mandate-store.ts'

/** Mandates with upload tokens for lawyers and partners, and what two people do when one of them is arrested. */
export function mandateRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'listMandates', whoAsks, async (_request, actor) =>
    office.read(actor, async (tx) => {
      const reader = new MandateReader(tx)
      const names = await new OfficeReader(tx).names()
      const acts = await reader.acts()
      return {
        mandates: (await reader.mandates()).map((mandate) => {
          const own = acts.filter((act) => act.mandate.equals(mandate.id))
          return {
            id: mandate.id.toString('hex'),
            document: mandate.document as never,
            holder: mandate.holder.toString('base64'),
            made: mandate.day,
            tokens: mandate.tokens,
            used: mandate.used,
            state: stateOf(own),
            acts: own.map(({ document, staff, entry }) => ({
              document: document as never,
              by: names.get(staff) ?? null,
              entry: entry as EntryId,
            })),
            entry: mandate.entry as EntryId,
          }
        }),
      }
    }),
  )

  serveStaff(app, 'makeMandate', whoAsks, async ({ body }, actor) => {
    const holder = sealedBytes(body.holder)
    const mandate = await signedMandate(office, actor, body.document)
    await office
      .change(actor, async (change) => {
        checkSpan(mandate, dayOf(change.now))
        await new MandateWriter(change, actor.id).make(mandate, holder)
      })
      .catch(unlessThere(() => Promise.reject(new Refusal('value-refused', 'id'))))
    return { mandate: mandate.body.id }
  })

  serveStaff(app, 'freezeMandate', whoAsks, async ({ params, body }, actor) => {
    const id = Buffer.from(params.mandate, 'hex')
    const freeze = await signedFreeze(office, actor, body.document)
    if (freeze.body.mandate !== params.mandate) throw new Refusal('value-refused', 'mandate')
    return office.change(actor, async (change) => {
      const writer = new MandateWriter(change, actor.id)
      const mandate = await writer.one(id)
      if (mandate === undefined) throw new Refusal('not-found')
      await writer.hold(id)
      checkRound(freeze, await writer.acts(id), actor)
      await writer.act(freeze, mandate.audience)
      return { state: stateOf(await writer.acts(id)) }
    })
  })

  serveStaff(app, 'listClients', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change: Change) => {
      const writer = new MandateWriter(change, actor.id)
      const id = Buffer.from(params.mandate, 'hex')
      if ((await writer.one(id)) === undefined) throw new Refusal('not-found')
      const messages = await writer.messagesOf(id)
      const clients = await new SubmissionReader(change.tx).small(messages)
      await writer.sawClients(id, clients.length)
      return {
        clients: clients.map(({ id: submission, day, message, triage }) => ({
          submission: submission as SubmissionId,
          day,
          message: message.toString('hex'),
          triage: triage?.toString('base64') ?? null,
        })),
      }
    }),
  )
}

/** The newest round that two people signed decides; a newer one that one has signed only announces. */
export function stateOf(acts: readonly KeptAct[]): MandateState {
  const rounds = Map.groupBy(acts, ({ round }) => round)
  const complete = [...rounds].filter(([, signed]) => signed.length >= SIGNERS)
  const decided = Math.max(0, ...complete.map(([round]) => round))
  const isFrozen = rounds.get(decided)?.[0]?.act === 'freeze'
  const announced = [...rounds].find(([round]) => round > decided)?.[1][0]?.act
  if (announced === undefined) return isFrozen ? 'frozen' : 'open'
  return announced === 'freeze' ? 'freezing' : 'lifting'
}

/** A round is signed by two different people with one meaning; a new one begins when the one before is complete. */
function checkRound({ body }: Freeze, acts: readonly KeptAct[], actor: StaffActor): void {
  const state = stateOf(acts)
  const last = acts.at(-1)
  const isUnderWay = state === 'freezing' || state === 'lifting'
  if (isUnderWay && last !== undefined) {
    if (last.staff === actor.id) throw new Refusal('needs-another-person')
    const same = last.round === body.seq && last.act === body.act
    const { reason, day } = last.document.body
    if (!same || reason !== body.reason || day !== body.day) throw new Refusal('changed-meanwhile')
    return
  }
  const wanted = state === 'frozen' ? 'lift' : 'freeze'
  if (body.act !== wanted || body.seq !== (last?.round ?? 0) + 1)
    throw new Refusal('changed-meanwhile')
}

const MOST_DAYS = 366

function checkSpan({ body }: Mandate, today: string): void {
  const days = (Date.parse(body.notAfter) - Date.parse(today)) / 86_400_000
  if (body.notAfter < today || days > MOST_DAYS) throw new Refusal('value-refused', 'notAfter')
}

/** A mandate by this very person, for the team that reads, of this office. */
async function signedMandate(
  office: Office,
  actor: StaffActor,
  document: unknown,
): Promise<Mandate> {
  const read = readMandate(document)
  if (read.verdict !== 'ok') throw new Refusal('value-refused', read.field)
  await checkSigner(office, actor, 'mandate', document, read.document)
  return document as Mandate
}

async function signedFreeze(office: Office, actor: StaffActor, document: unknown): Promise<Freeze> {
  const read = readFreeze(document)
  if (read.verdict !== 'ok') throw new Refusal('value-refused', read.field)
  if (vocabularyEntry('freeze-reason', read.document.reason) === undefined)
    throw new Refusal('value-refused', 'reason')
  await checkSigner(office, actor, 'freeze', document, read.document)
  return document as Freeze
}

async function checkSigner(
  office: Office,
  actor: StaffActor,
  type: 'mandate' | 'freeze',
  document: unknown,
  body: { readonly office: string; readonly team: number },
): Promise<void> {
  const { name, intakeTeam, sign } = await office.read(actor, async (tx) => {
    const reader = new OfficeReader(tx)
    return { ...(await reader.facts()), sign: await reader.signKey(actor.id) }
  })
  if (body.office !== name) throw new Refusal('value-refused', 'office')
  if (body.team !== intakeTeam || !actor.teams.includes(intakeTeam))
    throw new Refusal('value-refused', 'team')
  if (!signedBy(type, document, sign as PublicKey)) throw new Refusal('value-refused', 'signature')
}
