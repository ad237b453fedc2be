import type { NewClaim } from '@amparo/server/src/register/register-store.ts'
import type { NewSubject } from '@amparo/server/src/register/record-many.ts'
/** An invented person with five values, of which one may contradict another: the average of a register. */
export declare function syntheticPerson(random: () => number): NewSubject
/** A given name and a surname, each as often as real ones come. */
export declare function syntheticName(random: () => number): {
  isWoman: boolean
  givenName: string
  surname: string
  name: string
}
export declare function claim(code: string, value: string, credibility?: number): NewClaim
/** The same numbers each run. */
export declare function seeded(seed: number): () => number
