import type { EntryId, planEvidence, SubjectId } from '@amparo/contract'
import { entriesOfFile, entriesToShow } from '@amparo/register'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { todayIn } from '../letters/today.ts'
import type { ShownLog } from '../log/shown-log.ts'
import { PeopleLook } from '../register/people-look.ts'
import { RegisterReader, RegisterWriter, type StoredView } from '../register/register-store.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { EvidenceReader, EvidenceWriter, type TakenOut } from './evidence-store.ts'
import { packed } from './package.ts'
import { proofFiles } from './proofs.ts'
import { weighed, type Handing, type Weighed } from './weighing.ts'

type Plan = ReturnType<typeof planEvidence.reply.parse>

/** What is known of one event, for somebody outside: weighed and shown first, then taken out as it was shown. */
export function evidenceRoutes(
  app: Hono,
  office: Office,
  whoAsks: WhoAsks,
  log: ShownLog | null,
): void {
  serveStaff(app, 'planEvidence', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const event = await eventAt(writer, params.subject)
      await writer.looked(event)
      const found = await weighed(change.tx, actor, event, handingIn(body))
      return planOf(change.tx, found)
    }),
  )

  serveStaff(app, 'takeOutEvidence', whoAsks, async ({ params, body }, actor) => {
    const handing = handingIn(body)
    const wanted = Buffer.from(body.weighed, 'hex')
    const once = Buffer.from(body.once, 'hex')
    const taken = await office.change(actor, async (change) => {
      // Sent twice at once, the second waits and then finds what the first has made.
      await change.hold(once)
      const event = await eventAt(new RegisterReader(change.tx), params.subject)
      // Weighed at the press of the button, whatever was shown before.
      const now = await weighed(change.tx, actor, event, handing)
      if (!now.hash.equals(wanted)) throw new Refusal('changed-meanwhile')
      if (now.file.acts.length === 0) throw new Refusal('value-refused', 'acts')
      const entry = await takenUnder(change, actor, { event, now, handing, once })
      const { name } = await new OfficeReader(change.tx).facts()
      return { entry, now, office: name, day: await todayIn(change.tx, change.now) }
    })
    const { entry, now, day } = taken
    const proofs = await proofFiles(office, log, entriesToShow(now.file))
    const archive = await packed({
      ...handing,
      office: taken.office,
      day,
      entry,
      weighed: now,
      proofs,
    })
    return { archive: archive.toString('base64'), entry: entry as EntryId }
  })

  serveStaff(app, 'listEvidence', whoAsks, async ({ params }, actor) =>
    office.read(actor, async (tx) => {
      const event = await eventAt(new RegisterReader(tx), params.subject)
      const names = await new OfficeReader(tx).names()
      const all = await new EvidenceReader(tx).of(event.subject)
      return { taken: all.map((one) => listed(one, names)) }
    }),
  )
}

async function eventAt(reader: RegisterReader, id: string): Promise<StoredView> {
  const event = await reader.view(id)
  if (event?.kind !== 'event') throw new Refusal('not-found')
  return event
}

function handingIn({
  purpose,
  recipient,
  language,
}: Handing['reach'] & Pick<Handing, 'language'>): Handing {
  return { reach: { purpose, recipient }, language }
}

interface ToTake {
  readonly event: StoredView
  readonly now: Weighed
  readonly handing: Handing
  readonly once: Buffer
}

/** The number of its entry; of one that was sent twice, the first. */
async function takenUnder(
  change: Change,
  actor: StaffActor,
  { event, now, handing, once }: ToTake,
): Promise<string> {
  const writer = new EvidenceWriter(change, actor.id)
  const before = await writer.withOnce(actor.id, once)
  if (before !== undefined) {
    const isSame = before.event === event.subject && before.weighed.equals(now.hash)
    if (!isSame) throw new Refusal('changed-meanwhile')
    return before.entry
  }
  return writer.takeOut(event, {
    ...handing.reach,
    language: handing.language,
    named: now.named,
    unnamed: now.file.people.length - now.named.length,
    acts: now.file.acts.length,
    weighed: now.hash,
    once,
  })
}

async function planOf(
  tx: Reading,
  { file, hash, named, reasons, notPassedOn }: Weighed,
): Promise<Plan> {
  const names = await new PeopleLook(tx).labels(named)
  return {
    named: named.map((person) => ({ person: person as SubjectId, name: names.get(person) ?? '' })),
    unnamed: file.people.length - named.length,
    reasons: [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => ({
      reason,
      people: all.length,
    })),
    holds: {
      acts: file.acts.length,
      involvements: file.acts.reduce((sum, { involvements }) => sum + involvements.length, 0),
      moments: file.custody.reduce((sum, { timeline }) => sum + timeline.length, 0),
      answers: file.answers.length,
      consents: file.consents.length,
      contradictions: file.contradictions.length,
      entries: entriesOfFile(file).length,
    },
    leftOut: { ...file.leftOut, notPassedOn },
    weighed: hash.toString('hex'),
  }
}

function listed(one: TakenOut, names: ReadonlyMap<number, string>) {
  return {
    purpose: one.purpose as Handing['reach']['purpose'],
    recipient: one.recipient as Handing['reach']['recipient'],
    named: one.named,
    unnamed: one.unnamed,
    acts: one.acts,
    by: names.get(one.staff) ?? null,
    at: one.at.toISOString(),
    entry: one.entry as EntryId,
  }
}
