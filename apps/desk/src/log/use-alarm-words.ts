import { useLingui } from '@lingui/react/macro'

export interface AlarmWords {
  readonly what: string
  readonly meaning: string
}

/** What an alarm says in one line, and what it means. Kinds that only a newer server knows get the general words. */
export function useAlarmWords(): (kind: string) => AlarmWords {
  const { t } = useLingui()
  return (kind) => {
    switch (kind) {
      case 'contradiction':
        return {
          what: t`The log was rewritten`,
          meaning: t`The server showed a log that does not hold what it held when a browser of this office last looked. Somebody changed or removed entries, or the server shows different people different logs.`,
        }
      case 'rolled-back':
        return {
          what: t`The log is shorter than it was`,
          meaning: t`Entries that were sealed are missing now. Either an old backup was put back, or somebody removed what came last.`,
        }
      case 'keys-changed':
        return {
          what: t`The log has another name or other keys`,
          meaning: t`The server names other keys for the log than before. That is right only if the office began a new log and told you so.`,
        }
      case 'not-signed':
        return {
          what: t`The log’s seal is not signed`,
          meaning: t`The server showed a log seal that the log’s keys did not sign. It may be damaged, or made by somebody who does not hold the keys.`,
        }
      case 'rows-missing':
        return {
          what: t`Sealed entries are missing in the database`,
          meaning: t`The log’s signer has sealed more entries than the database has. It was probably restored from a backup; until that is put right, nothing new is sealed.`,
        }
      case 'rows-differ':
        return {
          what: t`The database holds another history than was sealed`,
          meaning: t`The log’s signer refused to sign, since entries that it has sealed are not what they were.`,
        }
      case 'memory-lost':
        return {
          what: t`The log’s signer has lost its keys or its memory`,
          meaning: t`It cannot know any more what it sealed before, so nothing new is sealed until the operator has put that right.`,
        }
      case 'tiles-differ':
        return {
          what: t`The log’s files are not what its entries make`,
          meaning: t`Entries in the database were changed, or the disk lost something. Nothing new is sealed until that is understood.`,
        }
      case 'mirror-missing':
        return {
          what: t`The log’s second disk could not be written`,
          meaning: t`New entries are sealed, but their copy on the second disk is behind. Ask the operator whether the disk is plugged in and has room.`,
        }
      case 'mirror-differs':
        return {
          what: t`The log’s second disk holds other files than its entries make`,
          meaning: t`Somebody changed them, or they belong to another log. The log itself is whole, but nothing new is sealed until the operator has put them aside as evidence.`,
        }
      case 'numbers-behind':
        return {
          what: t`The log waits: its rows came from another database`,
          meaning: t`Until the operator has seen to it, new entries get no place in the log. Nothing is lost by that.`,
        }
      case 'cosigner-contradicts':
      case 'cosigner-ahead':
        return {
          what: t`Another organisation has seen another history of this log`,
          meaning: t`It signed what this log does not hold. Either the log was set back or rewritten, or somebody else signs with its keys. Talk to that organisation before anything else is sealed.`,
        }
      case 'cosigner-behind':
      case 'cosigner-bad-signature':
        return {
          what: t`An organisation that signs the log is in trouble`,
          meaning: t`Its server knows less than it signed before, or gave a signature that is none. Nothing is wrong with this log; tell that organisation.`,
        }
      case 'cosigner-wrong-time':
        return {
          what: t`The clock of an organisation that signs the log is wrong`,
          meaning: t`It signed with a time from before there was anything to sign, or one that has not come yet. Such a signature is not kept. If its clock is right, this server’s is wrong: have both looked at.`,
        }
      case 'anchor-late':
        return {
          what: t`No outside service has confirmed a seal for too long`,
          meaning: t`The newest entries are not anchored in time. Ask the operator whether requests are sent and answers taken in.`,
        }
      case 'time-conflict':
        return {
          what: t`Two confirmations of time contradict each other`,
          meaning: t`One of the services, or a clock, is wrong. Until that is known, rely on neither.`,
        }
      default:
        return {
          what: t`Something contradicts the log`,
          meaning: t`The evidence says what. Have it looked at by somebody who knows the log.`,
        }
    }
  }
}
