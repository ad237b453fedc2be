import type { SubmissionDocument } from '@amparo/seal'
import { labelAtStart, reachWays, tellings } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './message-facts.module.css'

/** What the sender answered around their account: first what binds us, then how to reach them. */
export function MessageFacts({ message }: { readonly message: SubmissionDocument }): ReactElement {
  const language = useLanguage()
  const languageName = useLanguageName()
  const { reach, consent } = message
  return (
    <section className={style.facts}>
      {consent.askFirst && (
        <p className={style.askFirst}>
          <Icon name="attention" />
          <span>
            <strong>
              <Trans>Ask first.</Trans>
            </strong>{' '}
            <Trans>The sender wants to be asked before anything else is done with this.</Trans>
          </span>
        </p>
      )}
      {!consent.keep && (
        <p className={style.askFirst}>
          <Icon name="attention" />
          <span>
            <strong>
              <Trans>Not to be kept.</Trans>
            </strong>{' '}
            <Trans>The sender does not want this message kept.</Trans>
          </span>
        </p>
      )}
      <dl className={style.list}>
        <Fact name={<Trans>Writes</Trans>}>
          {labelAtStart(tellings.entries[message.telling], language)}
        </Fact>
        <Fact name={<Trans>Written</Trans>}>
          {sayDay(message.day, language)}, {languageName(message.language)}
        </Fact>
        {message.where !== '' && (
          <Fact name={<Trans>Where</Trans>}>
            <bdi className={style.words}>{message.where}</bdi>
          </Fact>
        )}
        {message.when !== '' && (
          <Fact name={<Trans>When</Trans>}>
            <bdi className={style.words}>{message.when}</bdi>
          </Fact>
        )}
        <Fact name={<Trans>Reach them</Trans>}>
          <ReachWay way={reach.way} />
          {reach.contact !== '' && (
            <>
              {': '}
              <bdi className={style.words}>{reach.contact}</bdi>
            </>
          )}
          <span className={style.contact}>
            <ContactConsent consent={consent.contact} />
          </span>
        </Fact>
        {reach.safety !== '' && (
          <Fact name={<Trans>Watch out</Trans>}>
            <bdi className={style.words}>{reach.safety}</bdi>
          </Fact>
        )}
      </dl>
    </section>
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
      <dt className={style.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The vocabulary words it for the sender, to whom the report page is “here”. */
function ReachWay({ way }: { readonly way: SubmissionDocument['reach']['way'] }): ReactElement {
  const language = useLanguage()
  if (way === 'mailbox') return <Trans>Through their mailbox, with the return code</Trans>
  return <>{labelAtStart(reachWays.entries[way], language)}</>
}

function ContactConsent({
  consent,
}: {
  readonly consent: SubmissionDocument['consent']['contact']
}): ReactElement {
  switch (consent) {
    case 'mailbox-only':
      return <Trans>Only through the mailbox. Do not call or write any other way.</Trans>
    case 'as-told':
      return <Trans>They agree to be reached in this way.</Trans>
    case 'no':
      return <Trans>They do not want to be contacted.</Trans>
  }
}

function useLanguageName(): (tag: string) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (tag) => {
    try {
      return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
    } catch {
      return t`language not known`
    }
  }
}
