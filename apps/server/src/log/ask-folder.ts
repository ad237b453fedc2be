import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { noteLimits, type Organisation } from '@amparo/log'
import { logsFolder, writePrivate } from '../host/home.ts'
import {
  requestFile,
  takeAnswerFile,
  type Asking,
  type CosignerVerdict,
  type Known,
} from './ask-cosigner.ts'
import type { LogPlace } from './keeping-log.ts'

/** Requests that are kept: of so many days. Whoever carries one away brings its name back. */
const MOST_REQUESTS = 31

/** Where a cosigner without an address is asked: `<organisation>-<day>.request` goes, the same with `.answer` comes back. */
export class AskFolder {
  readonly #folder: string
  readonly #organisation: Organisation

  constructor({ home, slug }: LogPlace, organisation: Organisation) {
    this.#folder = join(logsFolder(home, slug), 'ask')
    this.#organisation = organisation
  }

  /** The names of the answers that have come. */
  answers(): string[] {
    return this.#files('.request.answer')
  }

  async take(
    name: string,
    known: Known,
  ): Promise<{ readonly verdict: CosignerVerdict; readonly size: number }> {
    const answer = readUpTo(join(this.#folder, name))
    const request = readUpTo(join(this.#folder, name.slice(0, -'.answer'.length)))
    return takeAnswerFile(this.#organisation, { request, answer }, known)
  }

  /** Puts away what was taken in. What could not be read is left under another name, for somebody to look at. */
  done(name: string, { verdict }: CosignerVerdict): void {
    const answer = join(this.#folder, name)
    if (verdict === 'odd-answer' || verdict === 'no-request') {
      renameSync(answer, `${answer}.not-taken`)
      return
    }
    rmSync(answer)
    rmSync(answer.slice(0, -'.answer'.length), { force: true })
  }

  /** Lays out the request of today, where it does not lie there yet. */
  layOut(asking: Asking, today = new Date().toISOString().slice(0, 10)): void {
    const path = join(this.#folder, `${this.#organisation.name}-${today}.request`)
    if (existsSync(path)) return
    const request = requestFile(asking)
    if (request === undefined) return
    writePrivate(path, request)
    for (const old of this.#files('.request').slice(0, -MOST_REQUESTS))
      rmSync(join(this.#folder, old))
  }

  /** By day, the oldest first. */
  #files(ending: string): string[] {
    if (!existsSync(this.#folder)) return []
    const { name } = this.#organisation
    const isOurs = (file: string) =>
      file.startsWith(`${name}-`) && /^\d{4}-\d\d-\d\d\.[a-z.]+$/.test(file.slice(name.length + 1))
    return readdirSync(this.#folder)
      .filter((file) => isOurs(file) && file.endsWith(ending))
      .toSorted((a, b) => (a < b ? -1 : 1))
  }
}

/** What may be anything; what is too long is cut, and then it does not read. Empty where there is none. */
function readUpTo(path: string): string {
  if (!existsSync(path)) return ''
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(noteLimits.note)
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0)).toString('utf8')
  } finally {
    closeSync(file)
  }
}
