import { Refusal } from './refusal.ts'

/** So many bytes may stand in memory at once. Whoever would need more is told to come again, and keeps nobody waiting. */
export class Space {
  #left: number

  constructor(bytes: number) {
    this.#left = bytes
  }

  /** The place of one body, as large as what has arrived of it: whoever announces much and sends slowly holds little. */
  open(): Place {
    let taken = 0
    return {
      grow: (bytes) => {
        if (bytes > this.#left) throw new Refusal('busy')
        this.#left -= bytes
        taken += bytes
      },
      [Symbol.dispose]: () => {
        this.#left += taken
        taken = 0
      },
    }
  }
}

/** Given back when disposed. */
export interface Place extends Disposable {
  /** Takes so many bytes more, or refuses with `busy`. */
  grow(bytes: number): void
}
