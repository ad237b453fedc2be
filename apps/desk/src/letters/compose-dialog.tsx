import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useDraft } from '../session/use-draft.ts'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import { WordsField } from '../ui/words-field.tsx'
import {
  addresseeOf,
  emptyHead,
  isHeadComplete,
  readHead,
  senderOf,
  type LetterHeadWords,
} from './letter-head.ts'
import style from './letters.module.css'
import { clearedFor, Mentions, type Cleared } from './mentions.tsx'
import { useComposeLetter, type Letter } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from './use-today.ts'

const MOST_LINES = 8 * 200
const MOST_WORDS = 10_000

interface ComposeDialogProps {
  readonly letter: Letter
  readonly onClose: () => void
}

/** What the office’s template cannot know: the day, our own words, who writes and to whom. */
export function ComposeDialog({ letter, onClose }: ComposeDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const onceFor = useOnceFor()
  const compose = useComposeLetter()
  const today = useToday()
  const [day, setDay] = useState<string | null>(today)
  const [replyBy, setReplyBy] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [lastKnown, setLastKnown] = useState(false)
  const [post, setPost] = useState('')
  const [holder, setHolder] = useState('')
  const [address, setAddress] = useState('')
  const [head, setHead] = useState<LetterHeadWords>(emptyHead)
  const [cleared, setCleared] = useState<Cleared>(new Map())
  // The head of one letter is the head of the next.
  useDraft({
    key: 'letterhead-0',
    content: head,
    isEmpty: head === emptyHead,
    onRestore: (kept) => setHead(readHead(kept)),
  })
  const mentions = compose.data?.ok === true ? compose.data.reply.mentions : []
  const isReady = day !== null && isHeadComplete(head)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (day === null || !isReady) return
    const body = {
      day,
      replyBy,
      words,
      lastKnown,
      sender: senderOf(head),
      addressee: addresseeOf(post, holder, address),
      signatory: { name: head.signatory.trim(), post: head.signatoryPost.trim() },
      cleared: clearedFor(cleared),
    }
    compose.mutate(
      { params: { letter: letter.id }, body: { ...body, once: onceFor(JSON.stringify(body)) } },
      {
        onSuccess: (answer) => {
          if (!answer.ok || answer.reply.paper === null) return
          say({ text: t`The paper is made. It can be downloaded, edited and signed.` })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Make the paper</Trans>} wide>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <p className={style.soft}>
          <Trans>
            Salutation, questions and the list of names come from the office’s template, in the
            language of the letter.
          </Trans>
        </p>
        <div className={style.beside}>
          <DayField label={t`Dated`} value={day} onChange={setDay} />
          <DayField
            label={t`Asks for an answer by`}
            help={t`May stay empty; then the letter names no day.`}
            value={replyBy}
            onChange={setReplyBy}
            {...(day === null ? {} : { earliest: day })}
          />
        </div>
        <WordsField
          label={t`Our own words, before what is asked`}
          help={t`May stay empty. An empty line begins a new paragraph.`}
          value={words}
          onChange={setWords}
          lines={4}
          most={MOST_WORDS}
        />
        <div>
          <label className={style.check}>
            <input
              type="checkbox"
              checked={lastKnown}
              onChange={({ target }) => setLastKnown(target.checked)}
            />
            <Trans>Say in the annex since when and where each was last held</Trans>
          </label>
          <p className={style.soft}>
            <Trans>
              Without a source. Leave it out where only a few people could have known the place.
            </Trans>
          </p>
        </div>
        <div className={style.beside}>
          <Line label={t`Post of whom it is addressed to`} value={post} onChange={setPost} />
          <Line label={t`Their name`} value={holder} onChange={setHolder} />
        </div>
        <WordsField
          label={t`Address of the body`}
          value={address}
          onChange={setAddress}
          lines={2}
          most={MOST_LINES}
        />
        <OurHead head={head} onChange={setHead} />
        {mentions.length > 0 && (
          <Mentions mentions={mentions} cleared={cleared} onClear={setCleared} />
        )}
        {!isReady && (
          <p className={style.soft}>
            <Trans>
              The paper can be made once it has its day, where an answer is to be sent, and who
              signs.
            </Trans>
          </p>
        )}
        <Actions>
          <Button type="submit" look="strong" disabled={!isReady} busy={compose.isPending}>
            <Trans>Make the paper</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {compose.data?.ok === false && <Failed code={compose.data.code} />}
      </form>
    </Dialog>
  )
}

interface OurHeadProps {
  readonly head: LetterHeadWords
  readonly onChange: (head: LetterHeadWords) => void
}

/** Who writes; kept, sealed, for the next letter of the same officer. */
function OurHead({ head, onChange }: OurHeadProps): ReactElement {
  const { t } = useLingui()
  const put = (change: Partial<LetterHeadWords>) => onChange({ ...head, ...change })
  return (
    <>
      <div className={style.beside}>
        <Line
          label={t`Who signs`}
          value={head.signatory}
          onChange={(signatory) => put({ signatory })}
        />
        <Line
          label={t`Their post`}
          value={head.signatoryPost}
          onChange={(signatoryPost) => put({ signatoryPost })}
        />
      </div>
      <WordsField
        label={t`Under the office’s name: address, telephone`}
        value={head.lines}
        onChange={(lines) => put({ lines })}
        lines={2}
        most={MOST_LINES}
      />
      <div className={style.beside}>
        <Line
          label={t`Where an answer is to be sent`}
          value={head.replyAddress}
          onChange={(replyAddress) => put({ replyAddress })}
        />
        <Line
          label={t`Place in the date`}
          value={head.place}
          onChange={(place) => put({ place })}
        />
      </div>
    </>
  )
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Line({ label, value, onChange }: LineProps): ReactElement {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          value={value}
          maxLength={200}
          onChange={({ target }) => onChange(target.value)}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}
