import { writeSealedForm } from '@amparo/seal/offline'
import { useState } from 'preact/hooks'
import { useHeldBack } from '../held-back.ts'
import type { Locked } from '../sealing/locking.ts'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'
import { formMessages } from './locales/form-languages.ts'

/** Says nothing of what is in it, or of the office. */
const fileName = 'amparo-message'

/** The sealed file, to be saved as often as it takes, and what to do with it. */
export function SavePage(props: {
  readonly locked: Locked
  readonly office: string
  readonly keepsCode: boolean
  readonly onClose: () => void
}) {
  const { code, messages } = useWords()
  const { save } = formMessages[code]
  const [saved, setSaved] = useState(false)
  useHeldBack(!saved)
  const onSave = () => {
    download(fileName, sealedFile(props.locked, props.keepsCode))
    setSaved(true)
  }
  return (
    <Page title={save.title}>
      <p class="why">{save.lead(props.office)}</p>
      <div class="actions">
        <button type="button" class={saved ? 'second' : 'main'} onClick={onSave}>
          {saved ? save.again : save.save}
        </button>
      </div>
      <div role="status">
        {saved ? <Note>{save.saved(fileName)}</Note> : <Note kind="care">{save.notYet}</Note>}
      </div>
      <ul class="sentences">
        <li>{save.give}</li>
        <li>{save.carrying}</li>
        <li>{props.keepsCode ? save.code : messages.next.withoutCode}</li>
        {props.keepsCode && <li>{messages.next.paper}</li>}
        <li>{save.traces}</li>
      </ul>
      <div class="actions">
        <button type="button" class={saved ? 'main' : 'second'} onClick={props.onClose}>
          {messages.next.close}
        </button>
      </div>
    </Page>
  )
}

function sealedFile({ envelope, triage, mailbox, access }: Locked, keepsCode: boolean) {
  return writeSealedForm({ envelope, triage, mailbox: { id: mailbox.id, access }, keepsCode })
}

/** In milliseconds: long enough for any browser to have begun. */
const beginsWithin = 60_000

function download(name: string, bytes: Uint8Array): void {
  // As bytes of no known kind: a browser would add an ending of its own to a text.
  const file = new Blob([Uint8Array.from(bytes)], { type: 'application/octet-stream' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), beginsWithin)
}
