import { LARGEST_PAPER, type Although, type SubjectId } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import { replyKinds, type ReplyKindCode } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactElement } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { leadOf } from '../register/lead-of.ts'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { useNameOf } from '../register/use-kind-name.ts'
import { useSubject } from '../register/use-register.ts'
import { foldSubject } from '../register/view-of.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { useSay } from '../ui/toasts.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { WordsField } from '../ui/words-field.tsx'
import { namedOf, type Named } from './letter-draft.ts'
import { AudienceField } from './letter-fields.tsx'
import style from './letters.module.css'
import { looksAutomatic } from './looks-automatic.ts'
import { paperTypeOf } from './paper-type.ts'
import { useReplyDoubts } from './use-letter-words.ts'
import { useEnterReply, useLetter, type Letter } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from './use-today.ts'

const route = getRouteApi('/replies/new')

/** A letter that came, entered once, as it came. */
export function EnterReplyScreen(): ReactElement {
  const { t } = useLingui()
  const { letter: id = null, authority } = route.useSearch()
  const letter = useLetter(id)
  return (
    <div className={pageStyle.page}>
      <p>
        {id === null ? (
          <Link to="/questions" className={pageStyle.back ?? ''}>
            <Icon name="back" />
            <Trans>Questions</Trans>
          </Link>
        ) : (
          <Link to="/letters/$letter" params={{ letter: id }} className={pageStyle.back ?? ''}>
            <Icon name="back" />
            <Trans>The letter</Trans>
          </Link>
        )}
      </p>
      <PageHeading title={t`Enter a reply`} />
      {id === null && authority === undefined && <Entry letter={null} authority={null} />}
      {id === null && authority !== undefined && <OfBody key={authority} authority={authority} />}
      {id !== null && (
        <>
          {letter.isPending && <Loading />}
          {letter.isError && (
            <Failed code={letter.error.code} onRetry={() => void letter.refetch()} />
          )}
          {letter.isSuccess && (
            <Entry
              letter={letter.data}
              authority={{ id: letter.data.authority, name: letter.data.authorityName }}
            />
          )}
        </>
      )}
    </div>
  )
}

/** A body that wrote: its page is mostly where one comes from, so its name is here already. */
function OfBody({ authority }: { readonly authority: SubjectId }): ReactElement {
  const body = useSubject(authority)
  const nameOf = useNameOf()
  if (body.isPending) return <Loading />
  if (body.isError) return <Failed code={body.error.code} onRetry={() => void body.refetch()} />
  const name = nameOf({
    id: authority,
    kind: 'authority',
    name: leadOf(foldSubject(body.data.subject)),
  })
  return <Entry letter={null} authority={{ id: authority, name }} />
}

interface EntryProps {
  /** The letter it answers. */
  readonly letter: Letter | null
  readonly authority: Named | null
}

interface Typed {
  readonly authority: Named | null
  readonly audience: number
  readonly kind: ReplyKindCode | null
  readonly theirNumber: string
  readonly dated: string | null
  readonly received: string | null
  readonly words: string
  readonly file: File | null
}

