import { parseArgs } from 'node:util'
import { states } from '@amparo/norms'
import { gate } from '../db/actor.ts'
import { homeFolder } from '../host/home.ts'
import { asOwner, openHost, type Host, type Progress } from '../host/host.ts'
import { OfficeReader, sendAs, type SendsAs } from '../staff/office-store.ts'
import { officeOf } from './erase.ts'

/**
 * Shows as whom an office writes to authorities and of which country, or sets it, with an entry: the terms for an answer are
 * those of that sender. For whoever owns the machine: the office must not be running on the same home.
 */
export async function sender(say: Progress, rest: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...rest],
    options: { office: { type: 'string' } },
    allowPositionals: true,
  })
  // Before anything is started.
  const chosen = positionals.length === 0 ? null : readSender(positionals)
  await using host = await openHost(homeFolder(), say)
  const slug = await officeOf(host, values.office)
  say(await (chosen === null ? shownSender(host, slug) : setSender(host, slug, chosen)))
}

interface Sender {
  readonly sendsAs: SendsAs
  readonly country: string | null
}

export async function shownSender(host: Host, slug: string): Promise<string> {
  const { sendsAs, country } = await asOwner(host, slug, (owner) =>
    owner.read(gate, (tx) => new OfficeReader(tx).facts()),
  )
  return `${slug}: writes as ${inWords({ sendsAs, country })}. Another: npm run amparo -- sender un-office|legal-person [country]`
}

/** Sets it; what is to be said of it. The entry says what it was before. */
export async function setSender(host: Host, slug: string, chosen: Sender): Promise<string> {
  return asOwner(host, slug, (owner) =>
    owner.change(gate, async (change) => {
      const { entry } = await sendAs(change, chosen)
      return entry === null
        ? `${slug}: it was so already. Nothing was changed.`
        : `${slug}: writes as ${inWords(chosen)} from now on. That stays, as record number ${entry}.`
    }),
  )
}

function inWords({ sendsAs, country }: Sender): string {
  const who = sendsAs === 'un-office' ? 'an office of the United Nations' : 'an organisation'
  return country === null ? who : `${who}, to the bodies of ${country}`
}

/** As somebody types it; throws a sentence for them. */
export function readSender([who, country, ...more]: readonly string[]): Sender {
  if ((who !== 'un-office' && who !== 'legal-person') || more.length > 0)
    throw new Error('Say un-office or legal-person, and a country if you want: legal-person BY.')
  if (country === undefined) return { sendsAs: who, country: null }
  const code = country.toUpperCase()
  if (!Object.hasOwn(states.entries, code))
    throw new Error(
      `Of “${country}” no terms are known. Countries are written as ${Object.keys(states.entries).join(', ')}.`,
    )
  return { sendsAs: who, country: code }
}
