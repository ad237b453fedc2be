import type { SubmissionDocument, Taking } from '@amparo/seal'
import { label, labelAtStart, reachWays, submissionWays, tellings } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useCodeWords } from '../ui/use-code-words.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useLanguageName } from '../ui/use-language-name.ts'
import { ReadBack, Wording } from '../taking/how-taken.tsx'
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
          <bdi>{sayDay(message.day, language)}</bdi>, <bdi>{languageName(message.language)}</bdi>
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
        {message.authorities.told !== 'unsaid' && (
          <Fact name={<Trans>Authorities</Trans>}>
            <ToldAuthorities authorities={message.authorities} />
          </Fact>
        )}
        {message.mandate !== null && (
          <Fact name={<Trans>Client</Trans>}>
            <ClientReach reach={message.mandate.reach} />
          </Fact>
        )}
        {reach.safety !== '' && (
          <Fact name={<Trans>Watch out</Trans>}>
            <bdi className={style.words}>{reach.safety}</bdi>
          </Fact>
        )}
      </dl>
      {message.taking !== null && <TakingFacts taking={message.taking} />}
    </section>
  )
}

/** How somebody of this office wrote it down. */
function TakingFacts({ taking }: { readonly taking: Taking }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const words = useCodeWords()
  const languageName = useLanguageName()
  const { consent, child, paper } = taking
  return (
    <dl className={style.list}>
      <Fact name={<Trans>Written down</Trans>}>
        <Trans>
          by <bdi>{taking.taker.name}</bdi>, {sayDay(taking.day, language)}
        </Trans>
        {', '}
        {label(submissionWays.entries[taking.way], language)}
      </Fact>
      <Fact name={<Trans>Spoken in</Trans>}>
        {languageName(taking.language)}
        {taking.interpreter !== '' && (
          <>
            {', '}
            <Trans>
              interpreter <bdi>{taking.interpreter}</bdi>
            </Trans>
          </>
        )}
      </Fact>
      <Fact name={<Trans>Words</Trans>}>
        <Wording wording={taking.wording} />
        <span className={style.contact}>
          <ReadBack answer={taking.readBack} />
        </span>
      </Fact>
      <Fact name={<Trans>Consent</Trans>}>
        {words('consent-standing', consent.by)},{' '}
        {consent.spoken === 'yes' ? t`spoken` : t`not spoken`}, {languageName(consent.language)}
      </Fact>
      {child !== null && child.isChild !== 'no' && (
        <Fact name={<Trans>Child</Trans>}>
          {words('triage-answer', child.isChild)}
          <span className={style.contact}>{words('child-risk', child.risk)}</span>
        </Fact>
      )}
      {paper !== null && (
        <Fact name={<Trans>Paper</Trans>}>
          <bdi>{[paper.batch, paper.number].filter((one) => one !== '').join(' · ')}</bdi>
        </Fact>
      )}
    </dl>
  )
}

function ToldAuthorities({
  authorities,
}: {
  readonly authorities: SubmissionDocument['authorities']
}): ReactElement {
  const words = useCodeWords()
  const { told, reason } = authorities
  const vocabulary = told === 'yes' ? 'telling-outcome' : 'not-told-reason'
  return (
    <>
      {told === 'yes' ? <Trans>Told</Trans> : <Trans>Not told</Trans>}
      {reason !== '' && `: ${words(vocabulary, reason)}`}
      {authorities.words !== '' && <bdi className={style.words}> {authorities.words}</bdi>}
    </>
  )
}

function ClientReach({
  reach,
}: {
  readonly reach: NonNullable<SubmissionDocument['mandate']>['reach']
}): ReactElement {
  switch (reach) {
    case 'own':
      return <Trans>Can be reached without the lawyer</Trans>
    case 'through-lawyer':
      return <Trans>Can be reached only through the lawyer</Trans>
    case 'unknown':
      return <Trans>Not known whether they can be reached without the lawyer</Trans>
  }
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
