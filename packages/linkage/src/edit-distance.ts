/**
 * How many letters must be put in, left out or changed to make one text of the other (Levenshtein), 32 letters at a time
 * in the bits of a number: Myers 1999, Journal of the ACM 46(3), as Hyyrö 2003 writes it, in bands of 32 letters of the
 * shorter text.
 */
export function levenshtein(
  pool: Uint32Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): number {
  if (lengthA > lengthB) return levenshtein(pool, b, lengthB, a, lengthA)
  if (lengthA === 0) return lengthB
  if (steps.length < lengthB) steps = new Int8Array(2 * lengthB)
  // Along the upper edge every letter of the longer text costs one more.
  steps.fill(1, 0, lengthB)
  for (let band = 0; band < lengthA; band += bandSize) {
    const height = Math.min(bandSize, lengthA - band)
    markLetters(pool, a + band, height)
    crossBand(pool, b, lengthB, 1 << (height - 1))
    clearLetters()
  }
  let distance = lengthA
  for (let j = 0; j < lengthB; j++) distance += steps[j] ?? 0
  return distance
}

const bandSize = 32
/** By how much the distance changes from one column to the next, along the lower edge of the band above. */
let steps = new Int8Array(64)

/** Where in the band each letter stands, as bits, by open addressing: at most 32 of 128 slots are taken. */
const slotLetters = new Float64Array(128).fill(-1)
const slotBits = new Int32Array(128)
let taken: number[] = []

function slotOf(letter: number): number {
  let slot = letter & 127
  while (slotLetters[slot] !== -1 && slotLetters[slot] !== letter) slot = (slot + 1) & 127
  return slot
}

function markLetters(pool: Uint32Array, from: number, height: number): void {
  for (let i = 0; i < height; i++) {
    const letter = pool[from + i] ?? 0
    const slot = slotOf(letter)
    if (slotLetters[slot] === -1) taken.push(slot)
    slotLetters[slot] = letter
    slotBits[slot] = (slotBits[slot] ?? 0) | (1 << i)
  }
}

function clearLetters(): void {
  for (const slot of taken) {
    slotLetters[slot] = -1
    slotBits[slot] = 0
  }
  taken = []
}

/** Hyyrö's block step for each letter of the longer text; reads and writes `steps`. */
function crossBand(pool: Uint32Array, b: number, lengthB: number, lastRow: number): void {
  let [up, down] = [-1, 0]
  for (let j = 0; j < lengthB; j++) {
    const above = steps[j] ?? 0
    const slot = slotOf(pool[b + j] ?? 0)
    let equal = slotBits[slot] ?? 0
    const vertical = equal | down
    if (above < 0) equal |= 1
    const horizontal = (((equal & up) + up) ^ up) | equal
    let rise = down | ~(horizontal | up)
    let fall = up & horizontal
    steps[j] = (rise & lastRow) !== 0 ? 1 : (fall & lastRow) !== 0 ? -1 : 0
    rise <<= 1
    fall <<= 1
    if (above < 0) fall |= 1
    else if (above > 0) rise |= 1
    up = fall | ~(vertical | rise)
    down = rise & vertical
  }
}

/**
 * The same where two neighbouring letters changing places count as one edit, and may be edited further: the unrestricted
 * distance of Damerau and Levenshtein (Lowrance and Wagner 1975).
 */
export function damerauLevenshtein(
  pool: Uint32Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): number {
  if (lengthA === 0 || lengthB === 0) return lengthA + lengthB
  const width = lengthB + 2
  if (cells.length < width * (lengthA + 2)) cells = new Int32Array(2 * width * (lengthA + 2))
  const beyond = lengthA + lengthB
  for (let i = 0; i <= lengthA; i++) {
    cells[(i + 1) * width] = beyond
    cells[(i + 1) * width + 1] = i
  }
  for (let j = 0; j <= lengthB; j++) {
    cells[j + 1] = beyond
    cells[width + j + 1] = j
  }
  cells[0] = beyond
  for (let i = 1; i <= lengthA; i++) {
    const letter = pool[a + i - 1]
    // The last column of this row whose letter is the same.
    let same = 0
    for (let j = 1; j <= lengthB; j++) {
      const row = lastRowOf(pool, a, i, pool[b + j - 1] ?? 0)
      const swapped = (cells[row * width + same] ?? 0) + (i - row - 1) + 1 + (j - same - 1)
      const isSame = pool[b + j - 1] === letter
      if (isSame) same = j
      const at = (i + 1) * width + j + 1
      const changed = (cells[at - width - 1] ?? 0) + Number(!isSame)
      const edited = Math.min((cells[at - 1] ?? 0) + 1, (cells[at - width] ?? 0) + 1)
      cells[at] = Math.min(changed, edited, swapped)
    }
  }
  return cells[(lengthA + 1) * width + lengthB + 1] ?? 0
}

let cells = new Int32Array(1024)

/** The last row before `i` (from 1) whose letter is this one; 0 if there is none. */
function lastRowOf(pool: Uint32Array, a: number, i: number, letter: number): number {
  let row = i - 1
  while (row > 0 && pool[a + row - 1] !== letter) row--
  return row
}

/** Whether `damerauLevenshtein` is 1 or 0, by one look at each letter. */
export function isWithinOneEdit(
  pool: Uint32Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): boolean {
  if (lengthA > lengthB) return isWithinOneEdit(pool, b, lengthB, a, lengthA)
  if (lengthB - lengthA > 1) return false
  let before = 0
  while (before < lengthA && pool[a + before] === pool[b + before]) before++
  let behind = 0
  const most = lengthA - before
  while (behind < most && pool[a + lengthA - 1 - behind] === pool[b + lengthB - 1 - behind])
    behind++
  const left = lengthA - before - behind
  if (lengthA !== lengthB) return left === 0
  if (left <= 1) return true
  const [at, to] = [a + before, b + before]
  return left === 2 && pool[at] === pool[to + 1] && pool[at + 1] === pool[to]
}
