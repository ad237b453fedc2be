import { createInterface, type Interface } from 'node:readline'

/** A conversation on a terminal, or with lines piped in. */
export interface Asking extends Disposable {
  /** One answer, trimmed. Throws when the other side hangs up. */
  ask(question: string): Promise<string>
  /** Asks until `read` takes the answer; what `read` throws is said and asked again. */
  until<T>(question: string, read: (answer: string) => T | Promise<T>): Promise<T>
  /** Shows something once; the screen is wiped before anything else is said. */
  showOnce(lines: readonly string[]): Promise<void>
  /** Wipes the screen, and what scrolled off it. */
  wipe(): void
}

export function askingOnTerminal(say: (line: string) => void): Asking {
  const lines = createInterface({ input: process.stdin, terminal: false })
  const next = answersOf(lines)
  const ask = async (question: string): Promise<string> => {
    process.stdout.write(`${question} `)
    const answer = (await next()).trim()
    if (!process.stdin.isTTY) process.stdout.write('\n')
    return answer
  }
  return {
    ask,
    wipe,
    async until(question, read) {
      for (;;) {
        const answer = await ask(question)
        try {
          return await read(answer)
        } catch (problem) {
          say(`  ${problem instanceof Error ? problem.message : String(problem)}`)
        }
      }
    },
    async showOnce(shown) {
      for (const line of shown) say(line)
      await ask('\nPress Enter when it is written down; the screen will be wiped.')
      wipe()
    },
    [Symbol.dispose]() {
      lines.close()
      // A pipe that its other side holds open would keep us alive.
      process.stdin.destroy()
    },
  }
}

/** Visible screen and scroll-back (xterm control sequences, ED 2 and 3). */
function wipe(): void {
  if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H')
}

/** Lines as they come, also those that came before they were asked for. */
function answersOf(lines: Interface): () => Promise<string> {
  const iterator = lines[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await iterator.next()
    if (done === true) throw new Error('Nothing was made: the answers ended too early.')
    return String(value)
  }
}
