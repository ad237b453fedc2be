import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { useRefusalSentence } from '../ui/refusal-sentence.ts'
import { readHandle } from './handle.ts'
import type { SignedIn, SigningStep } from './session.ts'
import { useSession } from './session-context.tsx'
import style from './unlock-form.module.css'

type NotSignedIn = Exclude<SignedIn, { verdict: 'signed-in' }>

/** Asks for the card and the passphrase, or for the passphrase alone when it is known whose page this is. */
export function UnlockForm({ handle: known }: { readonly handle?: string }): ReactElement {
  const { t } = useLingui()
  const session = useSession()
  const [handle, setHandle] = useState(known ?? '')
  const [passphrase, setPassphrase] = useState('')
  const [shown, setShown] = useState(false)
  const [step, setStep] = useState<SigningStep | null>(null)
  const [outcome, setOutcome] = useState<NotSignedIn | 'no-handle' | null>(null)
  const first = useRef<HTMLInputElement>(null)

  async function unlock(): Promise<void> {
    const read = readHandle(handle)
    if (read === null) {
      setOutcome('no-handle')
      first.current?.focus()
      return
    }
    setOutcome(null)
    setStep('fetching')
    const result = await session.signIn(read, passphrase, setStep)
    setStep(null)
    if (result.verdict === 'signed-in') setPassphrase('')
    else setOutcome(result)
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (step === null) void unlock()
  }

  return (
    <form className={style.form} onSubmit={handleSubmit} autoComplete="off">
      {known === undefined && (
        <Field
          label={t`Sign-in name`}
          help={t`The three groups on your card.`}
          problem={
            outcome === 'no-handle'
              ? t`A sign-in name has three groups of four letters or digits.`
              : null
          }
        >
          {(control) => (
            <input
              {...control}
              ref={first}
              value={handle}
              onChange={(event) => setHandle(event.target.value)}
              dir="ltr"
              required
              autoCapitalize="none"
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              placeholder="xxxx-xxxx-xxxx"
              maxLength={40}
            />
          )}
        </Field>
      )}
      <Field
        label={t`Passphrase`}
        help={t`Eight words. Capitals and extra spaces do not matter. It never leaves this browser.`}
      >
        {(control) => (
          <input
            {...control}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
            type={shown ? 'text' : 'password'}
            dir="ltr"
            required
            autoCapitalize="none"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={400}
          />
        )}
      </Field>
      <label className={style.show}>
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        <Trans>Show the words while I type</Trans>
      </label>
      <Button type="submit" look="strong" busy={step !== null}>
        <Trans>Unlock</Trans>
      </Button>
      <div role="status" className={style.step}>
        {step !== null && <StepSentence step={step} />}
      </div>
      {outcome !== null && outcome !== 'no-handle' && (
        <Notice tone={outcome.verdict === 'distrusted' ? 'danger' : 'amber'} alert>
          <OutcomeSentence outcome={outcome} />
        </Notice>
      )}
    </form>
  )
}

function StepSentence({ step }: { readonly step: SigningStep }): ReactElement {
  switch (step) {
    case 'fetching':
      return <Trans>Fetching your sealed keys…</Trans>
    case 'opening':
      return (
        <span className={style.working}>
          <Trans>
            Opening your keys on this computer. It takes a few seconds, so that nobody can try many
            passphrases.
          </Trans>
        </span>
      )
    case 'checking':
      return <Trans>Checking the office’s staff list and your team keys…</Trans>
  }
}

function OutcomeSentence({ outcome }: { readonly outcome: NotSignedIn }): ReactElement {
  const sentence = useRefusalSentence()
  switch (outcome.verdict) {
    case 'wrong-passphrase':
      return (
        <Trans>
          These words do not open your keys. Compare them with your paper, word by word.
        </Trans>
      )
    case 'damaged':
      return (
        <Trans>
          The file with your keys did not arrive whole. Try again; if it happens again, tell the
          operator and use your other way in.
        </Trans>
      )
    case 'another-person':
      return <Trans>These keys belong to somebody else. This page stays locked for them.</Trans>
    case 'refused':
      return <>{sentence(outcome.code)}</>
    case 'distrusted':
      return outcome.why === 'not-your-keys' ? (
        <Trans>
          This server gave keys that are not yours: your own differ from the office’s signed staff
          list, or it names another office key than your own file does. Nothing was opened. Do not
          go on; tell your head of office another way.
        </Trans>
      ) : (
        <Trans>
          The staff list is not signed by this office’s key, so this server cannot be trusted.
          Nothing was opened. Do not go on; tell your head of office another way.
        </Trans>
      )
  }
}
