import type { Kind } from '@amparo/log'
import { useLingui } from '@lingui/react/macro'

/** What an entry records, in words. */
export function useKindWords(): (kind: Kind) => string {
  const { t } = useLingui()
  return (kind) => {
    switch (kind) {
      case 'office.open':
        return t`Office opened`
      case 'log.open':
        return t`Log opened`
      case 'log.alarm':
        return t`Alarm about the log`
      case 'policy.set':
        return t`Cosigners of the log set`
      case 'anchor.attach':
        return t`Time-stamp of the log received`
      case 'office.zone':
        return t`Time zone of the office set`
      case 'team.create':
        return t`Team made`
      case 'staff.add':
        return t`Member of staff added`
      case 'grant.give':
        return t`Team key given`
      case 'bundle.publish':
        return t`Key of the report page published`
      case 'submission.receive':
        return t`Message arrived`
      case 'submission.add':
        return t`Addition arrived`
      case 'submission.file':
        return t`File arrived`
      case 'submission.record':
        return t`Message written down for somebody`
      case 'submission.triage':
        return t`Queue sorted by urgency`
      case 'submission.screen':
        return t`Message screened`
      case 'submission.view':
        return t`File looked at`
      case 'submission.check':
        return t`File checked`
      case 'mandate.make':
        return t`Mandate with upload tokens made`
      case 'mandate.freeze':
        return t`Freezing of a mandate signed`
      case 'mandate.lift':
        return t`Lifting of a freeze signed`
      case 'consent.record':
        return t`Consent written down`
      case 'consent.decide':
        return t`Decided between consents`
      case 'account.take':
        return t`Account taken down`
      case 'account.correct':
        return t`Account corrected`
      case 'account.translate':
        return t`Account translated`
      case 'account.open':
        return t`Account opened`
      case 'enquirer.keep':
        return t`Somebody who asks for a person, written down`
      case 'enquirer.open':
        return t`Those who ask for people, opened`
      case 'submission.open':
        return t`Message opened`
      case 'submission.commit':
        return t`Opened text bound by a commitment`
      case 'submission.answer':
        return t`Message answered`
      case 'submission.notice':
        return t`Sender told of the opening`
      case 'submission.take':
        return t`Message taken over`
      case 'submission.set-aside':
        return t`Message set aside`
      case 'submission.put-back':
        return t`Message put back`
      case 'submission.decline':
        return t`Return code not kept`
      case 'source.add':
        return t`Source recorded`
      case 'subject.create':
        return t`Person, custody or act recorded`
      case 'claim.add':
        return t`Value recorded`
      case 'claim.retract':
        return t`Value taken back`
      case 'closing.open':
        return t`Search or work for a person opened`
      case 'closing.propose':
        return t`Closing proposed`
      case 'closing.close':
        return t`Search or work for a person closed`
      case 'closing.agree':
        return t`Closing agreed to by a second person`
      case 'closing.keep-open':
        return t`Kept open`
      case 'letter.write':
        return t`Letter to an authority begun`
      case 'letter.paper':
        return t`Paper of a letter kept`
      case 'letter.sign':
        return t`Letter signed`
      case 'letter.send':
        return t`Letter sent`
      case 'letter.withdraw':
        return t`Letter withdrawn`
      case 'letter.take-out':
        return t`Paper of a letter taken out`
      case 'reply.enter':
        return t`Reply of an authority entered`
      case 'reply.take-out':
        return t`Document of a reply taken out`
      case 'answer.record':
        return t`Answers of an authority recorded`
      case 'subject.open':
        return t`Person’s page viewed`
      case 'subject.viewings':
        return t`Asked who looked at a page`
      case 'subject.search':
        return t`People searched`
      case 'subject.export':
        return t`Part of the register exported`
      case 'sign-in':
        return t`Signed in`
      case 'sign-out':
        return t`Signed out`
      case 'erase.field':
        return t`Value erased`
      case 'erase.object':
        return t`Sealed object erased`
      case 'repair':
        return t`Repair`
    }
  }
}
