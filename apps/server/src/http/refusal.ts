import type { RefusalCode } from '@amparo/contract'

/**
 * A request that was understood and will not be carried out, for a reason the person can act on.
 * Anything else that goes wrong is a bug and stays an ordinary Error.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** Which of several things was meant, in the contract's own words (a property's code, a field). Never content. */
  readonly about: string | undefined

  constructor(code: RefusalCode, about?: string) {
    super(code)
    this.code = code
    this.about = about
  }
}
