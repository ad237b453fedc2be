import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { refusals } from '@amparo/contract'
import type { PreparedOffice } from '../staff/make-office.ts'
import { freePorts, makeHome, startOffice } from '../testing/running-office.ts'
import { halfWritten } from './half-written.ts'
import { handIn, isThere, sealedMessage, type Answer, type Sealed } from './sending.ts'

const PATIENCE = { timeout: 120_000, interval: 500 }
const MEBIBYTE = 1024 * 1024

test('a full disk refuses in one sentence, keeps nothing by halves, and takes messages again once there is room', async (context) => {
  await using disk = await smallDisk()
  if (disk === undefined) context.skip('only root can make a small file system to fill')
  const home = join(disk!.path, 'home')
  const prepared = await makeHome(home)
  const ballast = join(disk!.path, 'ballast')
  await writeFile(ballast, Buffer.alloc(48 * MEBIBYTE, 7))
  await using office = await startOffice(home, await freePorts(), ['--only', 'door'])

  const { kept, refused } = await fill(prepared, office.door)
  expect(refused).toMatchObject({ status: 507 })
  expect(JSON.parse(refused.text)).toEqual({
    code: 'no-room',
    message: refusals['no-room'].sentence,
  })
  expect(await halfWritten(home)).toEqual([])

  await rm(ballast)
  const small = await sealedMessage(prepared)
  await vi.waitFor(
    async () => expect((await handIn(office.door, small)).status).toBe(200),
    PATIENCE,
  )
  for (const message of [...kept, small]) expect(await isThere(office.door, message)).toBe(true)
  expect(await halfWritten(home)).toEqual([])
}, 300_000)

/** Sends messages of four megabytes until one is refused. */
async function fill(
  office: PreparedOffice,
  door: string,
): Promise<{ kept: Sealed[]; refused: Answer }> {
  const kept: Sealed[] = []
  for (;;) {
    const message = await sealedMessage(office, 4 * MEBIBYTE)
    const answer = await handIn(door, message)
    if (answer.status !== 200) return { kept, refused: answer }
    kept.push(message)
  }
}

/** A file system of 200 MB in memory, or undefined where one cannot be mounted. */
async function smallDisk(): Promise<(AsyncDisposable & { readonly path: string }) | undefined> {
  const path = await mkdtemp(join(tmpdir(), 'amparo-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=711', 'tmpfs', path], {
      stdio: 'ignore',
    })
  } catch {
    await rm(path, { recursive: true })
    return undefined
  }
  await chmod(path, 0o711)
  return {
    path,
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['-l', path])
      await rm(path, { recursive: true })
    },
  }
}
