import type { endpoints } from '@amparo/contract'
import type { Action } from '../authority.ts'

export type EndpointName = keyof typeof endpoints

/** `anyone`: before somebody is known. `signed-in`: any member of staff, about themselves. Else the action it takes. */
export type Access = 'anyone' | 'signed-in' | Action

/** What the desk asks by itself, now and again, whether anybody is there or not: it keeps no session alive. */
export const askedByItself: ReadonlySet<EndpointName> = new Set([
  'listSubmissions',
  'readSubmission',
  'bePresent',
])

/** Who may call what, with no empty cell: an endpoint that is not decided here does not compile. */
export const access: Record<EndpointName, Access> = {
  readIntake: 'anyone',
  askForWork: 'anyone',
  sendSubmission: 'anyone',
  openMailbox: 'anyone',
  addToMailbox: 'anyone',
  declineMailbox: 'anyone',
  listUploads: 'anyone',
  startUpload: 'anyone',
  finishUpload: 'anyone',
  dropUpload: 'anyone',
  readIdentityFile: 'anyone',
  signIn: 'anyone',
  signOut: 'anyone',
  readMe: 'signed-in',
  listSubmissions: 'submission.list',
  readSubmission: 'submission.list',
  openSubmission: 'submission.open',
  commitOpened: 'submission.open',
  answerSubmission: 'submission.answer',
  takeSubmission: 'submission.take',
  setAsideSubmission: 'submission.set-aside',
  putBackSubmission: 'submission.set-aside',
  listTriage: 'submission.open',
  screenSubmission: 'submission.screen',
  recordSubmission: 'submission.record',
  readForm: 'submission.record',
  bePresent: 'submission.open',
  listMandates: 'mandate.read',
  makeMandate: 'mandate.make',
  freezeMandate: 'mandate.freeze',
  listClients: 'mandate.read',
  readConsents: 'consent.read',
  recordConsent: 'consent.record',
  decideConsent: 'consent.decide',
  listAttachments: 'file.attach',
  startAttachment: 'file.attach',
  finishAttachment: 'file.attach',
  dropAttachment: 'file.attach',
  viewFile: 'file.view',
  keepFindings: 'file.view',
  readDraft: 'draft.keep',
  keepDraft: 'draft.keep',
  searchSubjects: 'subject.search',
  exportSubjects: 'subject.export',
  openSubject: 'subject.open',
  listViewings: 'subject.viewings',
  readOccupancy: 'subject.open',
  createSubject: 'subject.create',
  addBelow: 'claim.add',
  addClaims: 'claim.add',
  retractClaim: 'claim.retract',
  listClosings: 'closing.decide',
  openClosing: 'closing.decide',
  close: 'closing.decide',
  agreeToClosing: 'closing.decide',
  keepOpen: 'closing.decide',
  listEntries: 'log.read',
  readEntry: 'log.read',
}
