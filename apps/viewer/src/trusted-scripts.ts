import insideWorker from './inside-worker.ts?worker&url'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

const allowed = { serviceWorker: '/service-worker.js', inside: insideWorker } as const

const rules = {
  createScriptURL(address: string): string {
    if (Object.values(allowed).includes(address)) return address
    throw new Error('trusted types: not a script of the viewer')
  },
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }

/** The one name the header allows (`trusted-types amparo-viewer`), made once: no other script can be started here. */
const policy = trustedTypes?.createPolicy('amparo-viewer', rules) ?? rules

/** The address of one of our own workers, as one that may be started. */
export function trustedScript(name: keyof typeof allowed): string {
  return policy.createScriptURL(allowed[name])
}
