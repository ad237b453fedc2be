/** A return code in its parts, numbered, large enough to copy by hand. */
export function CodeList(props: {
  readonly parts: readonly string[]
  readonly form: 'digits' | 'words'
  readonly label: string
  /** The language of the words, for a voice that reads them. */
  readonly lang: string
  readonly spoken: (position: number, part: string) => string
}) {
  return (
    <ol class={`code code-${props.form}`} aria-label={props.label} dir="ltr" lang={props.lang}>
      {props.parts.map((part, at) => (
        <li key={at}>
          <span class="code-number" aria-hidden="true">
            {at + 1}
          </span>
          <span aria-hidden="true">{part}</span>
          <span class="quiet">{props.spoken(at + 1, aloud(part, props.form))}</span>
        </li>
      ))}
    </ol>
  )
}

// Digits are spoken one by one, not as thousands.
function aloud(part: string, form: 'digits' | 'words'): string {
  return form === 'words' ? part : part.replace('-', '').split('').join(' ')
}
