import { property, whySentence, type FoldedProperty, type PropertyCode } from '@amparo/register'
import { credibility, directness, label, type CredibilityCode } from '@amparo/vocabulary'
import { Plural, Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Rings } from '../ui/rings.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './quarrel-sign.module.css'
import { SaidGroup } from './said.tsx'
import type { FoldedSubject } from './view-of.ts'

interface QuarrelSignProps {
  readonly subject: FoldedSubject
  readonly code: PropertyCode
  readonly folded: FoldedProperty
}

/** Sources differ: two overlapping rings, and behind them every value with what stands for it. */
export function QuarrelSign({ subject, code, folded }: QuarrelSignProps): ReactElement {
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const name = property(code).labels[language]
  return (
    <>
      <button type="button" className={style.sign} onClick={() => setOpen(true)}>
        <Rings />
        <Trans>sources differ</Trans>
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{name}: what the sources say</Trans>}
        wide
      >
        <p className={style.why}>
          <strong>
            <Trans>Why it is shown so:</Trans>
          </strong>{' '}
          {whySentence(folded.reason, language)}
        </p>
        <ol className={style.groups}>
          {folded.groups.map((group) => (
            <li key={group.claims[0]} className={group === folded.best ? style.best : style.group}>
              <span className={style.value}>
                <SaidGroup subject={subject} code={code} group={group} />
              </span>
              {group === folded.best && (
                <span className={style.first}>
                  <Trans>shown first</Trans>
                </span>
              )}
              <span className={style.weight}>
                <Plural
                  value={group.origins}
                  one="# independent source"
                  other="# independent sources"
                />
                {' · '}
                {label(credibility.entries[`${group.credibility}` as CredibilityCode], language)}
                {' · '}
                {label(directness.entries[group.directness], language)}
                {' · '}
                <Trans>said {sayDay(group.saidOn, language)}</Trans>
              </span>
            </li>
          ))}
        </ol>
        <p className={style.soft}>
          <Trans>
            Nothing is overwritten: every value stays with its source. A new source, or a better
            grade for one of these, can change which is shown first.
          </Trans>
        </p>
      </Dialog>
    </>
  )
}
