import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Stands between a browser and a server, changes nothing, and keeps every byte the browser sends. */
export interface RecordingProxy extends AsyncDisposable {
  readonly port: number
  /** What each connection brought to the server, from its first byte. */
  received(): readonly Buffer[]
}

/** `target` is asked at each connection, so that the server may be started after its proxy. */
export async function recordingProxy(target: () => number): Promise<RecordingProxy> {
  const connections: Buffer[][] = []
  const open = new Set<Socket>()
  const server = createServer((browser) => {
    const chunks: Buffer[] = []
    connections.push(chunks)
    const upstream = connect(target(), '127.0.0.1')
    browser.on('data', (chunk: Buffer) => chunks.push(chunk))
    for (const [socket, other] of [
      [browser, upstream],
      [upstream, browser],
    ] as const) {
      open.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    received: () => connections.map((chunks) => Buffer.concat(chunks)),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
