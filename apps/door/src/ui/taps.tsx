import { useId } from 'preact/hooks'

/** A question of one tap: no answer is preset, and tapping an answer again takes it back. */
export function Taps<Value extends string>(props: {
  readonly ask: string
  readonly why: string
  readonly layout: 'row' | 'list'
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: Value | null
  readonly onChosen: (value: Value | null) => void
}) {
  const id = useId()
  return (
    <section class="asked" role="group" aria-labelledby={id} aria-describedby={`${id}-why`}>
      <h2 id={id}>{props.ask}</h2>
      <p class="hint" id={`${id}-why`}>
        {props.why}
      </p>
      <div class={`taps taps-${props.layout}`}>
        {props.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            class="tap"
            aria-pressed={props.chosen === value}
            onClick={() => props.onChosen(props.chosen === value ? null : value)}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  )
}
