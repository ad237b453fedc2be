import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'

/** A part of the page that is loaded when somebody goes there: whoever only writes does not wait for it. */
export function Later<Part>(props: {
  readonly load: () => Promise<Part>
  readonly children: (part: Part) => ComponentChildren
}) {
  const { messages } = useWords()
  const [state, setState] = useState<{ readonly part: Part } | 'coming' | 'lost'>('coming')
  const { load } = props
  useEffect(() => {
    if (state !== 'coming') return
    load().then(
      (part) => setState({ part }),
      () => setState('lost'),
    )
  }, [state, load])
  if (state === 'coming') return <p role="status">{messages.loading}</p>
  if (state !== 'lost') return <>{props.children(state.part)}</>
  return (
    <div role="alert">
      <Note kind="care">{messages.about.unreachable}</Note>
      <div class="actions">
        <button type="button" class="main" onClick={() => setState('coming')}>
          {messages.again}
        </button>
      </div>
    </div>
  )
}
