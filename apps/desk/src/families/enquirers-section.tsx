import type { Closings, Waiting } from '@amparo/contract'
import type { CustodyTimeline } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { messagesThatTell } from '../accounts/messages-that-tell.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useOwnTeams } from '../record/use-own-teams.ts'
import { Section } from '../register/subject-columns.tsx'
import { useSubjectPage } from '../register/subject-page-context.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { sayInstant } from '../ui/say-day.ts'
import { EnquirerDialog } from './enquirer-dialog.tsx'
import style from './families.module.css'
import { useRememberSender, useSenderAsks } from './sender-asks.ts'
import { UpdateDialog } from './update-dialog.tsx'
import { useEnquirers, type ListedEnquirer } from './use-enquirers.ts'
import { useFamilyWords } from './use-family-words.ts'

interface EnquirersProps {
  readonly person: FoldedSubject
  readonly below: readonly FoldedSubject[]
  readonly closings: Closings | null
  readonly timeline: CustodyTimeline
}

/** Who asks for this person: sealed to one team, opened on this device. */
export function EnquirersSection(props: EnquirersProps): ReactElement | null {
  return useMay()('enquirer.read') ? <Enquirers {...props} /> : null
}

type Doing = { readonly what: 'keep' | 'write'; readonly row: ListedEnquirer | null }

function Enquirers({ person, ...known }: EnquirersProps): ReactElement {
  const mayKeep = useMay()('enquirer.keep') && useSubjectPage().mayChange
  const teams = useOwnTeams()
  const found = useEnquirers(person.id)
  const remember = useRememberSender()
  const asks = useSenderAsks(person.id)
  const [doing, setDoing] = useState<Doing | null>(
    asks !== null && mayKeep ? { what: 'keep', row: null } : null,
  )
  const rows = found.data?.pages.flatMap(({ enquirers }) => enquirers) ?? []
  function done(): void {
    remember(person.id, null)
    setDoing(null)
  }
  return (
    <Section
      title={<Trans>Who asks for this person</Trans>}
      add={
        mayKeep &&
        teams.length > 0 && (
          <Button size="small" onClick={() => setDoing({ what: 'keep', row: null })}>
            <Trans>Write down who asks</Trans>
          </Button>
        )
      }
    >
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <p className={style.soft}>
          <Trans>Nobody is written down here for your teams.</Trans>
        </p>
      )}
      <ul className={style.list}>
        {rows.map((row) => (
          <Enquirer
            key={row.id}
            row={row}
            onChange={mayKeep ? () => setDoing({ what: 'keep', row }) : null}
            onWrite={mayKeep ? () => setDoing({ what: 'write', row }) : null}
          />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
      {doing?.what === 'keep' && (
        <EnquirerDialog
          person={person.id}
          row={doing.row}
          others={rows}
          closings={known.closings}
          asks={asks}
          messages={messagesThatTell([person, ...known.below])}
          onClose={done}
        />
      )}
      {doing?.what === 'write' && doing.row?.opened.verdict === 'enquirer' && (
        <UpdateDialog
          person={person}
          {...known}
          row={doing.row}
          enquirer={doing.row.opened}
          onClose={done}
        />
      )}
    </Section>
  )
}

interface EnquirerProps {
  readonly row: ListedEnquirer
  readonly onChange: (() => void) | null
  readonly onWrite: (() => void) | null
}

function Enquirer({ row, onChange, onWrite }: EnquirerProps): ReactElement {
  const words = useFamilyWords()
  const { opened } = row
  if (opened.verdict !== 'enquirer') return <NotOpened verdict={opened.verdict} />
  const { facts } = opened
  return (
    <li className={style.item}>
      <p className={style.line}>
        <strong>
          <bdi>{facts.name === '' ? '–' : facts.name}</bdi>
        </strong>
        <span>
          <bdi>{facts.says}</bdi> · {words.tie[facts.tie]}
        </span>
        {facts.informer && (
          <span className={style.warn}>
            <Trans>may be passing on what they hear</Trans>
          </span>
        )}
      </p>
      <p className={style.soft}>
        <Trans>May be told: {words.telling[facts.telling]}</Trans>
        {facts.condition !== '' && (
          <>
            {' · '}
            <bdi>{facts.condition}</bdi>
          </>
        )}
      </p>
      <p className={style.soft}>
        <bdi>{facts.reach}</bdi> <bdi>{facts.times}</bdi>
      </p>
      {row.waits !== null && <Waits waits={row.waits} />}
      <p className={style.line}>
        {onWrite !== null && (
          <Button size="small" onClick={onWrite}>
            <Trans>Write to them…</Trans>
          </Button>
        )}
        {onChange !== null && (
          <Button size="small" onClick={onChange}>
            <Trans>Change…</Trans>
          </Button>
        )}
      </p>
    </li>
  )
}

function Waits({ waits: { from, left } }: { readonly waits: Waiting }): ReactElement {
  const language = useLanguage()
  return (
    <p className={left ? style.warn : style.soft}>
      {left ? (
        <Trans>
          An update to them waits for somebody of the team to release it again: whoever released it
          is not of the team any more.
        </Trans>
      ) : (
        <Trans>An update to them waits. It can be read from {sayInstant(from, language)} on.</Trans>
      )}
    </p>
  )
}

function NotOpened({ verdict }: { readonly verdict: string }): ReactElement {
  return (
    <li className={style.item}>
      <Notice tone={verdict === 'erased' ? 'plain' : 'amber'}>
        {verdict === 'erased' ? (
          <Trans>Somebody asked; who it was has been erased.</Trans>
        ) : (
          <Trans>
            Somebody asks. What is sealed of them did not open, or is not what it stands for.
          </Trans>
        )}
      </Notice>
    </li>
  )
}
