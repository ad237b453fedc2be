/**
 * What cannot be done with somebody's data, in a code and a sentence in English that says what to do. Sentences name places
 * (`people.3.born`, `languages.ru.body.2.text`), never what stands there.
 */
export interface Problem<Code extends string> {
  readonly code: Code
  readonly at: string
  readonly sentence: string
  /** What the sentence names beside the place, for whoever says it in another language: words of ours, never somebody's own. */
  readonly named?: readonly string[]
}

export type Verdict<Done, Code extends string> =
  | ({ readonly ok: true } & Done)
  | { readonly ok: false; readonly problems: readonly Problem<Code>[] }
