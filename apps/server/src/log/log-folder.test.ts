import { join } from 'node:path'
import { tilePath, tilesOf } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { expect, test } from 'vitest'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { openLogFolder } from './log-folder.ts'

test('a log that grew by more than is taken in at once has all its files', async () => {
  await using home = await temporaryHome()
  const folder = openLogFolder(join(home.path, 'log'))
  // 65,536 at once: the tile of level 2 is as it will stay after the first part, and not full.
  const size = 65_536 + 300
  const leaf = nodeHashing.sha256(new Uint8Array())
  await folder.extendTo(size, async ({ start, end }) =>
    Array.from({ length: end - start }, () => leaf),
  )
  const missing = [...tilesOf(size)].filter((tile) => folder.read(tile) === undefined)
  expect(missing.map(tilePath)).toEqual([])
})
