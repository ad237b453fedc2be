interface TrustedAddressPolicy {
  createScriptURL(address: string): string
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): TrustedAddressPolicy
}

/** The one name the desk’s policy header allows (`trusted-types amparo-keys`). */
const policyName = 'amparo-keys'

let policy: TrustedAddressPolicy | undefined

/**
 * Marks the address of our own key worker as one that may be started. Trusted Types refuse every
 * other script address, and the header allows this policy to be made once: whatever gets into the
 * page later can neither make another nor reach this one.
 */
export function trustedWorkerAddress(address: string): string {
  policy ??= makePolicy(address)
  return policy.createScriptURL(address)
}

function makePolicy(allowed: string): TrustedAddressPolicy {
  const rules = {
    createScriptURL(address: string): string {
      if (address !== allowed) throw new Error('trusted types: not the key worker')
      return address
    },
  }
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy(policyName, rules) ?? rules
}
