import { fileURLToPath } from 'node:url'
import { standardEvents } from '../events.ts'
import { openOffice, type Host, type KnownOffice } from '../host/host.ts'
import { readPrivate, serverKeyPath } from '../host/home.ts'
import type { Origins } from '../http/app.ts'
import { deskApp, doorApp, listen } from '../server.ts'

/** Which of the two pages this process serves. */
export type Only = 'door' | 'desk' | 'both'

export interface Serving extends AsyncDisposable {
  readonly door: string | null
  readonly desk: string | null
}

/** Loopback only: other machines reach an office through a TLS proxy of the operator's, which knows these addresses. */
const LOOPBACK = '127.0.0.1'

const doorFolder = fileURLToPath(new URL('../../../door/dist', import.meta.url))
const deskFolder = fileURLToPath(new URL('../../../desk/dist', import.meta.url))

/** Serves an office's pages until disposed. */
export async function serveOffice(
  host: Host,
  home: string,
  office: KnownOffice,
  only: Only,
): Promise<Serving> {
  await using stack = new AsyncDisposableStack()
  const events = standardEvents()
  const { app, door } = await openOffice(host, office.slug)
  stack.defer(() => app.end())
  stack.defer(() => door.end())
  const serverKey = readPrivate(serverKeyPath(home, office.slug))
  if (serverKey === undefined)
    throw new Error(
      `The server's key is missing: ${serverKeyPath(home, office.slug)}. Bring it back from a backup.`,
    )
  const at = { door: originsOf('DOOR', 8080), desk: originsOf('DESK', 8081) }
  if (only !== 'desk') {
    const page = doorApp(door, Buffer.from(serverKey, 'base64'), {
      origins: at.door.origins,
      events,
      folder: doorFolder,
    })
    stack.use(await listenOrExplain(page, at.door.port, 'AMPARO_DOOR_PORT'))
  }
  if (only !== 'door') {
    stack.use(
      await listenOrExplain(
        deskApp(app, { origins: at.desk.origins, events, folder: deskFolder }),
        at.desk.port,
        'AMPARO_DESK_PORT',
      ),
    )
  }
  const held = stack.move()
  return {
    door: only === 'desk' ? null : at.door.origins[0],
    desk: only === 'door' ? null : at.desk.origins[0],
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

/** A page's port, and the addresses under which browsers may ask for it: AMPARO_DOOR_ORIGIN names the public one. */
function originsOf(page: 'DOOR' | 'DESK', usual: number): { port: number; origins: Origins } {
  const port = Number(process.env[`AMPARO_${page}_PORT`] ?? usual)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`AMPARO_${page}_PORT must be a port number.`)
  const local: Origins = [`http://localhost:${port}`, `http://${LOOPBACK}:${port}`]
  const named = process.env[`AMPARO_${page}_ORIGIN`]
  return { port, origins: named === undefined ? local : [new URL(named).origin, ...local] }
}

async function listenOrExplain(app: Parameters<typeof listen>[0], port: number, variable: string) {
  try {
    return await listen(app, LOOPBACK, port)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(
        `Port ${port} is in use by another program. End it, or choose another port with ${variable}.`,
        { cause: error },
      )
    throw error
  }
}
