import { Toast } from '@base-ui/react/toast'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import style from './toasts.module.css'

interface Said {
  /** What was done, in one sentence. */
  readonly text: string
  /** Takes it back, or goes to what was made. */
  readonly action?: { readonly label: string; readonly onAct: () => void }
}

/** Tells what was done and offers to take it back. */
export function useSay(): (said: Said) => void {
  const { add, close } = Toast.useToastManager()
  return ({ text, action }) => {
    const id: string = add({
      title: text,
      // Long enough to read and to reach “Undo” with the keyboard (F6 moves there).
      timeout: action === undefined ? 6_000 : 15_000,
      ...(action === undefined
        ? {}
        : {
            actionProps: {
              children: action.label,
              onClick: () => {
                close(id)
                action.onAct()
              },
            },
          }),
    })
  }
}

export function ToastProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useLingui()
  return (
    <Toast.Provider limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={style.viewport} aria-label={t`What was just done`}>
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Toasts(): ReactElement[] {
  const { t } = useLingui()
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={style.toast} swipeDirection={['down']}>
      <Toast.Content className={style.content}>
        {/* It is a dialog to a screen reader, and this is its name. */}
        <Toast.Title className={style.text} render={<p />} />
        <Toast.Action className={style.action} />
        <Toast.Close className={style.close} aria-label={t`Close`}>
          <Icon name="close" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
