import { Refusal } from './refusal.ts'
import { Turns } from './turns.ts'

export interface LaneSize {
  /** How many are let in at once. Each holds one connection to PostgreSQL. */
  readonly atOnce: number
  /** How many may wait for that; whoever comes after is told to come again. */
  readonly waiting: number
}

/** One group of senders with a capacity of its own: whatever floods another lane takes nothing of this one. */
export class Lane {
  readonly #turns: Turns
  readonly #size: LaneSize
  #inside = 0

  constructor(size: LaneSize) {
    this.#size = size
    this.#turns = new Turns(size.atOnce)
  }

  /** How many wait to be let in. */
  get waiting(): number {
    return Math.max(0, this.#inside - this.#size.atOnce)
  }

  /** Runs a story in its turn. Refuses with `busy` at once when the queue in front is full. */
  async run<T>(story: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#size.atOnce + this.#size.waiting) throw new Refusal('busy')
    this.#inside++
    try {
      using _ = await this.#turns.take()
      return await story()
    } finally {
      this.#inside--
    }
  }
}

/**
 * The door's lanes. Together they let in fewer than the pool has connections, so that none of them ever waits for another's.
 * Anybody can say that they hold a token or have done the work; they stand in `glance` until that is looked at, which takes
 * a moment and writes nothing.
 */
export interface DoorLanes {
  /** People who already have a mailbox. */
  readonly mailbox: Lane
  /** Lawyers and partners with a token that is good. */
  readonly token: Lane
  /** Everybody else who has done the work. */
  readonly public: Lane
  readonly glance: Lane
}

/** Connections the door's pool needs for them, and two for what is seldom and short: whose key it is, sweeping. */
export const DOOR_CONNECTIONS = 14

export function doorLanes(): DoorLanes {
  return {
    mailbox: new Lane({ atOnce: 4, waiting: 1_000 }),
    token: new Lane({ atOnce: 2, waiting: 200 }),
    public: new Lane({ atOnce: 4, waiting: 200 }),
    glance: new Lane({ atOnce: 2, waiting: 1_000 }),
  }
}
