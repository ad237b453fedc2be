import type { EnquirerId, EnquirerRow, EntryId, SubjectId, Tombstone } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import { erasedIn } from '../db/erasing.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedToOne } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { withMembers } from '../register/members.ts'
import { PeopleLook } from '../register/people-look.ts'
import { RegisterReader } from '../register/register-store.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { unlessThere } from '../submissions/door-routes.ts'
import { SubmissionReader, SubmissionWriter } from '../submissions/submission-store.ts'
import {
  EnquirerReader,
  EnquirerWriter,
  MOST_VERSIONS,
  type KeptEnquirer,
  type SealedVersion,
} from './enquirer-store.ts'
import { UpdateReader, UpdateWriter } from './update-store.ts'

/** Who asks for missing people. The server keeps what is sealed of them, and learns for whom somebody asks. */
export function enquirerRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'listEnquirers', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const writer = new EnquirerWriter(change, actor.id)
      // Whoever asked for one of several records asks for the person that they count as.
      const people = body.person === null ? null : await withMembers(change.tx, [body.person])
      const { enquirers, more } = await writer.page(people, body.after)
      if (enquirers.length > 0) await writer.open(enquirers)
      return { enquirers: await rowsOf(change.tx, enquirers), more }
    }),
  )

  serveStaff(app, 'keepEnquirer', whoAsks, async ({ body }, actor) => {
    const sealed: SealedVersion = {
      envelope: sealedToOne(body.envelope),
      commit: Buffer.from(body.commit, 'base64'),
      key: Buffer.from(body.key, 'hex'),
    }
    const handle = Buffer.from(body.handle, 'hex')
    const { person, audience, seq } = body
    if (seq < 1 || seq > MOST_VERSIONS) throw new Refusal('value-refused', 'seq')
    const story = async (change: Change) => {
      await holdPerson(change, actor, person, audience)
      const writer = new EnquirerWriter(change, actor.id)
      const known = await writer.withHandle(handle, audience)
      if (known === undefined) {
        if (seq !== 1) throw new Refusal('changed-meanwhile')
        return {
          enquirer: (await writer.take({ person, audience, handle }, sealed)) as EnquirerId,
          tookBack: false,
        }
      }
      const enquirer = known.id as EnquirerId
      const before = await writer.withKey(known.id, sealed.key)
      if (before?.staff === actor.id && before.seq === seq)
        return {
          enquirer,
          tookBack: await new SubmissionReader(change.tx).tookBackIn(before.tx),
        }
      const newest = (await writer.newest([known.id])).get(known.id)?.seq ?? 0
      if (known.person !== person || before !== undefined || seq !== newest + 1)
        throw new Refusal('changed-meanwhile')
      await writer.keep(known, seq, sealed)
      // Something else is known of who asks, and what it is the server cannot read: what waits for them was released before that.
      return { enquirer, tookBack: await takeBackFrom(change, actor, known.id) }
    }
    // The same handle, at this very moment, by somebody else.
    return office
      .change(actor, story)
      .catch(unlessThere(() => Promise.reject(new Refusal('changed-meanwhile'))))
  })
}

/** What waits for whoever asks is shown to nobody; somebody releases it anew. Whether anything waited. */
async function takeBackFrom(change: Change, actor: StaffActor, enquirer: string): Promise<boolean> {
  let tookBack = false
  const updates = new UpdateWriter(change, actor.id)
  const submissions = new SubmissionWriter(change, actor.id)
  for (const mailbox of await updates.mailboxesOf(enquirer)) {
    const thread = await submissions.threadOf(mailbox)
    if (thread === undefined) continue
    await submissions.hold(thread)
    if ((await updates.waiting(mailbox))?.enquirer !== enquirer) continue
    await updates.takeBack(thread, 'changed')
    tookBack = true
  }
  return tookBack
}

/** For whom somebody asks must be known to the actor and to the team; held, so that two who write at once see each other. */
async function holdPerson(
  change: Change,
  actor: StaffActor,
  id: string,
  audience: number,
): Promise<void> {
  const register = new RegisterReader(change.tx)
  const person = await register.view(id)
  if (person?.kind !== 'person') throw new Refusal('not-found')
  const isOwn = audience !== officeAudience && actor.teams.includes(audience)
  if (!isOwn || !(await register.isKnownTo(id, 'person', audience)))
    throw new Refusal('audience-refused')
  await change.hold(person.object)
}

async function rowsOf(tx: Reading, enquirers: readonly KeptEnquirer[]): Promise<EnquirerRow[]> {
  const newest = await new EnquirerReader(tx).newest(enquirers.map(({ id }) => id))
  const waiting = await new UpdateReader(tx).waitingFor(enquirers.map(({ id }) => id))
  const staff = await new OfficeReader(tx).names()
  const people = await new PeopleLook(tx).labels([
    ...new Set(enquirers.map(({ person }) => person)),
  ])
  return enquirers.flatMap(({ id, handle, person, audience }) => {
    const version = newest.get(id)
    if (version === undefined) return []
    const { envelope, v_commit: commit } = version
    return {
      id: id as EnquirerId,
      handle: handle.toString('hex'),
      person: person as SubjectId,
      name: people.get(person) ?? '',
      audience,
      seq: version.seq,
      by: staff.get(version.staff) ?? null,
      at: version.at.toISOString(),
      entry: version.entry as EntryId,
      sealed:
        envelope === null || commit === null
          ? null
          : { envelope: envelope.toString('base64'), commit: commit.toString('base64') },
      erased: erasedIn(version) as Tombstone | null,
      waits: waiting.get(id) ?? null,
    }
  })
}
