import type { Declared } from './property.ts'

/** When something was, or from when to when. */
type TimeOf<Code extends string> =
  | { readonly at: Code }
  | { readonly from: Code; readonly to: Code }

/** Everything that is said of one kind of subject, in one place. */
export interface KindDeclaration<Code extends string = string> {
  /** What it goes by in a list: the first of these that can be read. None: by what it links. */
  readonly leads: readonly NoInfer<Code>[]
  readonly time?: TimeOf<NoInfer<Code>>
  /** The name by which spellings of it are found, the father's name that narrows them down, and texts found by their words. */
  readonly foundBy?: {
    readonly name?: NoInfer<Code>
    readonly father?: NoInfer<Code>
    readonly words?: readonly NoInfer<Code>[]
  }
  /** In the order of forms and pages. */
  readonly properties: Readonly<Record<Code, Declared>>
}

/** Keeps the codes of the properties as a type, so that one that was never declared is no code. */
export function declareKind<Code extends string>(
  declaration: KindDeclaration<Code>,
): KindDeclaration<Code> {
  return declaration
}
