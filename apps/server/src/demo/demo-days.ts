const DAY = 86_400_000
/** The hour at which the invented people work, in the past; nobody reads it as the hour of anything. */
const HOUR = 9 * 3_600_000

/**
 * The days on which the demo’s invented work was done, counted back from the one on which it is made: a list of questions without
 * any that waits, and a curve of one day, would show nothing. Time only goes on.
 */
export class DemoDays {
  readonly #made = new Date()
  #ago = Number.POSITIVE_INFINITY
  #instant = 0

  /** The instant of whatever is done now, a little after the last. */
  readonly now = (): Date => new Date((this.#instant += 1_000))

  /** From here on it is so many days before the demo is made; 0: as it is made. */
  goTo(ago: number): void {
    if (ago > this.#ago) throw new Error('the days of the demo go on and not back')
    if (ago === this.#ago) return
    this.#ago = ago
    this.#instant = ago === 0 ? this.#made.getTime() : this.#midnight() - ago * DAY + HOUR
  }

  /** The civil day so many days before the demo is made; fewer than none lie ahead. */
  dayOf(ago: number): string {
    return new Date(this.#midnight() - ago * DAY).toISOString().slice(0, 10)
  }

  #midnight(): number {
    return Math.floor(this.#made.getTime() / DAY) * DAY
  }
}
