/** Content-Security-Policy of each page (W3C CSP 3, Trusted Types). Everything is forbidden but what the page is made of. */
const common =
  "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

export const doorPolicy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ${common}`

export const deskPolicy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; worker-src 'self'; ${common}`
