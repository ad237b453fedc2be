/** A few answers of which one may be chosen; the whole line of each is its target. */
export function Choices<Value extends string>(props: {
  readonly name: string
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly note?: string | undefined
  }[]
  readonly chosen: Value | null
  readonly labelledBy?: string
  readonly onChosen: (value: Value) => void
}) {
  return (
    <div
      role="radiogroup"
      class="choices"
      aria-labelledby={props.labelledBy ?? 'title'}
      aria-describedby={props.labelledBy === undefined ? 'why' : undefined}
    >
      {props.options.map(({ value, label, note }) => (
        <label class="choice" key={value}>
          <input
            type="radio"
            name={props.name}
            autocomplete="off"
            checked={props.chosen === value}
            onChange={() => props.onChosen(value)}
          />
          <span>
            {label}
            {note !== undefined && <small>{note}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}
