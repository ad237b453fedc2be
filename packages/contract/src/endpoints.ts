import * as accounts from './accounts.ts'
import * as consents from './consents.ts'
import * as door from './door.ts'
import * as files from './files.ts'
import * as log from './log.ts'
import * as mandates from './mandates.ts'
import * as register from './register.ts'
import * as signIn from './sign-in.ts'
import * as submissions from './submissions.ts'

/** The whole agreement, by the name each endpoint has in code. A test checks that none was forgotten. */
export const endpoints = {
  readIntake: door.readIntake,
  askForWork: door.askForWork,
  sendSubmission: door.sendSubmission,
  openMailbox: door.openMailbox,
  addToMailbox: door.addToMailbox,
  declineMailbox: door.declineMailbox,
  listUploads: files.listUploads,
  startUpload: files.startUpload,
  finishUpload: files.finishUpload,
  dropUpload: files.dropUpload,
  readIdentityFile: signIn.readIdentityFile,
  signIn: signIn.signIn,
  signOut: signIn.signOut,
  readMe: signIn.readMe,
  listSubmissions: submissions.listSubmissions,
  readSubmission: submissions.readSubmission,
  openSubmission: submissions.openSubmission,
  commitOpened: submissions.commitOpened,
  answerSubmission: submissions.answerSubmission,
  takeSubmission: submissions.takeSubmission,
  setAsideSubmission: submissions.setAsideSubmission,
  putBackSubmission: submissions.putBackSubmission,
  listTriage: submissions.listTriage,
  screenSubmission: submissions.screenSubmission,
  recordSubmission: submissions.recordSubmission,
  readForm: submissions.readForm,
  bePresent: submissions.bePresent,
  listAttachments: files.listAttachments,
  startAttachment: files.startAttachment,
  finishAttachment: files.finishAttachment,
  dropAttachment: files.dropAttachment,
  viewFile: files.viewFile,
  keepFindings: files.keepFindings,
  listMandates: mandates.listMandates,
  makeMandate: mandates.makeMandate,
  freezeMandate: mandates.freezeMandate,
  listClients: mandates.listClients,
  readConsents: consents.readConsents,
  recordConsent: consents.recordConsent,
  decideConsent: consents.decideConsent,
  listAccounts: accounts.listAccounts,
  takeAccount: accounts.takeAccount,
  openAccount: accounts.openAccount,
  keepVersion: accounts.keepVersion,
  readDraft: submissions.readDraft,
  keepDraft: submissions.keepDraft,
  searchSubjects: register.searchSubjects,
  exportSubjects: register.exportSubjects,
  openSubject: register.openSubject,
  readOccupancy: register.readOccupancy,
  createSubject: register.createSubject,
  addBelow: register.addBelow,
  addClaims: register.addClaims,
  retractClaim: register.retractClaim,
  listEntries: log.listEntries,
  readEntry: log.readEntry,
} as const
