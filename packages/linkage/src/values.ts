const firstPool = 1 << 12
const firstSlots = 1 << 10
const slotBits = 2
const slotSize = 1 << slotBits

/**
 * Texts, each kept once and known by a code: 0, 1, 2 … in the order they came. Holds letters, not strings; equal texts have
 * equal codes, in whichever column they stand.
 */
export class Values {
  #pool = new Uint32Array(firstPool)
  #starts = new Int32Array(firstPool)
  /**
   * By slot the hash of a text, its code plus one, where its letters begin and how many there are; 0 where none is. An open
   * addressing table; what is asked for lies together, since nearly every look goes to memory that is not at hand.
   */
  #slots = new Int32Array(slotSize * firstSlots)
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
  internLetters(
    letters: Uint32Array,
    length: number,
    hash = hashOfLetters(letters, length),
  ): number {
    const slot = this.#slotOf(letters, length, hash)
    const known = this.#slots[slot + 1] ?? 0
    return known > 0 ? known - 1 : this.#add(letters, length, slot, hash)
  }

  /** The code of a text that is there already, else −1. */
  find(text: string): number {
    const length = this.#read(text)
    const slot = this.#slotOf(this.#letters, length, hashOfLetters(this.#letters, length))
    return (this.#slots[slot + 1] ?? 0) - 1
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
    const end = this.#starts[code + 1] ?? 0
    let text = ''
    for (let at = this.#starts[code] ?? 0; at < end; at++)
      text += String.fromCodePoint(this.#pool[at] ?? 0)
    return text
  }

  #add(letters: Uint32Array, length: number, slot: number, hash: number): number {
    const code = this.#size++
    const start = this.#starts[code] ?? 0
    this.#pool = withRoom(this.#pool, start + length)
    this.#starts = withRoom(this.#starts, code + 2)
    const pool = this.#pool
    for (let at = 0; at < length; at++) pool[start + at] = letters[at] ?? 0
    this.#starts[code + 1] = start + length
    const slots = this.#slots
    slots[slot] = hash
    slots[slot + 1] = code + 1
    slots[slot + 2] = start
    slots[slot + 3] = length
    // At most two slots of three are taken.
    if (3 * this.#size > (2 * slots.length) / slotSize) this.#spread()
    return code
  }

  /** The slot where this text is, or where it would come. */
  #slotOf(letters: Uint32Array, length: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (hash << slotBits) & mask
    for (;;) {
      if (slots[slot + 1] === 0) return slot
      if (slots[slot] === hash && slots[slot + 3] === length && this.#is(slot, letters, length))
        return slot
      slot = (slot + slotSize) & mask
    }
  }

  #is(slot: number, letters: Uint32Array, length: number): boolean {
    const start = this.#slots[slot + 2] ?? 0
    const pool = this.#pool
    for (let at = 0; at < length; at++) if (pool[start + at] !== letters[at]) return false
    return true
  }

  #spread(): void {
    const known = this.#slots
    const slots = new Int32Array(2 * known.length)
    const mask = slots.length - 1
    for (let at = 0; at < known.length; at += slotSize) {
      if (known[at + 1] === 0) continue
      let slot = ((known[at] ?? 0) << slotBits) & mask
      while (slots[slot + 1] !== 0) slot = (slot + slotSize) & mask
      for (let part = 0; part < slotSize; part++) slots[slot + part] = known[at + part] ?? 0
    }
    this.#slots = slots
  }
}

/** FNV-1a over letters, by `withLetter`, one after another. */
export const noLetters = 0x811c9dc5 | 0

export function withLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193)
}

/** The high bits mixed into the low ones, which choose the slot. */
export function finished(hash: number): number {
  return hash ^ (hash >>> 15)
}

function hashOfLetters(letters: Uint32Array, length: number): number {
  let hash = noLetters
  for (let at = 0; at < length; at++) hash = withLetter(hash, letters[at] ?? 0)
  return finished(hash)
}

/** The same array, or a longer copy with room for at least `length`. */
export function withRoom<T extends Uint32Array | Int32Array>(array: T, length: number): T {
  if (array.length >= length) return array
  // What is large already grows by less: while it is copied, both are held.
  const room = array.length < 1 << 24 ? 2 * array.length : Math.ceil(1.3 * array.length)
  const longer = new (array.constructor as new (length: number) => T)(Math.max(room, length))
  longer.set(array)
  return longer
}
