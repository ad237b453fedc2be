import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Stands between a browser and a server as the line does, and can be made to fail in the middle of a request. */
export interface Line extends AsyncDisposable {
  readonly port: number
  /** How many bytes have gone to the server so far, those of broken requests too. */
  carried(): number
  /** Resolves once so many more bytes have gone to the server; the connection that brought the last of them then stands still. */
  holdAfter(bytes: number): Promise<void>
  /** Breaks every connection and takes no new one until `open`. */
  cut(): void
  /** Takes connections again. What stood still is broken. */
  open(): void
}

/** `target` is the server's port on this machine. */
export async function lineTo(target: number): Promise<Line> {
  const sockets = new Set<Socket>()
  let isOpen = true
  let carried = 0
  let left = Infinity
  let reached = () => {}

  const count = (browser: Socket, upstream: Socket, bytes: number) => {
    carried += bytes
    left -= bytes
    if (left > 0) return
    left = Infinity
    browser.unpipe(upstream)
    browser.pause()
    reached()
  }
  const server = createServer((browser) => {
    if (!isOpen) return browser.destroy()
    const upstream = connect(target, 'localhost')
    for (const [socket, other] of [
      [browser, upstream],
      [upstream, browser],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
    browser.on('data', ({ length }: Buffer) => count(browser, upstream, length))
  })
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    carried: () => carried,
    holdAfter: (bytes) =>
      new Promise((resolve) => {
        left = bytes
        reached = resolve
      }),
    cut() {
      isOpen = false
      breakAll()
    },
    open() {
      isOpen = true
      breakAll()
    },
    async [Symbol.asyncDispose]() {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
