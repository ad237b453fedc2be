import { parseArgs } from 'node:util'
import { isZone, type Zone } from '@amparo/register'
import { gate } from '../db/actor.ts'
import { homeFolder } from '../host/home.ts'
import { asOwner, openHost, type Host, type Progress } from '../host/host.ts'
import { countBy, OfficeReader } from '../staff/office-store.ts'
import { officeOf } from './erase.ts'

/**
 * Shows by which clocks an office counts hours where a place names no zone of its own, or sets it, with an entry. For
 * whoever owns the machine: the office must not be running on the same home. No day that anybody wrote is changed by it.
 */
export async function zone(say: Progress, rest: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...rest],
    options: { office: { type: 'string' } },
    allowPositionals: true,
  })
  const [wanted, ...more] = positionals
  if (more.length > 0) throw new Error('Say one zone, as Europe/Minsk.')
  // Before anything is started.
  const chosen = wanted === undefined ? undefined : readZone(wanted)
  await using host = await openHost(homeFolder(), say)
  const slug = await officeOf(host, values.office)
  say(await (chosen === undefined ? shown(host, slug) : setZone(host, slug, chosen)))
}

async function shown(host: Host, slug: string): Promise<string> {
  return `${slug}: ${byWhichClocks(await zoneOf(host, slug))}`
}

/** The zone of an office’s places that name none. */
export async function zoneOf(host: Host, slug: string): Promise<Zone> {
  const { zone: now } = await asOwner(host, slug, (owner) =>
    owner.read(gate, (tx) => new OfficeReader(tx).facts()),
  )
  return now
}

export function byWhichClocks(now: Zone): string {
  return `Hours are counted by the clocks of ${now}, where a place names no zone of its own. Another: npm run amparo -- zone <name>`
}

/** Sets an office’s zone; what is to be said of it. The entry says what it was before. */
export async function setZone(host: Host, slug: string, chosen: Zone): Promise<string> {
  return asOwner(host, slug, (owner) =>
    owner.change(gate, async (change) => {
      const { before, entry } = await countBy(change, chosen)
      return entry === null
        ? `${slug}: it was ${chosen} already. Nothing was changed.`
        : `${slug}: it was ${before} and is ${chosen} from now on. That stays, as record number ${entry}.`
    }),
  )
}

/** This machine’s own, for whoever is asked. */
export function machineZone(): Zone {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** An IANA name as somebody types it; throws a sentence for them, with names that are near. */
export function readZone(typed: string): Zone {
  const name = typed.trim()
  const known = Intl.supportedValuesOf('timeZone')
  const same = known.find((one) => one.toLowerCase() === name.toLowerCase())
  if (same !== undefined) return same
  // Older names of the same places, and UTC, are not among the listed ones.
  if (isZone(name)) return name
  const near = known.filter((one) => isNear(one, typed.trim())).slice(0, 5)
  throw new Error(
    `This machine knows no zone “${typed.trim()}”. ${near.length > 0 ? `Is it ${near.join(', ')}?` : 'It is written as Europe/Minsk.'}`,
  )
}

function isNear(zone: Zone, typed: string): boolean {
  const plain = typed.toLowerCase().replaceAll(/[\s-]+/gu, '_')
  return plain.length >= 3 && zone.toLowerCase().includes(plain)
}
