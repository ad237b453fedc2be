import { clashes } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import { isWithin } from './when.ts'

/**
 * Fires: an authority says that it received no complaint, and by that day it was received, by an
 * acknowledgement or another answer: a contradiction; or somebody says that the authorities were
 * told: a tension, for it may have been told to another body.
 *
 * Silent: it may have been handed in later; whether the authorities were told is not said.
 */
export function complaintNotReceived(said: Said): readonly Clash[] {
  const denials = said.state('complaint-not-received')
  const received = said.anybody('complaint-received')
  return [
    ...clashes(denials, received, (denial, receipt) =>
      denial !== receipt && isWithin(receipt.at, denial.throughout) ? 'contradiction' : null,
    ),
    ...clashes(denials, said.others('complaint-made'), (denial, made) =>
      isWithin(made.at, denial.throughout) ? 'tension' : null,
    ),
  ]
}

/**
 * Fires: an authority says that no investigation was opened, and others tell of one opened by that
 * day.
 *
 * Silent: it may have been opened later. Two answers of authorities are compared elsewhere.
 */
export function investigationDenied(said: Said): readonly Clash[] {
  return clashes(
    said.state('no-investigation'),
    said.others('investigation-opened'),
    (denial, opened) => (isWithin(opened.at, denial.throughout) ? 'contradiction' : null),
  )
}

/**
 * Fires, as a tension: an authority says that an investigation was opened, and the person, family
 * or lawyer say later that they know of none. Nobody may have told them.
 *
 * Silent: they spoke before.
 */
export function investigationNotSeen(said: Said): readonly Clash[] {
  return clashes(
    said.state('investigation-opened'),
    said.others('no-investigation'),
    (opened, unknown) => (isWithin(opened.at, unknown.throughout) ? 'tension' : null),
  )
}
