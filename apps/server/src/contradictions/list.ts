import type { listContradictions } from '@amparo/contract'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { foundInOffice } from './found-in-office.ts'
import { toldIn } from './told.ts'

const PAGE = 25

type Asked = ReturnType<typeof listContradictions.body.parse>
type Listed = ReturnType<typeof listContradictions.reply.parse>

/** One page of what does not go together, of everybody the actor may see. It is a look at people, so it is an entry. */
export async function listed(
  office: Office,
  change: Change,
  actor: StaffActor,
  { code, language, skip }: Asked,
): Promise<Listed> {
  await change.enterOwn('subject.search', { kind: 'person' })
  const { all, read } = await foundInOffice(office, change.tx, actor)
  const wanted = code === null ? all : all.filter((one) => one.code === code)
  return {
    found: await toldIn(change.tx, { found: wanted.slice(skip, skip + PAGE), read }, language),
    total: wanted.length,
    counts: [...Map.groupBy(all, (one) => one.code)].map(([each, found]) => ({
      code: each,
      found: found.length,
    })),
  }
}
