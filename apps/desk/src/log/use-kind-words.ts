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
      case 'office.sender':
        return t`Set as whom the office writes`
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
      case 'enquirer.weigh':
        return t`Asked what a mailbox may tell of somebody`
      case 'update.release':
        return t`Update to a family released`
      case 'update.write':
        return t`An update to a family, in whose name it is released`
      case 'update.drop':
        return t`Update to a family shown to nobody`
      case 'update.take-back':
        return t`Update to a family taken back`
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
      case 'list.begin':
        return t`List begun`
      case 'list.rows':
        return t`Rows of a list arrived`
      case 'list.complete':
        return t`List complete`
      case 'list.check':
        return t`List looked through before recording`
      case 'list.judge':
        return t`Said whom rows of a list are about`
      case 'list.apply':
        return t`Recording of a list`
      case 'list.record':
        return t`Rows of a list recorded`
      case 'list.stop':
        return t`Recording of a list stopped`
      case 'list.undo':
        return t`Taking back of a list`
      case 'list.take-back':
        return t`What a list said taken back`
      case 'list.discard':
        return t`List given up`
      case 'list.fail':
        return t`Work on a list failed`
      case 'match.decide':
        return t`Decided whether two people are one`
      case 'consent.request':
        return t`People put on the list of those to ask`
      case 'letter.template':
        return t`Wording of letters changed`
      case 'letter.write':
        return t`Letter to an authority begun`
      case 'letter.paper':
        return t`Paper of a letter kept`
      case 'letter.sign':
        return t`Letter signed`
      case 'letter.send':
        return t`Letter sent`
      case 'letter.day':
        return t`Day of a letter set`
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
      case 'meeting.plan':
        return t`Meeting planned`
      case 'meeting.cancel':
        return t`Meeting called off`
      case 'meeting.note':
        return t`Note of a meeting kept`
      case 'meeting.brief':
        return t`Page for a meeting made`
      case 'commitment.record':
        return t`Promise or demand recorded`
      case 'commitment.follow':
        return t`Written down what became of a promise`
      case 'event.take-out':
        return t`Evidence package about an event taken out`
      case 'filing.record':
        return t`Complaint of somebody else recorded`
      case 'filing.step':
        return t`Written down what became of a complaint`
      case 'examination.record':
        return t`Written down how an examination stands`
      case 'calendar.open':
        return t`Calendar address made`
      case 'calendar.close':
        return t`Calendar address taken back`
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
