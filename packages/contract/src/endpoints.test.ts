import { expect, test } from 'vitest'
import * as contract from './index.ts'

const everyEndpoint = Object.entries(contract.endpoints)

test('every endpoint that is exported stands in the table, under its own name', () => {
  const exported = Object.entries(contract).filter(
    ([, value]) => typeof value === 'object' && 'summary' in value,
  )
  expect(Object.fromEntries(exported)).toEqual(contract.endpoints)
})

test('no two endpoints of a page answer the same method and path', () => {
  const lines = everyEndpoint.map(
    ([, one]) => `${one.page} ${one.method} ${one.path.replaceAll(/:\w+/g, ':')}`,
  )
  expect(new Set(lines).size).toBe(lines.length)
})

test.each(everyEndpoint)(
  '%s keeps secrets out of its path: parameters are ids and keys only',
  (_name, one) => {
    const parameters = [...one.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    expect(
      parameters.filter(
        (name) =>
          ![
            'submission',
            'account',
            'enquirer',
            'person',
            'subject',
            'claim',
            'entry',
            'kind',
            'key',
            'mandate',
            'part',
            'letter',
            'paper',
            'reply',
            'batch',
            'meeting',
            'commitment',
            'filing',
          ].includes(name ?? ''),
      ),
    ).toEqual([])
  },
)

test('a call with a reply outside the contract is our bug, not an answer', async () => {
  const fetch = async () => Response.json({ surprise: true })
  expect(
    await contract.call(fetch, contract.proveEntry, { params: { entry: '1' as never }, body: {} }),
  ).toEqual({ ok: false, code: 'unexpected' })
})

test('a call that reaches nobody says so', async () => {
  const fetch = async () => Promise.reject(new TypeError('network'))
  expect(await contract.call(fetch, contract.signOut, { params: {}, body: {} })).toEqual({
    ok: false,
    code: 'unreachable',
  })
})

test('a refusal the endpoint does not name is not passed on', async () => {
  const fetch = async () => Response.json({ code: 'mailbox-unknown' }, { status: 404 })
  expect(await contract.call(fetch, contract.signOut, { params: {}, body: {} })).toEqual({
    ok: false,
    code: 'unexpected',
  })
})

test('the printed contract names every endpoint of its page', () => {
  const printed =
    JSON.stringify(contract.openApi('desk')) + JSON.stringify(contract.openApi('door'))
  for (const [name] of everyEndpoint) expect(printed).toContain(`"operationId":"${name}"`)
})
