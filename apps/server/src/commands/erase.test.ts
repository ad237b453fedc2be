import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drillFolder } from '../backup/drill-folder.ts'
import { notReached } from './erase.ts'

test('an office that a restore drill has left is named as not reached', async () => {
  const home = await mkdtemp(join(tmpdir(), 'amparo-erase-'))
  try {
    expect(notReached(home).join('\n')).not.toContain('drill')
    await mkdir(drillFolder(home))
    expect(notReached(home).join('\n')).toContain(`${drillFolder(home)}, the whole office`)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})
