import { CSPProvider } from '@base-ui/react/csp-provider'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, type ReactElement } from 'react'
import type { OpenedIndex } from '../finding/opened-index.ts'
import type { Monitor } from '../log/monitor/monitor.ts'
import type { Drafts } from '../session/drafts.ts'
import type { Session } from '../session/session.ts'
import { DeskProvider } from '../session/session-context.tsx'
import { useDirection } from '../locales/use-language.ts'
import { ToastProvider } from '../ui/toasts.tsx'
import { router } from './router.tsx'

interface AppProps {
  readonly session: Session
  readonly drafts: Drafts
  readonly openedIndex: OpenedIndex
  readonly monitor: Monitor
  readonly queries: QueryClient
}

/** Everything the pages stand in. */
export function App({ queries, ...desk }: AppProps): ReactElement {
  const direction = useDirection()
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <CSPProvider disableStyleElements>
          <DirectionProvider direction={direction}>
            <QueryClientProvider client={queries}>
              <DeskProvider value={desk}>
                <ToastProvider>
                  <RouterProvider router={router} />
                </ToastProvider>
              </DeskProvider>
            </QueryClientProvider>
          </DirectionProvider>
        </CSPProvider>
      </I18nProvider>
    </StrictMode>
  )
}
