import type { ComponentChildren, TargetedInputEvent } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from './words.ts'

// Spelling, writing and completion services send what is typed to other computers or keep it on
// this one. Fields without a name and with completion off are kept in no form history.
const unshared = {
  spellcheck: false,
  autocomplete: 'off',
  // Browsers have it as a property that is true or false; the word “off” would be true.
  autocorrect: false as unknown as 'off',
  writingsuggestions: 'false',
  'data-gramm': 'false',
  translate: false,
} as const

/** How many characters beyond what a message can carry. */
export function beyond(text: string, limit: number | null): number {
  return limit === null ? 0 : Math.max(0, text.length - limit)
}

/** A labelled text; `limit` is in UTF-16 units and is spoken of only when it is near. */
export function TextField(props: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly lines: 'one' | 'few' | 'many'
  readonly limit?: number | null
  readonly code?: 'digits' | 'either'
  readonly describedBy?: string
  readonly onInput: (value: string) => void
}) {
  const id = useId()
  const hint = props.hint === undefined ? undefined : `${id}-hint`
  const shared = {
    id,
    value: props.value,
    class: props.code === undefined ? `lines-${props.lines}` : 'code-field',
    autocapitalize: props.code === undefined ? 'sentences' : 'off',
    inputMode: props.code === 'digits' ? 'numeric' : 'text',
    'aria-describedby': [hint, props.describedBy].filter(Boolean).join(' ') || undefined,
    onInput: (event: TargetedInputEvent<HTMLTextAreaElement>) =>
      props.onInput(event.currentTarget.value),
    ...unshared,
  } as const
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {hint !== undefined && (
        <p class="hint" id={hint}>
          {props.hint}
        </p>
      )}
      <textarea rows={1} {...shared} />
      <Room text={props.value} limit={props.limit ?? null} />
    </div>
  )
}

const near = 5_000

function Room({ text, limit }: { readonly text: string; readonly limit: number | null }) {
  const { account } = useWords().messages
  const over = beyond(text, limit)
  const isNear = limit !== null && over === 0 && limit - text.length < Math.min(near, limit / 4)
  return (
    <div role="status">
      {isNear && <p class="hint">{account.near(limit - text.length)}</p>}
      {over > 0 && <p class="note care">{account.over(over)}</p>}
    </div>
  )
}

/** Something worth knowing; `care` stands apart, because not to read it could do harm. */
export function Note(props: { readonly kind?: 'care'; readonly children: ComponentChildren }) {
  return <p class={props.kind === 'care' ? 'note care' : 'note'}>{props.children}</p>
}
