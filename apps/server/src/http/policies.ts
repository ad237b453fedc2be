/** Content-Security-Policy of each page (W3C CSP 3, Trusted Types). Everything is forbidden but what the page is made of. */
const common =
  "connect-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'"

const unframed = "frame-ancestors 'none'"

export const doorPolicy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ${unframed}; ${common}; trusted-types 'none'`

/**
 * The one named policy lets the worker that holds the keys be started, from its own address and no other. Frames show the
 * viewer alone: files of strangers are opened there, on an origin that has nothing to lose.
 */
export function deskPolicy(viewer: string): string {
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; font-src 'self'; worker-src 'self'; frame-src ${viewer}; ${unframed}; ${common}; trusted-types amparo-workers`
}

/** Nobody but the desk may frame the viewer. Its one named policy starts the worker that opens what is shown. */
export function viewerPolicy(desks: readonly string[]): string {
  return `default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; frame-ancestors ${desks.join(' ')}; ${common}; trusted-types amparo-viewer`
}
