const firstPool = 1 << 12
const firstSlots = 1 << 10

/**
 * Texts, each kept once and known by a code: 0, 1, 2 … in the order they came. Holds letters, not strings; equal texts have
 * equal codes, in whichever column they stand.
 */
export class Values {
  #pool = new Uint32Array(firstPool)
  #starts = new Int32Array(firstPool)
  #slots = new Int32Array(firstSlots).fill(-1)
  #size = 0
  #letters = new Uint32Array(64)

  /** How many different texts there are. */
  get size(): number {
    return this.#size
  }

  /** Where the letters lie. Good until the next text is added. */
  get pool(): Uint32Array {
    return this.#pool
  }

  /** Where in the pool the letters of each text begin, and, one further, where they end. */
  get starts(): Int32Array {
    return this.#starts
  }

  /** The code of a text, which is kept from now on. */
  intern(text: string): number {
    const length = this.#read(text)
    return this.internLetters(this.#letters, length)
  }

  /** The same of the first letters of an array, for those who read bytes and never make a string. */
  internLetters(letters: Uint32Array, length: number): number {
    const slot = this.#slotOf(letters, length)
    const known = this.#slots[slot] ?? -1
    return known >= 0 ? known : this.#add(letters, length, slot)
  }

  /** The code of a text that is there already, else −1. */
  find(text: string): number {
    const length = this.#read(text)
    return this.#slots[this.#slotOf(this.#letters, length)] ?? -1
  }

  /** Puts the letters of a text at hand, and says how many they are. */
  #read(text: string): number {
    const wellFormed = text.toWellFormed()
    this.#letters = withRoom(this.#letters, wellFormed.length)
    let length = 0
    for (let at = 0; at < wellFormed.length; at++) {
      const letter = wellFormed.codePointAt(at) ?? 0
      if (letter > 0xffff) at++
      this.#letters[length++] = letter
    }
    return length
  }

  text(code: number): string {
    const letters = this.#pool.subarray(this.#starts[code], this.#starts[code + 1])
    let text = ''
    for (const letter of letters) text += String.fromCodePoint(letter)
    return text
  }

  #add(letters: Uint32Array, length: number, slot: number): number {
    const code = this.#size++
    const start = this.#starts[code] ?? 0
    this.#pool = withRoom(this.#pool, start + length)
    this.#starts = withRoom(this.#starts, code + 2)
    this.#pool.set(letters.subarray(0, length), start)
    this.#starts[code + 1] = start + length
    this.#slots[slot] = code
    if (2 * this.#size > this.#slots.length) this.#spread()
    return code
  }

  /** The slot where this text is, or where it would come. */
  #slotOf(letters: Uint32Array, length: number): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(letters, 0, length) & mask
    for (;;) {
      const code = this.#slots[slot] ?? -1
      if (code < 0 || this.#is(code, letters, length)) return slot
      slot = (slot + 1) & mask
    }
  }

  #is(code: number, letters: Uint32Array, length: number): boolean {
    const start = this.#starts[code] ?? 0
    if ((this.#starts[code + 1] ?? 0) - start !== length) return false
    for (let at = 0; at < length; at++) if (this.#pool[start + at] !== letters[at]) return false
    return true
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(-1)
    const mask = slots.length - 1
    for (let code = 0; code < this.#size; code++) {
      const start = this.#starts[code] ?? 0
      let slot = hashOf(this.#pool, start, (this.#starts[code + 1] ?? 0) - start) & mask
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
      slots[slot] = code
    }
    this.#slots = slots
  }
}

/** FNV-1a over letters, with its high bits mixed into the low ones, which choose the slot. */
function hashOf(letters: Uint32Array, from: number, length: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < from + length; at++) {
    hash = Math.imul(hash ^ (letters[at] ?? 0), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}

/** The same array, or a longer copy with room for at least `length`. */
export function withRoom<T extends Uint32Array | Int32Array>(array: T, length: number): T {
  if (array.length >= length) return array
  const longer = new (array.constructor as new (length: number) => T)(
    Math.max(2 * array.length, length),
  )
  longer.set(array)
  return longer
}
