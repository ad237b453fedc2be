import type { ClaimView, SubjectId } from '@amparo/contract'
import {
  credibility,
  directness,
  label,
  labelAtStart,
  sourceKinds,
  type CredibilityCode,
} from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
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

/** “Message 12, part 1”, or what else it is. */
export function useSourceName(): (claim: ClaimView) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return ({ source }) => {
    const { submission, part } = source
    if (submission === null) {
      return labelAtStart(sourceKinds.entries[sourceKindOf(source.kind)], language)
    }
    const place = part === null ? t`Message ${submission}` : t`Message ${submission}, part ${part}`
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
          <SaidBy claim={claim} value={shown(claim, page.opened)} />
        </Fact>
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

/** To the message, at the very words; for whoever may open messages at all. */
function PassageLink({ claim }: { readonly claim: ClaimView }): ReactElement | null {
  const may = useMay()
  const { submission, part, passage } = claim.source
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
