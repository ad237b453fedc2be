export {
  claimSourceKinds,
  compareIds,
  credibilities,
  directnesses,
  officeAudience,
  visibleTo,
} from './claim.ts'
export type { Claim, ClaimSource, ClaimSourceKind, Credibility, Directness } from './claim.ts'
export { custodySpan } from './custody-span.ts'
export type { CustodySpan } from './custody-span.ts'
export { formatEdtf, fromParts, interval, parseEdtf } from './date.ts'
export type {
  DateEnd,
  DateParts,
  DatePoint,
  DateProblem,
  DateQualifier,
  DateVerdict,
  Interval,
  UncertainDate,
} from './date.ts'
export {
  isPropertyCode,
  properties,
  propertiesOf,
  property,
  propertyByNumber,
  propertyCodes,
} from './declaration.ts'
export { fold } from './fold.ts'
export { matchKeysOf } from './match-keys-of.ts'
export { subjectKinds } from './property.ts'
export type {
  Property,
  PropertyCode,
  Purpose,
  Retention,
  SubjectKind,
  ValueKind,
} from './property.ts'
export { sayDate } from './say-date.ts'
export { longestText, normalForm, readValue, readValueToSeal, valueProblems } from './value.ts'
export type { SealedValue, Value, ValueProblem, ValueVerdict } from './value.ts'
export { problemSentence } from './value-problem.ts'
export { viewRow } from './view-row.ts'
export type { ViewRow } from './view-row.ts'
export { sameView } from './view.ts'
export type { FoldedProperty, Group, View } from './view.ts'
export { whyCodes, whySentence } from './why.ts'
export type { WhyCode } from './why.ts'
