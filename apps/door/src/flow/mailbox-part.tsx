import { useEffect, useState } from 'preact/hooks'
import type { Trusted } from '../sealing/office.ts'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'

type Part = typeof import('../mailbox/mailbox.tsx')

/** The mailbox, loaded when somebody goes there: whoever only writes does not wait for it. */
export function MailboxPart({ office }: { readonly office: Trusted }) {
  const { messages } = useWords()
  const [part, setPart] = useState<Part | 'coming' | 'lost'>('coming')
  useEffect(() => {
    if (part !== 'coming') return
    import('../mailbox/mailbox.tsx').then(setPart, () => setPart('lost'))
  }, [part])
  if (part === 'coming') return <p role="status">{messages.loading}</p>
  if (part !== 'lost') return <part.Mailbox office={office} />
  return (
    <div role="alert">
      <Note kind="care">{messages.about.unreachable}</Note>
      <div class="actions">
        <button type="button" class="main" onClick={() => setPart('coming')}>
          {messages.again}
        </button>
      </div>
    </div>
  )
}
