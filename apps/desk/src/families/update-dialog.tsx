import type { Closings, SubjectId, SubmissionId } from '@amparo/contract'
import {
  forbiddenIn,
  updateText,
  type AskedLine,
  type CustodyTimeline,
  type UpdateWording,
} from '@amparo/register'
import type { EnquirerFacts } from '@amparo/seal/enquirer'
import { languages, type Language } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { standingOf } from '../closings/steps.ts'
import { useAgreed } from '../consent/use-agreed.ts'
import type { OpenedEnquirer } from '../keys/enquirers.ts'
import { useGrid } from '../letters/use-letters.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { useOpen, useOpened } from '../submissions/use-open.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import { localDay } from '../ui/say-day.ts'
import { useSay } from '../ui/toasts.tsx'
import style from './families.module.css'
import { ReadAgain } from './read-again.tsx'
import { drawAll, useKeepEnquirer, type ListedEnquirer } from './use-enquirers.ts'
import { useFamilyWords } from './use-family-words.ts'
import { useByMailbox, useRelease } from './use-release.ts'
import { UnshownUpdate } from './unshown-update.tsx'
import { WaitingUpdate } from './waiting-update.tsx'
import { weighFor, type Weighed } from './what-is-known.ts'

interface UpdateDialogProps {
  readonly person: FoldedSubject
  readonly below: readonly FoldedSubject[]
  readonly closings: Closings | null
  readonly timeline: CustodyTimeline
  readonly row: ListedEnquirer
  readonly enquirer: Extract<OpenedEnquirer, { readonly verdict: 'enquirer' }>
  readonly onClose: () => void
}

/** What goes into a family's mailbox: composed by rule, read by an officer, released, shown at the daily hour. */
export function UpdateDialog(props: UpdateDialogProps): ReactElement {
  const { person, closings, enquirer, onClose } = props
  const agreed = useAgreed(person.id)
  const grid = useAskedOf(person.id)
  const isClosed = closings !== null && standingOf(closings.steps).search.state === 'closed'
  const cells = grid.cells
  const known = { ...props, agreed: agreed.data ?? [], asked: cells.map(({ kind }) => kind) }
  const isRead = !agreed.isLoading && !grid.isPending
  const here = weighFor(known, enquirer.facts)
  const wouldTell = isRead && here.what.write === 'news'
  const byMailbox = useByMailbox(person.id, wouldTell)
  if (!isRead || (wouldTell && byMailbox.isPending))
    return (
      <Dialog open onClose={onClose} title={<Trans>Write to the family</Trans>}>
        <Loading />
      </Dialog>
    )
  // Without an answer, nothing is told: a refusal is said, and whoever reads it may still invite the family.
  const isInvited = wouldTell && byMailbox.data !== true
  const weighed = isInvited ? { ...here, what: here.wordings.come } : here
  const texts = textsFor(weighed, enquirer.facts, cells)
  return (
    <Dialog open wide onClose={onClose} title={<Trans>Write to the family</Trans>}>
      {isClosed && (
        <Notice tone="amber">
          <Trans>The search is closed. Open it again first, if it goes on.</Trans>
        </Notice>
      )}
      {wouldTell && byMailbox.isError && <Failed code={byMailbox.error.code} />}
      {isInvited && !byMailbox.isError && (
        <Notice tone="amber">
          <Trans>
            What there is to tell is not for a mailbox. Please invite them to come or to call; they
            may bring someone.
          </Trans>
        </Notice>
      )}
      <Reasons weighed={weighed} />
      {texts !== null && <Text key={texts.whole} {...props} texts={texts} weighed={weighed} />}
    </Dialog>
  )
}

