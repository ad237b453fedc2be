import type { UnshownReason } from '@amparo/contract'
import type { BadNews, Confusion, MissingToTell, NotWritten, Telling, Tie } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'

/** What the codes of this part say on the page. */
export function useFamilyWords() {
  const { t } = useLingui()
  const telling: Readonly<Record<Telling, string>> = {
    all: t`everything that may be told`,
    'search-only': t`only that the search goes on`,
    'ask-first': t`nothing before it is agreed with someone`,
    nothing: t`nothing`,
  }
  const tie: Readonly<Record<Tie, string>> = {
    unverified: t`not verified`,
    verified: t`verified`,
    doubted: t`doubted`,
  }
  const missing: Readonly<Record<MissingToTell, string>> = {
    identifiers: t`Two independent identifiers on which sources agree: the day of birth, the parents or the place of birth, marks on the body.`,
    contact: t`Contact: somebody of the office, the family or a lawyer has met the person.`,
  }
  const confusion: Readonly<Record<Confusion, string>> = {
    brothers: t`Brothers share their parents and often their address. Make sure that it is not a brother.`,
    'father-and-son': t`Father and son may share a name. Make sure which of them it is.`,
  }
  const why: Readonly<Record<NotWritten, string>> = {
    nothing: t`It was decided that they are told nothing.`,
    'ask-first': t`Something has to be agreed before they are told anything.`,
    informer: t`They may be passing on what they hear. Nothing is written to them.`,
    withdrawn: t`They took back that they may be written to.`,
    'person-gone': t`The record of the person was erased or is another person’s now.`,
  }
  const bad: Readonly<Record<BadNews, string>> = {
    death: t`death or remains`,
    'sexual-violence': t`sexual violence`,
    sentence: t`a sentence`,
    abroad: t`a transfer abroad`,
  }
  const unshown: Readonly<Record<UnshownReason, string>> = {
    'by-hand': t`somebody of the team took it back`,
    changed: t`something new was written down about who asks; if it still holds, write to them again`,
    anew: t`somebody of the team released it anew`,
    closed: t`the mailbox was closed before its hour`,
    frozen: t`the mailbox was frozen at its hour`,
    place: t`something else had gone into the mailbox`,
    gone: t`nobody was left whom it was about or for whom it was`,
  }
  return { unshown, telling, tie, missing, confusion, why, bad }
}
