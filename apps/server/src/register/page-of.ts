import type {
  AccountId,
  ClaimId,
  ClaimView,
  EntryId,
  ReplyId,
  SubjectId,
  SubjectClaims,
  SubjectName,
  SubmissionId,
} from '@amparo/contract'
import { isRestrictedAct, propertyByNumber, type View } from '@amparo/register'
import type { StaffActor } from '../db/actor.ts'
import { mayDo } from '../authority.ts'
import { mayKnowOf } from '../accounts/may-know.ts'
import { closingsOf } from '../closings/closings-of.ts'
import type { Change } from '../db/office.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { claimOf, sealedOf, type ClaimRow } from './claim-row.ts'
import { actOf, isUnderRestricted, typesIn } from './restricted-act.ts'
import { propertyOf, RegisterReader, type CitedOf, type StoredView } from './register-store.ts'
import type { Cited } from './source-store.ts'

/** Most of what speaks of a subject from elsewhere that is shown on its page at once. */
const MOST_ELSEWHERE = 100

/**
 * Subjects by their names; what stands under something also by the name above it, but for a restricted act: that never stands
 * beside a name.
 */
export async function named(
  reader: RegisterReader,
  subjects: readonly StoredView[],
): Promise<Map<string, SubjectName>> {
  const above = await reader.above(subjects)
  return new Map(
    subjects.map(({ subject, kind, label, view }) => [
      subject,
      {
        id: subject as SubjectId,
        kind,
        name: label,
        of: isRestrictedAct(typesIn(view)) ? '' : (above.get(subject) ?? ''),
        ...zoneOf(view),
      },
    ]),
  )
}

/** The zone that a place is said to be in. */
function zoneOf({ properties }: View): { zone?: string } {
  const said = properties['facility.zone']?.best?.value
  return said?.kind === 'text' ? { zone: said.text } : {}
}

/** Everything on a subject's page that the actor may see. */
export async function pageOf(
  change: Change,
  actor: StaffActor,
  reader: RegisterReader,
  subject: StoredView,
) {
  const below = await reader.below(subject.subject)
  const subjects = [subject, ...below]
  const rows = await reader.claims(subjects.map((one) => one.subject))
  const all = [...rows.values()].flat()
  const cited = await reader.cited([...new Set(all.map(({ source }) => source))])
  const known = withoutUnknown(actor, cited)
  const names = await new OfficeReader(change.tx).names()
  const shown = (one: StoredView) => withClaims(one, rows.get(one.subject) ?? [], known, names)
  const spoken = all.flatMap(({ v_ref }) => (v_ref === null ? [] : [v_ref]))
  const here = new Set(subjects.map((one) => one.subject))
  const speaking = (await reader.speakingOf(subject.subject, MOST_ELSEWHERE)).filter(
    (one) => !here.has(one.subject.subject),
  )
  const spokenOf = await named(reader, await reader.named([...new Set(spoken)]))
  const speakers = await named(
    reader,
    speaking.map((one) => one.subject),
  )
  return {
    subject: shown(subject),
    below: below.map(shown),
    named: [...spokenOf.values()],
    elsewhere: speaking.slice(0, MOST_ELSEWHERE).flatMap((one) => {
      const speaker = speakers.get(one.subject.subject)
      return speaker === undefined
        ? []
        : [{ property: propertyByNumber(one.property).code, subject: speaker }]
    }),
    more: speaking.length > MOST_ELSEWHERE,
    underRestricted:
      subject.kind === 'involvement' &&
      (await isUnderRestricted(reader, await actOf(reader, subject))),
    closings:
      subject.kind === 'person'
        ? await closingsOf(change, actor, { person: subject, below, rows }, names)
        : null,
    joined: [] as SubjectId[],
  }
}

const ofNothing: Cited = { submission: null, account: null, reply: null }

/** Without the accounts and replies of which the actor may not know, also in the team that they belong to. */
function withoutUnknown(
  actor: StaffActor,
  cited: ReadonlyMap<string, CitedOf>,
): ReadonlyMap<string, Cited> {
  const isKnown = ({ account, reply, senderOf }: CitedOf) =>
    (account === null || mayKnowOf(actor, senderOf === null ? 'person' : 'submission')) &&
    (reply === null || mayDo(actor.role, 'letter.read'))
  return new Map([...cited].filter(([, one]) => isKnown(one)))
}

function passageOf({ cited_from: from, cited_to: to }: ClaimRow): ClaimView['source']['passage'] {
  return from === null || to === null ? null : { from, to }
}

function withClaims(
  subject: StoredView,
  rows: readonly ClaimRow[],
  cited: ReadonlyMap<string, Cited>,
  names: ReadonlyMap<number, string>,
): SubjectClaims {
  return {
    id: subject.subject as SubjectId,
    kind: subject.kind,
    entry: (rows[0]?.entry ?? '') as EntryId,
    claims: rows.map((row) => claimView(row, cited, names)),
  }
}

/** What was sealed goes out as it came in; a claim that says nothing says so. */
function valueView(row: ClaimRow): ClaimView['value'] {
  const sealed = sealedOf(row)
  if (sealed === undefined) return claimOf(row).value as ClaimView['value']
  return {
    kind: 'sealed',
    envelope: sealed.envelope.toString('base64'),
    commit: sealed.commit.toString('base64'),
  }
}

function claimView(
  row: ClaimRow,
  cited: ReadonlyMap<string, Cited>,
  names: ReadonlyMap<number, string>,
): ClaimView {
  const claim = claimOf(row)
  const { submission, account, reply } = cited.get(row.source) ?? ofNothing
  return {
    id: row.id as ClaimId,
    property: propertyOf(row),
    value: valueView(row),
    source: {
      ...claim.source,
      submission: submission as SubmissionId | null,
      part: submission === null ? null : row.cited_part,
      account: account as AccountId | null,
      version: account === null ? null : row.cited_part,
      reply: reply as ReplyId | null,
      passage: submission === null && account === null ? null : passageOf(row),
    },
    directness: claim.directness,
    credibility: claim.credibility,
    saidOn: claim.saidOn,
    recordedAt: claim.recordedAt,
    recordedBy: names.get(row.recorded_by) ?? '',
    audience: claim.audience,
    replaces: row.replaces as ClaimId | null,
    retracts: row.retracts as ClaimId | null,
    erased: row.erased_on,
    entry: row.entry as EntryId,
  }
}