function Reasons({ weighed }: { readonly weighed: Weighed }): ReactElement {
  const words = useFamilyWords()
  const { tell, what, badNews } = weighed
  return (
    <>
      {what.write === null && <Notice tone="amber">{words.why[what.why]}</Notice>}
      {badNews.length > 0 && (
        <Notice tone="amber">
          <Trans>
            Known or feared here: {badNews.map((one) => words.bad[one]).join(', ')}. None of it goes
            into a mailbox. Say it face to face or on the telephone, when it is certain.
          </Trans>
        </Notice>
      )}
      {!tell.allowed && (
        <>
          <p>
            <Trans>Before the family may be told that the person was found, this is missing:</Trans>
          </p>
          <ul className={style.missing}>
            {tell.missing.map((one) => (
              <li key={one}>{words.missing[one]}</li>
            ))}
            <li>
              <Trans>Or a photograph, shown alone, on which the family knows the person.</Trans>
            </li>
          </ul>
        </>
      )}
      {tell.confusions.map((one) => (
        <p key={one} className={style.warn}>
          {words.confusion[one]}
        </p>
      ))}
    </>
  )
}

type Texts = Readonly<Record<UpdateWording, string>>

/** What each wording says in the family’s language; null where nothing may be written. */
function textsFor(
  { what, wordings }: Weighed,
  facts: EnquirerFacts,
  asked: readonly AskedLine[],
): Texts | null {
  const { liaison, support } = facts
  const say = ({ write }: Weighed['what']) =>
    write === null
      ? null
      : updateText({ write, language: languageOf(facts), asked, liaison, support })
  const [whole, come, quiet] = [say(what), say(wordings.come), say(wordings.quiet)]
  return whole === null || come === null || quiet === null ? null : { whole, come, quiet }
}

interface TextProps extends UpdateDialogProps {
  readonly texts: Texts
  readonly weighed: Weighed
}

/** Fixed words for whatever must be the same for everybody; only confirmed news may be put in words of one's own. */
function Text({ texts, weighed, ...props }: TextProps): ReactElement {
  const { t } = useLingui()
  const [text, setText] = useState(texts.whole)
  const [confirmed, setConfirmed] = useState(false)
  const isFree = weighed.what.write === 'news'
  const language = languageOf(props.enquirer.facts)
  const found = isFree ? forbiddenIn(text) : []
  return (
    <>
      {isFree ? (
        <textarea
          rows={10}
          value={text}
          aria-label={t`The update`}
          lang={language}
          dir="auto"
          spellCheck={false}
          maxLength={MOST_LETTERS}
          onChange={({ target }) => {
            setText(target.value)
            setConfirmed(false)
          }}
        />
      ) : (
        <p className={style.text} lang={language} dir="auto">
          {text}
        </p>
      )}
      {isFree && (
        <p className={style.soft}>
          <Trans>
            At the daily hour it is weighed once more, by all that the office knows by then. If it
            is not for a mailbox any more, they are asked to come or to call instead.
          </Trans>
        </p>
      )}
      {!isFree && (
        <p className={style.soft}>
          <Trans>
            These words are the same for everybody of whom as much may be told, so that nobody reads
            anything out of them.
          </Trans>
        </p>
      )}
      <ReadAgain found={found} confirmed={confirmed} onConfirm={setConfirmed} />
      {props.enquirer.facts.submission === null ? (
        <Notice>
          <Trans>They have no mailbox here. Say it to them in these words.</Trans>
        </Notice>
      ) : (
        <Release
          {...props}
          submission={props.enquirer.facts.submission as SubmissionId}
          texts={{ ...texts, whole: text }}
          language={language}
          isReady={text.trim() !== '' && (found.length === 0 || confirmed)}
        />
      )}
    </>
  )
}

/** What is sealed of it stays small, in every script. */
const MOST_LETTERS = 8_000

interface ReleaseProps extends UpdateDialogProps {
  readonly submission: SubmissionId
  readonly texts: Texts
  readonly language: string
  readonly isReady: boolean
}

