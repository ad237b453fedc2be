export {
  checkField,
  commitment,
  isOpenedBy,
  saltsWithout,
  type Commitment,
  type EntryKey,
  type FieldCheck,
  type Fields,
  type WrittenSalts,
} from './commitment.ts'
export {
  formatEntry,
  leafData,
  leafHash,
  parseEntry,
  type Entry,
  type EntryReading,
} from './entry.ts'
export { type Hashing } from './hashing.ts'
export { isKind, kinds, type Kind } from './kinds.ts'
