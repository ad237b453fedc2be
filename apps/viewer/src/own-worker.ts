import { trustedScript } from './trusted-scripts.ts'

/** In milliseconds. A browser that has just begun, on a machine with much to do, takes long to start one; where there is none it says so at once. */
const patience = 45_000

/**
 * Has the service worker answer for the elements of this page. It is unregistered at once: browsers keep it for the pages
 * it already answers for and throw it away with the last of them, so that nothing stays behind however the page ends.
 * False where there are none, in some private windows for one.
 */
export async function startOwnWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const { serviceWorker: workers } = navigator
  const controlled = new Promise<boolean>((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(true), { once: true })
    setTimeout(() => resolve(workers.controller !== null), patience)
  })
  try {
    const registration = await register()
    const isControlled = workers.controller !== null || (await controlled)
    await registration.unregister()
    return isControlled
  } catch {
    return false
  }
}

/**
 * Has it answer for an address that the whole frame goes to, which takes one that is registered. `asked` ends when it was
 * asked for; then it is unregistered again.
 */
export async function goByOwnWorker(address: string, asked: Promise<void>): Promise<void> {
  const registration = await register()
  await activated(registration)
  location.assign(address)
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patience))])
  await registration.unregister()
}

const register = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(trustedScript('serviceWorker'), { updateViaCache: 'none' })

async function activated({
  installing,
  waiting,
  active,
}: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting ?? active
  if (worker === null || worker.state === 'activated') return
  await new Promise<void>((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve()
    })
  })
}
