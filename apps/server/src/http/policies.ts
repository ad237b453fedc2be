/** Content-Security-Policy of each page (W3C CSP 3, Trusted Types). Everything is forbidden but what the page is made of. */
const common =
  "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'"

export const doorPolicy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ${common}; trusted-types 'none'`

/** The one named policy lets the worker that holds the keys be started, from its own address and no other. */
export const deskPolicy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; worker-src 'self'; ${common}; trusted-types amparo-keys`
