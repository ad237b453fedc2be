/** Civil days `YYYY-MM-DD`, both inclusive; null where there is no bound. */
export interface Interval {
  readonly lo: string | null
  readonly hi: string | null
}