function Entry({ letter, authority }: EntryProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const words = useCodeWords()
  const navigate = useNavigate()
  const onceFor = useOnceFor()
  const enter = useEnterReply()
  const today = useToday()
  const [typed, setTyped] = useState<Typed>({
    authority,
    audience: letter?.audience ?? officeAudience,
    kind: null,
    theirNumber: '',
    dated: null,
    received: today,
    words: '',
    file: null,
  })
  const [isPressed, setPressed] = useState(false)
  const doubts = enter.data?.ok === true ? enter.data.reply.ask : []
  const problem = useFileProblem(typed.file)
  const hasContent = typed.words.trim() !== '' || typed.file !== null
  const isComplete =
    typed.authority !== null &&
    typed.kind !== null &&
    typed.received !== null &&
    hasContent &&
    problem === null

  function put(change: Partial<Typed>): void {
    setTyped((now) => ({ ...now, ...change }))
    enter.reset()
  }

  async function keep(although: readonly Although[]): Promise<void> {
    setPressed(true)
    if (typed.authority === null || typed.kind === null || typed.received === null) return
    if (!isComplete) return
    const body = {
      authority: typed.authority.id,
      audience: typed.audience,
      letter: letter?.id ?? null,
      kind: typed.kind,
      theirNumber: typed.theirNumber.trim() === '' ? null : typed.theirNumber.trim(),
      dated: typed.dated,
      received: typed.received,
      words: typed.words.trim() === '' ? null : typed.words,
      file: await fileIn(typed.file),
      although: [...although],
    }
    const answer = await enter.mutateAsync({
      params: {},
      body: { ...body, once: onceFor(JSON.stringify(body)) },
    })
    if (!answer.ok || answer.reply.reply === null) return
    say({ text: t`The reply is kept. Now it can be cut into answers.` })
    await navigate({ to: '/replies/$reply', params: { reply: answer.reply.reply } })
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    void keep([])
  }

  return (
    <form className={style.form} onSubmit={handleSubmit}>
      <section className={style.part}>
        {letter === null ? (
          <SubjectChooser
            kind="authority"
            label={t`Which body wrote`}
            help={t`A reply to a letter of ours is better entered from that letter.`}
            problem={isPressed && typed.authority === null ? t`Choose the body that wrote.` : null}
            value={typed.authority?.id ?? ''}
            name={typed.authority?.name ?? ''}
            onChange={(id, name) => put({ authority: namedOf(id, name) })}
          />
        ) : (
          <p>
            <Trans>
              <bdi>{letter.authorityName}</bdi> answers{' '}
              <Link to="/letters/$letter" params={{ letter: letter.id }}>
                letter {letter.number ?? letter.id}
              </Link>
              .
            </Trans>
          </p>
        )}
        <WordsField
          label={t`Its words`}
          help={t`As they stand in the letter, or as they were said. Leave it empty where the document is enough.`}
          value={typed.words}
          onChange={(written) => put({ words: written })}
          lines={6}
          most={100_000}
          problem={isPressed && !hasContent ? t`Write its words, or choose the document.` : null}
        />
        {typed.kind !== 'automatic-receipt' && looksAutomatic(typed.words) && (
          <Notice>
            <p>
              <Trans>These words read like an automatic confirmation that a letter arrived.</Trans>
            </p>
            <div className={style.actions}>
              <Button size="small" onClick={() => put({ kind: 'automatic-receipt' })}>
                <Trans>Yes, it is one</Trans>
              </Button>
            </div>
          </Notice>
        )}
        <Field
          label={t`The document`}
          help={t`PDF, photo or Word file, up to 10 MB. It is kept byte for byte.`}
          problem={problem}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".pdf,.jpg,.jpeg,.png,.docx"
              onChange={({ target }) => put({ file: target.files?.[0] ?? null })}
            />
          )}
        </Field>
        <Choices
          label={t`What it is, taken whole`}
          value={typed.kind}
          onChange={(kind) => put({ kind })}
          options={(Object.keys(replyKinds.entries) as ReplyKindCode[]).map((kind) => ({
            value: kind,
            label: words('reply-kind', kind),
          }))}
        />
        {isPressed && typed.kind === null && (
          <p role="alert" className={style.problem}>
            <Trans>Choose what it is.</Trans>
          </p>
        )}
        <div className={style.beside}>
          <DayField
            label={t`Came on`}
            value={typed.received}
            onChange={(received) => put({ received })}
            latest={today}
          />
          <DayField
            label={t`Dated`}
            help={t`As it stands on it; leave it empty where it bears no day.`}
            value={typed.dated}
            onChange={(dated) => put({ dated })}
            latest={today}
          />
        </div>
        <div className={style.beside}>
          <Field label={t`Their number`} help={t`Leave it empty where it bears none.`}>
            {(control) => (
              <input
                {...control}
                value={typed.theirNumber}
                maxLength={80}
                onChange={({ target }) => put({ theirNumber: target.value })}
                dir="auto"
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
          {letter === null && (
            <AudienceField value={typed.audience} onChange={(audience) => put({ audience })} />
          )}
        </div>
      </section>
      {doubts.length > 0 ? (
        <Doubts doubts={doubts} busy={enter.isPending} onKeep={() => void keep(doubts)} />
      ) : (
        <div className={style.actions}>
          <Button type="submit" look="strong" busy={enter.isPending}>
            <Trans>Keep the reply</Trans>
          </Button>
        </div>
      )}
      {enter.data?.ok === false && <Failed code={enter.data.code} />}
    </form>
  )
}

interface DoubtsProps {
  readonly doubts: readonly Although[]
  readonly busy: boolean
  readonly onKeep: () => void
}

/** What makes one wonder: nothing was kept, and a person says whether it is right. */
function Doubts({ doubts, busy, onKeep }: DoubtsProps): ReactElement {
  const sayDoubt = useReplyDoubts()
  return (
    <Notice tone="amber" alert>
      <p>
        <Trans>Nothing is kept yet. Look once more:</Trans>
      </p>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt}>{sayDoubt(doubt)}</li>
        ))}
      </ul>
      <div className={style.actions}>
        <Button look="strong" busy={busy} onClick={onKeep}>
          <Trans>Yes, keep it so</Trans>
        </Button>
      </div>
    </Notice>
  )
}

function useFileProblem(file: File | null): string | null {
  const { t } = useLingui()
  if (file === null) return null
  if (file.size > LARGEST_PAPER) return t`This file is larger than 10 MB.`
  return paperTypeOf(file) === null
    ? t`This is no PDF, photo or Word file. Save it as one of these.`
    : null
}

async function fileIn(file: File | null) {
  const type = file === null ? null : paperTypeOf(file)
  if (file === null || type === null) return null
  return { bytes: toBase64(new Uint8Array(await file.arrayBuffer())), type }
}
