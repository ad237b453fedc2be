import keys from '../keys/worker.ts?worker&url'
import reading from '../imports/reading-worker.ts?worker&url'

interface TrustedAddressPolicy {
  createScriptURL(address: string): string
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): TrustedAddressPolicy
}

/** `keys` holds every key of the desk; `reading` takes strangers' files apart and holds nothing. */
const addresses = { keys, reading } as const

/** The one name the desk’s policy header allows (`trusted-types amparo-workers`). */
const policyName = 'amparo-workers'

let policy: TrustedAddressPolicy | undefined

/**
 * Starts one of our own workers. Trusted Types refuse every other script address, and the header allows this policy to be made
 * once: whatever gets into the page later can neither make another nor have this one start anything else.
 */
export function startWorker(name: keyof typeof addresses): Worker {
  policy ??= makePolicy()
  return new Worker(policy.createScriptURL(addresses[name]), { type: 'module', name })
}

function makePolicy(): TrustedAddressPolicy {
  const allowed: readonly string[] = Object.values(addresses)
  const rules = {
    createScriptURL(address: string): string {
      if (!allowed.includes(address)) throw new Error('trusted types: no worker of ours')
      return address
    },
  }
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy(policyName, rules) ?? rules
}
