export {
  keepVersion,
  listAccounts,
  openAccount,
  takeAccount,
  type AccountRow,
  type AccountSubject,
  type AccountVersion,
} from './accounts.ts'
export { call, pathOf, type Answer } from './call.ts'
export {
  AccountId,
  Audience,
  ClaimId,
  EntryId,
  FILE_DATA_PATH,
  SubjectId,
  SubmissionId,
  type SubmissionWay,
  type Tombstone,
} from './common.ts'
export {
  agreeToClosing,
  close,
  keepOpen,
  listClosings,
  openClosing,
  type Closings,
  type ClosingStepView,
} from './closings.ts'
export {
  decideConsent,
  readAgreed,
  readConsents,
  recordConsent,
  type ConsentLine,
  type ConsentView,
} from './consents.ts'
export {
  addToMailbox,
  askForWork,
  declineMailbox,
  openMailbox,
  readIntake,
  sendSubmission,
  type Intake,
  type Pass,
  type WorkChallenge,
} from './door.ts'
export { type Check, type Endpoint, type Method, type Page } from './endpoint.ts'
export { endpoints } from './endpoints.ts'
export {
  dropAttachment,
  dropUpload,
  finishAttachment,
  finishUpload,
  listAttachments,
  listUploads,
  startAttachment,
  startUpload,
  viewFile,
  keepFindings,
  type FileAllowance,
  type Upload,
} from './files.ts'
export { listEntries, readEntry, type LogEntry } from './log.ts'
export {
  freezeMandate,
  listClients,
  listMandates,
  makeMandate,
  type MandateState,
  type MandateView,
} from './mandates.ts'
export { openApi } from './open-api.ts'
export {
  addBelow,
  addClaims,
  countFacets,
  createSubject,
  exportSubjects,
  findSubjects,
  importSubjects,
  listOrders,
  meetReasons,
  openSubject,
  listViewings,
  MOST_IMPORTED,
  MOST_SAID,
  readOccupancy,
  recordAll,
  retractClaim,
  searchSubjects,
  type ClaimInput,
  type ClaimView,
  type ExportedSubject,
  type Facet,
  type Import,
  type LinkedClaim,
  type Listed,
  type ListFilter,
  type ListOrder,
  type MeetReason,
  type Recording,
  type SubjectClaims,
  type SubjectName,
  type SubjectRow,
} from './register.ts'
export { anywhere, refusals, type AnywhereCode, type RefusalCode } from './refusals.ts'
export { readIdentityFile, readMe, signIn, signOut, type Me, type Role } from './sign-in.ts'
export {
  answerSubmission,
  bePresent,
  commitOpened,
  keepDraft,
  listSubmissions,
  listTriage,
  openSubmission,
  putBackSubmission,
  readDraft,
  readForm,
  readSubmission,
  recordSubmission,
  screenSubmission,
  setAsideSubmission,
  takeSubmission,
  type SubmissionState,
  type SubmissionSummary,
} from './submissions.ts'
export {
  VIEWING,
  type InsideFact,
  type ViewedAs,
  type ViewingKey,
  type ViewingNews,
  type ViewingOrder,
} from './viewing.ts'
