import { fillForm } from '@amparo/seal/offline-form'
import type { Hono } from 'hono'
import { dayOf, type Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { rememberedFacts, rememberedIntake } from './door-routes.ts'

/**
 * The form that officers give away as one file: `blank` as it was built, with whom this office seals to put in. Null when it
 * was not built.
 */
export function formRoutes(
  app: Hono,
  office: Office,
  whoAsks: WhoAsks,
  blank: string | null,
): void {
  const facts = rememberedFacts(office)
  const intake = rememberedIntake(office)

  serveStaff(app, 'readForm', whoAsks, async (_, actor) => {
    if (blank === null)
      throw new Error('The form has not been built. Run the server through npm, which builds it.')
    // Who may not take a message in for the team that reads has no form to give away in its name.
    if (!actor.teams.includes((await facts()).intakeTeam)) throw new Refusal('not-found')
    return { html: fillForm(blank, { ...(await intake()), today: dayOf(new Date()) }) }
  })
}
