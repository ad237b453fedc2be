/**
 * What an entry may record, and the PREMIS event type it is, where one fits
 * (id.loc.gov/vocabulary/preservation/eventType). Closed: a reader knows every kind there is.
 */
export const kinds = {
  'office.open': null,
  'team.create': null,
  'staff.add': null,
  'grant.give': null,
  'bundle.publish': null,
  'submission.receive': 'ingestion',
  'submission.add': 'ingestion',
  'submission.file': 'ingestion',
  'submission.record': 'ingestion',
  'submission.triage': 'decryption',
  'submission.screen': 'appraisal',
  'submission.view': 'decryption',
  'submission.check': 'fixity check',
  'submission.open': 'decryption',
  'submission.commit': 'message digest calculation',
  'submission.answer': null,
  'submission.notice': null,
  'submission.take': null,
  'submission.set-aside': 'appraisal',
  'submission.put-back': 'appraisal',
  'submission.decline': null,
  'mandate.make': null,
  'mandate.freeze': null,
  'mandate.lift': null,
  'consent.record': null,
  'consent.decide': null,
  'account.take': null,
  'account.correct': null,
  'account.translate': null,
  'account.open': 'decryption',
  'source.add': null,
  'subject.create': null,
  'claim.add': 'metadata modification',
  'claim.retract': 'metadata modification',
  'subject.open': null,
  'subject.search': null,
  'subject.export': 'exporting',
  'sign-in': null,
  'sign-out': null,
  'erase.field': 'redaction',
  'erase.object': 'deletion',
  repair: 'recovery',
} as const

export type Kind = keyof typeof kinds

export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)
