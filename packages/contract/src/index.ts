export { call, pathOf, type Answer } from './call.ts'
export { Audience, ClaimId, EntryId, SubjectId, SubmissionId } from './common.ts'
export {
  addToMailbox,
  declineMailbox,
  openMailbox,
  readIntake,
  sendSubmission,
  type Intake,
} from './door.ts'
export { type Check, type Endpoint, type Method, type Page } from './endpoint.ts'
export { endpoints } from './endpoints.ts'
export { listEntries, readEntry, type LogEntry } from './log.ts'
export { openApi } from './open-api.ts'
export {
  addClaims,
  addToPerson,
  createPerson,
  openPerson,
  retractClaim,
  searchPeople,
  type ClaimInput,
  type ClaimView,
  type PersonRow,
  type SubjectClaims,
} from './people.ts'
export { anywhere, refusals, type AnywhereCode, type RefusalCode } from './refusals.ts'
export { readIdentityFile, readMe, signIn, signOut, type Me, type Role } from './sign-in.ts'
export {
  answerSubmission,
  commitOpened,
  keepDraft,
  listSubmissions,
  openSubmission,
  putBackSubmission,
  readDraft,
  readSubmission,
  setAsideSubmission,
  takeSubmission,
  type SubmissionState,
  type SubmissionSummary,
} from './submissions.ts'
