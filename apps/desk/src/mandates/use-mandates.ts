import {
  freezeMandate,
  listClients,
  listMandates,
  makeMandate,
  type MandateView,
} from '@amparo/contract'
import type { FreezeBody, MandateBody } from '@amparo/seal/mandate'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { holderAbout } from '../keys/mandates.ts'
import { read } from '../session/refused.ts'
import { useOfficer, useSession } from '../session/session-context.tsx'
import { localDay } from '../ui/say-day.ts'

/** What the signed part of a mandate says. The server read it strictly before it kept it. */
export function bodyOf(mandate: MandateView): MandateBody {
  return mandate.document.body as unknown as MandateBody
}

export function freezesOf(mandate: MandateView): readonly FreezeBody[] {
  return mandate.acts.map(({ document }) => document.body as unknown as FreezeBody)
}

export function useMandates() {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['mandates'],
    queryFn: () => read(ask, listMandates, { params: {}, body: {} }),
    refetchInterval: 60_000,
  })
}

/** Who holds a mandate and how to reach them; opened with the team’s key. */
export function useHolder(mandate: MandateView) {
  const { keys } = useSession()
  return useQuery({
    queryKey: ['mandate-holder', mandate.id],
    queryFn: async () => {
      const about = holderAbout(mandate.id)
      const [holder] = await keys().openNotes({ about, envelopes: [mandate.holder] })
      return holder ?? null
    },
  })
}

export interface NewMandate {
  readonly holder: string
  readonly scope: string
  readonly notAfter: string
}

/** Ten sheets of paper under one mandate. */
export const tokensEach = 10

export function useMakeMandate() {
  const session = useSession()
  const { me } = useOfficer()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ holder, scope, notAfter }: NewMandate) => {
      const sealed = await session.keys().sealMandate({
        team: me.office.intakeTeam,
        office: me.office.name,
        holder,
        scope,
        notBefore: localDay(new Date()),
        notAfter,
        tokens: tokensEach,
      })
      const { document, holder: envelope, tokens } = sealed
      const answer = await session.ask(makeMandate, {
        params: {},
        body: { document: document as never, holder: envelope },
      })
      return { answer, tokens: answer.ok ? tokens : [] }
    },
    onSettled: refresh,
  })
}

/** Signs a freeze or its lifting; the one that is under way is signed as it was announced. */
export function useFreeze(mandate: MandateView) {
  const session = useSession()
  const { me } = useOfficer()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({
      act,
      reason,
    }: {
      readonly act: 'freeze' | 'lift'
      readonly reason: string
    }) => {
      const body = bodyOf(mandate)
      const announced = announcedIn(mandate)
      const document = await session.keys().signFreeze({
        office: body.office,
        team: body.team,
        mandate: mandate.id,
        act,
        reason: announced?.reason ?? reason,
        day: announced?.day ?? me.today,
        seq: announced?.seq ?? nextSeq(mandate),
      })
      return session.ask(freezeMandate, {
        params: { mandate: mandate.id },
        body: { document: document as never },
      })
    },
    onSettled: refresh,
  })
}

/** What one person has signed and a second one has not yet; null when nothing is under way. */
export function announcedIn(mandate: MandateView): FreezeBody | null {
  if (mandate.state !== 'freezing' && mandate.state !== 'lifting') return null
  return freezesOf(mandate).at(-1) ?? null
}

function nextSeq(mandate: MandateView): number {
  return Math.max(0, ...freezesOf(mandate).map(({ seq }) => seq)) + 1
}

/** Messages under a mandate, and on this computer what each says of reaching its sender. */
export function useClients(mandate: string, wanted: boolean) {
  const session = useSession()
  return useQuery({
    queryKey: ['mandate-clients', mandate],
    queryFn: async () => {
      const { clients } = await read(session.ask, listClients, { params: { mandate }, body: {} })
      const opened = await session.keys().openTriage({
        items: clients.map(({ submission, message, triage }) => ({
          submission,
          message,
          triage,
          screening: null,
        })),
      })
      return clients.map(({ submission, day }, at) => ({
        submission,
        day,
        reach: opened[at]?.reach ?? 'unknown',
      }))
    },
    enabled: wanted,
  })
}

function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['mandates'] }),
      queries.invalidateQueries({ queryKey: ['submissions'] }),
    ])
  }
}
