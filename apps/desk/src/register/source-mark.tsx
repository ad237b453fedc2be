import type { ClaimView, SubjectId } from '@amparo/contract'
import {
  credibility,
  directness,
  label,
  labelAtStart,
  nameSchemes,
  sourceKinds,
  type CredibilityCode,
} from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { scriptOf } from '@amparo/names'
import { useLanguageName } from '../ui/use-language-name.ts'
import { useScriptName } from '../ui/use-script-name.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { FromList } from '../partner-lists/from-list.tsx'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Popover } from '../ui/popover.tsx'
import { sayDay, sayInstant } from '../ui/say-day.ts'
import { shown } from './opened-values.ts'
import { SaidBy } from './said-value.tsx'
import { useSubjectPage } from './subject-page-context.ts'
import style from './source-mark.module.css'
import { sourceKindOf } from './view-of.ts'

interface SourceMarkProps {
  readonly subject: SubjectId
  readonly claim: ClaimView
}

/** Who says so: a small number beside the value; it opens what is behind it. */
export function SourceMark({ subject, claim }: SourceMarkProps): ReactElement {
  const { t } = useLingui()
  const page = useSubjectPage()
  const number = page.sourceNumber(claim.source.id)
  const sourceName = useSourceName()
  return (
    <Popover
      hover
      title={sourceName(claim)}
      trigger={
        <button type="button" className={style.mark} aria-label={t`Source ${number}`}>
          {number}
        </button>
      }
    >
      <ClaimDetails subject={subject} claim={claim} />
    </Popover>
  )
}

/** “Message 12, part 1”, “Account 3, version 2”, “Reply 4”, or what else it is. */
export function useSourceName(): (claim: ClaimView) => string {
  const { t } = useLingui()
  const language = useLanguage()
  const placeOf = ({ submission, part, account: id, version, reply }: ClaimView['source']) => {
    if (reply !== null) return t`Reply ${reply}`
    if (id !== null)
      return version === null ? t`Account ${id}` : t`Account ${id}, version ${version}`
    if (submission === null) return null
    return part === null ? t`Message ${submission}` : t`Message ${submission}, part ${part}`
  }
  return ({ source }) => {
    const place = placeOf(source)
    if (place === null)
      return labelAtStart(sourceKinds.entries[sourceKindOf(source.kind)], language)
    return source.kind === 'authority' ? t`${place}: word of an authority` : place
  }
}

/** Everything known of one claim, and what can be done about it. */
export function ClaimDetails({ subject, claim }: SourceMarkProps): ReactElement {
  const language = useLanguage()
  const audienceName = useAudienceName()
  const page = useSubjectPage()
  const grade = `${claim.credibility}` as CredibilityCode
  return (
    <>
      <dl className={style.facts}>
        <Fact name={<Trans>Says</Trans>}>
          <SaidBy property={claim.property} claim={claim} value={shown(claim, page.opened)} />
        </Fact>
        {claim.source.list !== undefined && (
          <Fact name={<Trans>Stands in</Trans>}>
            <FromList list={claim.source.list} />
          </Fact>
        )}
        <SpelledAs claim={claim} />
        <Fact name={<Trans>Knows it</Trans>}>
          {label(directness.entries[claim.directness], language)}
        </Fact>
        <Fact name={<Trans>Information</Trans>}>
          {claim.credibility} · {label(credibility.entries[grade], language)}
        </Fact>
        <Fact name={<Trans>Said on</Trans>}>
          <bdi>{sayDay(claim.saidOn, language)}</bdi>
        </Fact>
        <Fact name={<Trans>Visible to</Trans>}>{audienceName(claim.audience)}</Fact>
        <Fact name={<Trans>Recorded</Trans>}>
          <bdi>{claim.recordedBy}</bdi>, <bdi>{sayInstant(claim.recordedAt, language)}</bdi>
        </Fact>
        <Fact name={<Trans>Record number</Trans>}>
          <EntryMark entry={claim.entry} />
        </Fact>
      </dl>
      <p className={style.actions}>
        <PassageLink claim={claim} />
        {page.mayChange && (
          <>
            <Button size="small" onClick={() => page.onCorrect(subject, claim)}>
              <Trans>Correct…</Trans>
            </Button>
            <Button size="small" onClick={() => page.onTakeBack(subject, claim)}>
              <Trans>Take back</Trans>
            </Button>
          </>
        )}
      </p>
    </>
  )
}

/** Of which language and script a name is spelt, and how it came to be. */
function SpelledAs({ claim }: { readonly claim: ClaimView }): ReactElement | null {
  const language = useLanguage()
  const languageName = useLanguageName()
  const scriptName = useScriptName()
  if (claim.value.kind !== 'name') return null
  const { text, language: spelt, scheme } = claim.value
  const known = [
    spelt === undefined ? '' : languageName(spelt),
    scriptName(scriptOf(text)),
    scheme === undefined ? '' : label(nameSchemes.entries[scheme], language),
  ]
  return <Fact name={<Trans>Spelt</Trans>}>{known.filter((one) => one !== '').join(' · ')}</Fact>
}

function Fact({
  name,
  children,
}: {
  readonly name: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className={style.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** To the reply, or to the message or the account, at the very words; for whoever may open such at all. */
function PassageLink({ claim }: { readonly claim: ClaimView }): ReactElement | null {
  const may = useMay()
  const { submission, part, account, version, reply, passage } = claim.source
  if (reply !== null && may('letter.read'))
    return (
      <Link to="/replies/$reply" params={{ reply }} className={style.passage ?? ''}>
        <Trans>Go to the reply</Trans>
      </Link>
    )
  if (account !== null && may('account.open'))
    return (
      <Link
        to="/accounts/$account"
        params={{ account }}
        search={version === null ? {} : { version, ...passage }}
        className={style.passage ?? ''}
      >
        {passage === null ? <Trans>Go to the account</Trans> : <Trans>Show the passage</Trans>}
      </Link>
    )
  if (submission === null || !may('submission.open')) return null
  const place = part === null || passage === null ? {} : { part, ...passage }
  return (
    <Link
      to="/messages/$submission"
      params={{ submission }}
      search={{ state: 'taken', ...place }}
      className={style.passage ?? ''}
    >
      {passage === null ? <Trans>Go to the message</Trans> : <Trans>Show the passage</Trans>}
    </Link>
  )
}
