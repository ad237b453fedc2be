/** Sixteen random bytes in hexadecimal: what a request is known by, should it have to be sent again. */
export function drawKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
