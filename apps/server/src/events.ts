import { pino, type Logger } from 'pino'

/**
 * Everything this server may say in its log. What may be logged about people is decided here and nowhere else: nothing.
 * No address, no user agent, no path with a number in it, no message of a database error (it can quote a row).
 */
export interface Events {
  started(pages: readonly string[]): void
  stopping(): void
  databaseGone(): void
  databaseBack(): void
  /** The daily count did not go out: the error's kind and code; never its message, which can quote an address. */
  digestNotSent(error: unknown): void
  /** Another organisation did not cosign the log: its name in the policy, and what it did instead. */
  notCosigned(organisation: string, verdict: string): void
  /** A log whose checkpoints we cosign signed a tree that does not follow what it signed before. */
  forkRefused(origin: string): void
  /** The log is neither added to nor signed until somebody has looked: the kind of the alarm that is kept. */
  logStopped(kind: string): void
  /** A copy of the office could not be made or added to: the error's kind and code. */
  copyNotMade(error: unknown): void
  /** Somebody who was asked for a time anchor did not answer: the error's kind and code; they are asked again later. */
  anchorNotGot(error: unknown): void
  /** Our bug. The endpoint's name and the error's kind and place; never its message. */
  bug(where: string, error: unknown): void
}

export function eventsTo(logger: Logger): Events {
  return {
    started: (pages) => logger.info({ pages }, 'started'),
    stopping: () => logger.info('stopping'),
    databaseGone: () => logger.warn('the database went away; starting it again'),
    databaseBack: () => logger.info('the database is back'),
    digestNotSent: (error) => logger.warn(kindAndPlace(error), 'the daily count was not sent'),
    notCosigned: (organisation, verdict) =>
      logger.warn({ organisation, verdict }, 'the log was not cosigned'),
    forkRefused: (origin) =>
      logger.error(
        { origin },
        'a log contradicts what it signed before; nothing was signed, and what it sent is kept',
      ),
    logStopped: (kind) => logger.error({ kind }, 'the log has stopped; the office works on'),
    copyNotMade: (error) =>
      logger.error(kindAndPlace(error), 'no copy of the office was made; trying again'),
    anchorNotGot: (error) => logger.warn(kindAndPlace(error), 'a time anchor was not got'),
    bug: (where, error) => logger.error({ where, ...kindAndPlace(error) }, 'bug'),
  }
}

/** Lines of JSON on standard error, so that standard output stays for people. */
export function standardEvents(): Events {
  return eventsTo(
    pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2)),
  )
}

function kindAndPlace(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { kind: error.name, ...code, at: placesIn(error.stack ?? '') }
}

/** File, line and column of the topmost frames. The first line of a stack is the message and is left out. */
function placesIn(stack: string): string[] {
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '))
  return frames.slice(0, 6).map((line) => /([^/\\(]+\/[^/\\]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '?')
}
