import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkCheckpoint, parseNote, parsePolicy } from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { expect, inject, test, vi } from 'vitest'
import { changePolicy } from '../commands/cosigners.ts'
import { cosignApp } from '../cosign/app.ts'
import { cosignerIn } from '../cosign/cosigner.ts'
import { follow } from '../cosign/followed-log.ts'
import { makeSigners } from '../cosign/signers.ts'
import { standardEvents } from '../events.ts'
import { policyOf } from '../log/cosigning.ts'
import type { Failpoint } from '../log/failpoints.ts'
import { policyPath, withOrganisation } from '../log/policy-file.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { listen } from '../server.ts'
import type { LogProcessPlace } from '../testing/log-process.ts'
import { testLog, writeEntries } from '../testing/test-log.ts'
import { testOffice } from '../testing/test-office.ts'

const PROGRAM = fileURLToPath(new URL('../testing/log-process.ts', import.meta.url))

test('killed after a cosignature came and before it is shown, the log shows it when it goes on', async () => {
  await using stack = new AsyncDisposableStack()
  const office = stack.use(await testOffice())
  const kept = stack.use(await testLog(office))
  const place = { home: kept.home, slug: office.slug }
  await policyOf(kept.log, place)

  const folder = stack.use(await temporaryHome()).path
  const signers = makeSigners(folder, 'partner.example')
  follow(folder, kept.log.shard.origin, (await kept.log.signer.state()).keys)
  const app = cosignApp(cosignerIn(folder, signers), standardEvents())
  const { port } = stack.use(await listen(app, '127.0.0.1', 0))
  const keys = signers.map(({ key }) => key)
  const added = { name: 'partner', keys, url: `http://127.0.0.1:${port}` }
  await changePolicy(office.host, place, (policy) => withOrganisation(policy, added))

  const policy = parsePolicy(nodeHashing, readFileSync(policyPath(place.home, place.slug)))
  if (policy.verdict === 'malformed') throw new Error(policy.fault)
  const published = () => {
    const reading = parseNote(readFileSync(join(kept.folder, 'checkpoint')))
    if (reading.verdict === 'malformed') throw new Error(reading.fault)
    return checkCheckpoint(nodeVerifying, policy.policy, reading.note).verdict
  }

  function begin(failpoint?: Failpoint) {
    const { logger, schema } = office.names
    // As the log's role, by the login of the run: another password would lock out what else is connected here.
    const options = `-c role=${logger} -c search_path=${schema},pg_temp`
    const database = office.host.address.database ?? ''
    const connection = { ...inject('postgres'), database, options }
    const given: LogProcessPlace = { connection, ...place }
    return fork(PROGRAM, [JSON.stringify(given)], {
      env: { ...process.env, ...(failpoint && { AMPARO_FAILPOINT: failpoint }) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
  }

  await writeEntries(office, 30)
  const [, signal] = (await once(begin('cosigned'), 'exit')) as [unknown, string]
  expect(signal).toBe('SIGKILL')
  expect(published()).toBe('quorum-not-met')
  const again = begin()
  await vi.waitFor(() => expect(published()).toBe('trusted'), { timeout: 120_000, interval: 50 })
  again.kill('SIGKILL')
  await once(again, 'exit')
}, 240_000)
