import type { AccountId, AccountRow, EntryId, SubmissionId, Tombstone } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import type { Hono } from 'hono'
import { mayDo } from '../authority.ts'
import type { StaffActor } from '../db/actor.ts'
import { erasedIn } from '../db/erasing.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedToOne } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { withMembers } from '../register/members.ts'
import { RegisterReader } from '../register/register-store.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { unlessThere } from '../submissions/door-routes.ts'
import { SubmissionReader } from '../submissions/submission-store.ts'
import {
  AccountReader,
  AccountWriter,
  MOST_VERSIONS,
  type About,
  type KeptAccount,
  type KeptVersion,
  type Sealed,
} from './account-store.ts'
import { mayKnowOf } from './may-know.ts'

type Names = ReadonlyMap<number, string>

/** What people told, whole: what was told already, new accounts, and versions beside what stands. */
export function accountRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'listAccounts', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const reader = new AccountReader(tx)
      const senders = mayDo(actor.role, 'submission.open') ? body.submissions : []
      const messages = await new SubmissionReader(tx).small(senders)
      const people = await withMembers(tx, body.person === null ? [] : [body.person])
      return {
        accounts: await rowsOf(tx, await reader.about(people, senders)),
        messages: messages.map(({ id, day }) => ({ submission: id as SubmissionId, day })),
      }
    }),
  )

  serveStaff(app, 'takeAccount', whoAsks, async ({ body }, actor) => {
    const sealed = sealedOf(body)
    const handle = Buffer.from(body.handle, 'hex')
    const story = async (change: Change) => {
      await holdSubject(change, actor, body.about, body.audience)
      const writer = new AccountWriter(change, actor.id)
      const before = await writer.withHandle(handle, body.audience)
      if (before !== undefined) return answeredBefore(writer, before, sealed.key, actor)
      // Whoever did not see the other account gave no reason for asking again.
      if ((await knownAbout(writer, body.about)) !== body.known)
        throw new Refusal('changed-meanwhile')
      const { about, audience } = body
      return { account: (await writer.take({ about, audience, handle }, sealed)) as AccountId }
    }
    // The same handle, at this very moment, about somebody else.
    return office
      .change(actor, story)
      .catch(unlessThere(() => Promise.reject(new Refusal('changed-meanwhile'))))
  })

  serveStaff(app, 'openAccount', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const writer = new AccountWriter(change, actor.id)
      const account = await accountOf(writer, params.account, actor)
      await writer.open(account)
      const [row] = await rowsOf(change.tx, [account])
      if (row === undefined) throw new Error('an account has no version')
      const envelopes = await writer.envelopes(account.id)
      return {
        account: row,
        versions: row.versions.map((version) => {
          const sealed = envelopes.get(version.seq)
          return {
            ...version,
            sealed:
              sealed === undefined
                ? null
                : {
                    envelope: sealed.envelope.toString('base64'),
                    commit: sealed.commit.toString('base64'),
                  },
          }
        }),
      }
    }),
  )

  serveStaff(app, 'keepVersion', whoAsks, async ({ params, body }, actor) => {
    if ((body.head === null) !== (body.kind === 'translation'))
      throw new Refusal('value-refused', 'head')
    const sealed = sealedOf(body)
    return office.change(actor, async (change) => {
      const writer = new AccountWriter(change, actor.id)
      const account = await accountOf(writer, params.account, actor)
      await change.hold(account.object)
      const before = await writer.withKey(account.id, sealed.key)
      if (before?.staff === actor.id) return {}
      const versions = (await writer.versions([account.id])).get(account.id) ?? []
      if (before !== undefined || body.seq !== versions.length + 1)
        throw new Refusal('changed-meanwhile')
      if (body.seq > MOST_VERSIONS) throw new Refusal('value-refused', 'versions')
      await writer.keep(account, { seq: body.seq, kind: body.kind }, sealed)
      return {}
    })
  })
}

/**
 * Of whom it is to tell must be known to the actor and to the team it is sealed to; held, so that two who take down the
 * first account of one person see each other. What a message is sealed to, its sender's accounts are sealed to.
 */
async function holdSubject(
  change: Change,
  actor: StaffActor,
  about: About,
  audience: number,
): Promise<void> {
  if (!mayKnowOf(actor, about.kind)) throw new Refusal('not-found')
  if (about.kind === 'submission') {
    const thread = await new SubmissionReader(change.tx).thread(about.id)
    if (thread === undefined) throw new Refusal('not-found')
    if (thread.audience !== audience) throw new Refusal('audience-refused')
    return change.hold(thread.object)
  }
  const register = new RegisterReader(change.tx)
  const person = await register.view(about.id)
  if (person?.kind !== 'person') throw new Refusal('not-found')
  const isOwn = audience !== officeAudience && actor.teams.includes(audience)
  if (!isOwn || !(await register.isKnownTo(about.id, 'person', audience)))
    throw new Refusal('audience-refused')
  return change.hold(person.object)
}

async function knownAbout(reader: AccountReader, { kind, id }: About): Promise<number> {
  const known = kind === 'person' ? reader.about([id], []) : reader.about([], [id])
  return (await known).length
}

/** The same request, sent again because the line broke, gets the same answer; another one under this handle is another's. */
async function answeredBefore(
  reader: AccountReader,
  { id }: KeptAccount,
  key: Buffer,
  actor: StaffActor,
): Promise<{ account: AccountId }> {
  const version = await reader.withKey(id, key)
  if (version?.seq !== 1 || version.staff !== actor.id) throw new Refusal('changed-meanwhile')
  return { account: id as AccountId }
}

async function accountOf(
  reader: AccountReader,
  id: string,
  actor: StaffActor,
): Promise<KeptAccount> {
  const account = await reader.account(id)
  if (account === undefined || !mayKnowOf(actor, account.about.kind)) throw new Refusal('not-found')
  return account
}

interface SealedInput {
  readonly envelope: string
  readonly head: string | null
  readonly commit: string
  readonly key: string
}

function sealedOf({ envelope, head, commit, key }: SealedInput): Sealed {
  return {
    envelope: sealedToOne(envelope),
    head: head === null ? null : sealedToOne(head),
    commit: Buffer.from(commit, 'base64'),
    key: Buffer.from(key, 'hex'),
  }
}

async function rowsOf(tx: Reading, accounts: readonly KeptAccount[]): Promise<AccountRow[]> {
  const reader = new AccountReader(tx)
  const ids = accounts.map(({ id }) => id)
  const [versions, heads] = [await reader.versions(ids), await reader.heads(ids)]
  const names = await new OfficeReader(tx).names()
  return accounts.map(({ id, handle, about, audience }) => {
    const head = heads.get(id)
    return {
      id: id as AccountId,
      handle: handle.toString('hex'),
      about: about as AccountRow['about'],
      audience,
      versions: (versions.get(id) ?? []).map((version) => toldVersion(version, names)),
      head: head === undefined ? null : { seq: head.seq, envelope: head.head.toString('base64') },
    }
  })
}

function toldVersion(version: KeptVersion, names: Names): AccountRow['versions'][number] {
  const { seq, kind, sha256, staff, at, entry } = version
  return {
    seq,
    kind,
    by: names.get(staff) ?? null,
    at: at.toISOString(),
    sha256: sha256.toString('hex'),
    entry: entry as EntryId,
    erased: erasedIn(version) as Tombstone | null,
  }
}
