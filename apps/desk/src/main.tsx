import './ui/theme.css'
import { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { makeOpenedIndex } from './finding/opened-index.ts'
import { startKeyring } from './keys/start-keyring.ts'
import { App } from './frame/app.tsx'
import { makeMonitor } from './log/monitor/monitor.ts'
import { onThisDevice } from './log/monitor/memory.ts'
import { activateLanguage, preferredLanguage } from './locales/language.ts'
import { Refused } from './session/refused.ts'
import { makeDrafts } from './session/drafts.ts'
import { makeSession } from './session/session.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('page: nowhere to draw')

const session = makeSession({
  fetch: (...request) => fetch(...request),
  origin: location.origin,
  startKeyring,
  patience: (work) => Promise.race([work, new Promise((resolve) => setTimeout(resolve, 5_000))]),
  later: (again) => setTimeout(again, 10_000),
})
addEventListener('pagehide', session.leave)
void session.endLeftover()
const drafts = makeDrafts(session)
const openedIndex = makeOpenedIndex(session, drafts)
const TEN_MINUTES = 600_000
const monitor = makeMonitor(session, drafts, {
  device: onThisDevice,
  loadJudge: async () => (await import('./log/monitor/judge-in-browser.ts')).judgeInBrowser,
  inTurn: (work) => navigator.locks.request('amparo-log', work),
  every(look) {
    const timer = setInterval(look, TEN_MINUTES)
    return () => clearInterval(timer)
  },
  now: () => new Date(),
})
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server decided stays decided; only a bad line is worth another try.
      retry: (failures, error) =>
        error instanceof Refused && error.code === 'unreachable' && failures < 2,
    },
    // Without a line a press is answered at once: nothing was sent. Held back, it would look like working for hours.
    mutations: { networkMode: 'always' },
  },
})

await activateLanguage(preferredLanguage(navigator.languages))
createRoot(root).render(
  <App
    session={session}
    drafts={drafts}
    openedIndex={openedIndex}
    monitor={monitor}
    queries={queries}
  />,
)
