import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Unreadable } from './reading.ts'
import { printable } from './verdict.ts'

const refuse = (reason: string): never => {
  throw new Unreadable('usage', reason)
}

/**
 * The bytes of a plain file, at most `limit` and one more, so that whoever reads them sees that
 * there were too many. Throws `Unreadable` on what is no plain file.
 */
export const readGiven = (file: string, limit: number): Uint8Array => {
  const descriptor = openOf(file)
  try {
    if (!fstatSync(descriptor).isFile()) refuse(`${printable(file)} is not a file.`)
    const bytes = Buffer.alloc(Math.min(limit + 1, fstatSync(descriptor).size))
    let length = 0
    for (let count = -1; count !== 0 && length < bytes.length; length += count)
      count = readSync(descriptor, bytes, length, bytes.length - length, null)
    return new Uint8Array(bytes.subarray(0, length))
  } finally {
    closeSync(descriptor)
  }
}

const openOf = (file: string): number => {
  try {
    // Not waiting: a pipe in the place of a file might never open.
    return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
    return refuse(`${printable(file)} cannot be read (${why}).`)
  }
}

/** Such a file, or `Unreadable` with `limits` when it is longer. */
export const readWithin = (file: string, limit: number): Uint8Array => {
  const bytes = readGiven(file, limit)
  if (bytes.length > limit)
    throw new Unreadable(
      'limits',
      `${printable(file)} has more than ${limit} bytes, so it was not judged.`,
    )
  return bytes
}

/** What the office calls the policy that it puts beside a proof. */
export const officesPolicyName = 'policy-as-the-office-says'

/** Whether a policy lies in the folder of a proof or below it, or has the name the office gives it. */
export const isBeside = (policy: string, proof: string): boolean => {
  try {
    const [place, folder] = [realpathSync(policy), dirname(realpathSync(proof))]
    return basename(place) === officesPolicyName || place.startsWith(join(folder, '/'))
  } catch {
    return false // one of them is not there, which is said when it is read
  }
}
