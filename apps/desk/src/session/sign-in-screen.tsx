import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import { Mark } from '../ui/mark.tsx'
import type { SessionState } from './session.ts'
import style from './sign-in-screen.module.css'
import { UnlockForm } from './unlock-form.tsx'

type ClosedState = Exclude<SessionState, { kind: 'open' }>

/** What stands in place of every page while nobody is signed in. The address stays what it was. */
export function SignInScreen({ state }: { readonly state: ClosedState }): ReactElement {
  const { t } = useLingui()
  const [other, setOther] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const isLocked = state.kind === 'locked' && !other

  useEffect(() => {
    document.title = isLocked ? t`Locked` : t`Workspace`
    heading.current?.focus()
  }, [isLocked, t])

  return (
    <div className={style.page}>
      <main className={style.main}>
        <p className={style.house}>
          <Mark /> <Trans>Amparo workspace</Trans>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {isLocked ? <Trans>Locked</Trans> : <Trans>Unlock your keys</Trans>}
        </h1>
        {isLocked ? (
          <>
            <p>
              <bdi>{state.name}</bdi>
            </p>
            {state.kept ? (
              <p className={style.soft}>
                <Trans>
                  Nothing of what was shown is left in this page. What you were typing is kept,
                  sealed to you.
                </Trans>
              </p>
            ) : (
              <Notice tone="amber">
                <Trans>
                  Nothing of what was shown is left in this page. What you were typing could not
                  reach the server; it waits here, sealed to you, until you unlock. Do not close
                  this window.
                </Trans>
              </Notice>
            )}
          </>
        ) : (
          <p className={style.soft}>
            <Trans>
              Your keys open only in this browser, only with your passphrase. Nothing is kept on
              this computer: closing or reloading the page locks it.
            </Trans>
          </p>
        )}
        <UnlockForm
          key={isLocked ? 'same' : 'anyone'}
          {...(isLocked ? { handle: state.handle } : {})}
        />
        <footer className={style.footer}>
          {isLocked && (
            <Button look="quiet" size="small" onClick={() => setOther(true)}>
              <Trans>I am somebody else</Trans>
            </Button>
          )}
          <LanguageSwitch />
        </footer>
      </main>
    </div>
  )
}