function Release(props: ReleaseProps): ReactElement {
  const { submission, texts, language, isReady, row, enquirer, onClose } = props
  const { t } = useLingui()
  const say = useSay()
  const opened = useOpened(submission)
  const open = useOpen(submission)
  const answer = useRelease(row, submission)
  const keep = useKeepEnquirer()
  const [drawn] = useState(drawAll)
  const { me } = useOfficer()

  async function release(): Promise<void> {
    if (opened === null) return
    const facts = { ...enquirer.facts, updated: localDay(new Date()) }
    const { person, audience: team } = row
    // Noted first: whatever is kept of who asks takes back what waits for them.
    const noted =
      keep.data?.ok === true ||
      (await keep
        .mutateAsync({ person, team, row, enquirer: enquirer.enquirer, facts, drawn })
        .then(({ ok }) => ok)
        .catch(() => false))
    if (!noted) return
    const sent = await answer.mutateAsync({ texts, language, place: opened.next })
    if (!sent.ok) {
      // Nobody was written to after all, and this page cannot: whoever looks for families that wait finds them.
      if (sent.code !== 'out-of-order' && sent.code !== 'update-waits')
        await keep
          .mutateAsync({
            person,
            team,
            row: { ...row, seq: row.seq + 1 },
            enquirer: enquirer.enquirer,
            facts: enquirer.facts,
            drawn: drawAll(),
          })
          .catch(() => undefined)
      return
    }
    say({ text: t`Released. They can read it from the daily hour on.` })
    onClose()
  }

  if (row.audience !== me.office.intakeTeam)
    return (
      <Notice>
        <Trans>
          Who asks is sealed to another team than the one that reads their messages, and only that
          team writes into their mailbox. Write down who asks for that team too.
        </Trans>
      </Notice>
    )
  if (opened === null)
    return (
      <Actions>
        <Button busy={open.isPending} onClick={() => open.mutate()}>
          <Trans>Open their message; this is recorded</Trans>
        </Button>
        {open.data?.ok === false && <Failed code={open.data.code} />}
      </Actions>
    )
  if (opened.mailbox === 'declined')
    return (
      <Notice>
        <Trans>The sender kept no return code, so no answer can reach them here.</Trans>
      </Notice>
    )
  const { waits, unshown } = opened
  // What nobody of the team stands behind is released again here, as it is weighed now.
  const isAgain = waits?.left === true && waits.enquirer === row.id
  const waiting = waits !== null && (
    <WaitingUpdate submission={submission} waits={waits} page="family" />
  )
  if (waiting !== false && !isAgain && !keep.isPending) return waiting
  return (
    <>
      {isAgain && waiting}
      {waits === null && unshown !== null && <UnshownUpdate {...unshown} />}
      {keep.data?.ok === false && <Failed code={keep.data.code} />}
      {keep.isError && <Failed code="unexpected" />}
      {answer.data?.ok === false && <Failed code={answer.data.code} />}
      {answer.data?.ok === false && answer.data.code === 'out-of-order' && (
        <Button busy={open.isPending} onClick={() => open.mutate()}>
          <Trans>Open their message; this is recorded</Trans>
        </Button>
      )}
      {answer.isError && (
        <Notice tone="amber" alert>
          <Trans>It could not be sealed, so nothing was sent.</Trans>
        </Notice>
      )}
      <Actions>
        <Button
          look="strong"
          disabled={!isReady}
          busy={answer.isPending || keep.isPending}
          onClick={() => void release()}
        >
          <Trans>I have read it: release it</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Leave it as it is</Trans>
        </Button>
      </Actions>
    </>
  )
}

function languageOf({ language }: EnquirerFacts): Language {
  return languages.find((one) => one === language) ?? 'en'
}

function useAskedOf(person: SubjectId) {
  const may = useMay()('letter.read')
  const found = useGrid({ states: [], authority: null, letter: null, person }, may)
  const page = found.data?.pages[0]
  const names = new Map(page?.authorities.map(({ authority, name }) => [authority, name]))
  const cells = page?.rows.find((row) => row.person === person)?.cells ?? []
  return {
    isPending: may && found.isPending,
    cells: cells.flatMap(({ kind, authority, askedOn, answeredOn }) =>
      askedOn === null
        ? []
        : {
            kind,
            authority: authority === null ? '' : (names.get(authority) ?? ''),
            askedOn,
            isAnswered: answeredOn !== null,
          },
    ),
  }
}
