import type { SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import letters from '../letters/letters.module.css'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { saveFile } from '../ui/save-file.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { WordsField } from '../ui/words-field.tsx'
import style from './evidence.module.css'
import { useTakeOutEvidence, type EvidencePlan, type Handing } from './use-evidence.ts'

interface SealAndSaveProps {
  readonly event: SubjectId
  readonly handing: Handing
  readonly plan: EvidencePlan
  /** What was looked at is no longer so. */
  readonly onChanged: () => void
}

type Way = 'key' | 'words'
type KeyState = 'unread' | 'key' | 'older' | 'not-a-key'

interface Saved {
  readonly entry: string
  readonly words: string | null
}

/** Long enough for a hybrid key with line ends in it. */
const LONGEST_KEY = 4_000

/** Takes the package out and seals it on this device; it is saved in no other form. */
export function SealAndSave({ event, handing, plan, onChanged }: SealAndSaveProps): ReactElement {
  const { t } = useLingui()
  const session = useSession()
  const onceFor = useOnceFor()
  const take = useTakeOutEvidence()
  const [way, setWay] = useState<Way>('key')
  const [key, setKey] = useState('')
  const [keyState, setKeyState] = useState<KeyState>('unread')
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState<Saved | null>(null)
  const [times, setTimes] = useState(0)

  function problemOf(state: KeyState): string | null {
    switch (state) {
      case 'not-a-key':
        return t`This is no public age key, or a part of it is missing. Copy the whole line that begins with “age1pq1”.`
      case 'older':
        return t`This key is of the older kind: a quantum computer could open the file one day. Ask for one that begins with “age1pq1” (“age-keygen -pq”, version 1.3 or later), or let eight words be drawn: every age opens those.`
      default:
        return null
    }
  }

  async function readKey(text: string): Promise<KeyState> {
    const { readOutsideKey } = await import('@amparo/seal/handing-out')
    const { verdict } = readOutsideKey(text)
    setKeyState(verdict)
    return verdict
  }

  async function press(): Promise<void> {
    setSaved(null)
    if (way === 'key' && (await readKey(key)) !== 'key') return
    const to = way === 'key' ? key : null
    const { weighed } = plan
    // Pressed again after a cut line it is taken out once; sealed anew, for somebody else, it is another taking out.
    const once = onceFor(`${event} ${weighed} ${times}`)
    const answer = await take.mutateAsync({
      params: { subject: event },
      body: { ...handing, weighed, once },
    })
    if (!answer.ok) {
      if (answer.code === 'changed-meanwhile') onChanged()
      return
    }
    const { archive, entry } = answer.reply
    const { sealed, words } = await session.keys().sealOutside({ file: archive, to })
    // A number of the register and of the log; whoever sees the name of the file learns no more.
    saveFile(`evidence-${event}-${entry}.zip.age`, sealed)
    setSaved({ entry, words })
    setTimes(times + 1)
  }

  async function pressed(): Promise<void> {
    setBusy(true)
    try {
      await press()
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className={`${letters.part} ${style.narrow}`}>
      <h2 className={letters.title}>
        <Trans>Seal and save</Trans>
      </h2>
      <Choices
        label={<Trans>Who can open it</Trans>}
        value={way}
        onChange={setWay}
        options={[
          { value: 'key', label: <Trans>whoever holds the private part of an age key</Trans> },
          {
            value: 'words',
            label: <Trans>whoever is told eight words, which are drawn now</Trans>,
          },
        ]}
      />
      {way === 'key' && (
        <WordsField
          label={t`The recipient’s public key`}
          value={key}
          onChange={(text) => {
            setKey(text)
            setKeyState('unread')
          }}
          lines={4}
          most={LONGEST_KEY}
          help={
            <Trans>
              It begins with “age1pq1”. Get it from the recipient in a way that nobody could have
              changed, and compare a few letters by telephone.
            </Trans>
          }
          problem={problemOf(keyState)}
        />
      )}
      <div className={letters.actions}>
        <Button look="strong" busy={busy} onClick={() => void pressed()}>
          <Icon name="save" />
          <Trans>Seal and save</Trans>
        </Button>
      </div>
      <p className={letters.soft}>
        <Trans>
          It is weighed once more: if anybody took their word back since, nothing leaves. That it
          was taken out, for whom and whom it names, is an entry.
        </Trans>
      </p>
      {take.data?.ok === false && take.data.code !== 'changed-meanwhile' && (
        <Failed code={take.data.code} />
      )}
      {saved !== null && <SavedNow saved={saved} />}
    </section>
  )
}

function SavedNow({ saved: { entry, words } }: { readonly saved: Saved }): ReactElement {
  return (
    <Notice tone="good">
      <div className={letters.lines} role="status">
        <p className={letters.facts}>
          <Trans>Saved, sealed. It was taken out under</Trans> <EntryMark entry={entry} />
        </p>
        {words !== null && (
          <>
            <p>
              <Trans>
                These eight words open it. They are kept nowhere: write them down, and tell them to
                the recipient by another way than the file.
              </Trans>
            </p>
            <p className={style.words} lang="en" dir="ltr">
              {words}
            </p>
          </>
        )}
      </div>
    </Notice>
  )
}
