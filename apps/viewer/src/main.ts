import { VIEWING, type ViewingKey } from '@amparo/contract'
import { view } from './viewing.ts'

// Only the desk may frame this page (frame-ancestors), so that whoever frames it is the desk. On its
// own it does nothing.

function begin(event: MessageEvent<unknown>): void {
  const isDesk = window.parent !== window && event.source === window.parent
  const [orders, key] = event.ports
  if (!isDesk || event.data !== VIEWING || orders === undefined || key === undefined) return
  removeEventListener('message', begin)
  key.addEventListener(
    'message',
    (given: MessageEvent<ViewingKey>) => {
      key.close()
      void view(orders, given.data)
    },
    { once: true },
  )
  key.start()
}

addEventListener('message', begin)
