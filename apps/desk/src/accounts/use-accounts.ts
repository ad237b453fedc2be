import {
  keepVersion,
  listAccounts,
  openAccount,
  takeAccount,
  type AccountId,
  type AccountRow,
  type AccountSubject,
  type SubmissionId,
} from '@amparo/contract'
import { hashOf } from '@amparo/seal'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountSealed, HeadToOpen, OpenedHead, OpenedVersion } from '../keys/accounts.ts'
import { fromBase64 } from '../keys/base64.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'
import { localDay } from '../ui/say-day.ts'
import type { TellingToSeal } from './account-fields.ts'

/** An account as it stands in the list, with the little that could be opened of it; `erased`: nothing of it is left. */
export interface ListedAccount extends AccountRow {
  readonly known: OpenedHead | { readonly verdict: 'erased' }
}

/** What was told already: about a person, and by the senders of these messages. */
export function useToldAlready(about: AccountSubject, messages: readonly SubmissionId[]) {
  const { ask, keys } = useSession()
  const submissions = about.kind === 'submission' ? [about.id] : messages.slice(0, 100)
  return useQuery({
    queryKey: ['accounts', 'list', about.kind, about.id, submissions],
    queryFn: async () => {
      const person = about.kind === 'person' ? about.id : null
      const body = { person, submissions: [...submissions] }
      const listed = await read(ask, listAccounts, { params: {}, body })
      const there = listed.accounts.filter(({ head }) => head !== null)
      const heads = await keys().openHeads({ heads: there.flatMap((one) => headOf(one) ?? []) })
      const accounts = listed.accounts.map((account): ListedAccount => ({
        ...account,
        known:
          account.head === null
            ? { verdict: 'erased' }
            : (heads[there.indexOf(account)] ?? { verdict: 'not-opened' }),
      }))
      return { accounts, messages: listed.messages }
    },
  })
}

function headOf({ handle, about, audience, head, versions }: AccountRow): HeadToOpen | null {
  if (head === null) return null
  const version = versions.find(({ seq }) => seq === head.seq)?.sha256 ?? ''
  return {
    account: handle,
    about,
    team: audience,
    seq: head.seq,
    version,
    envelope: head.envelope,
  }
}

/** An account with what could be opened of its versions. */
export interface OpenedAccount extends AccountRow {
  readonly opened: readonly OpenedVersion[]
  /** `hashOf` the newest version as it came, which the next one names. */
  readonly newest: string
}

function useOpening() {
  const { ask, keys } = useSession()
  return (id: AccountId) =>
    queryOptions({
      queryKey: openedKey(id),
      queryFn: async (): Promise<OpenedAccount> => {
        const told = await read(ask, openAccount, { params: { account: id }, body: {} })
        const { handle, about, audience } = told.account
        const opened = await keys().openVersions({
          account: handle,
          about,
          team: audience,
          versions: told.versions,
        })
        const last = told.versions.at(-1)
        const bytes = last?.sealed?.envelope
        const newest = bytes === undefined ? (last?.sha256 ?? '') : hashOf(fromBase64(bytes))
        return { ...told.account, opened, newest }
      },
      staleTime: Infinity,
      gcTime: Infinity,
      refetchOnMount: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    })
}

function openedKey(id: AccountId) {
  return ['accounts', 'opened', id] as const
}

/** Every version, opened, once that was asked for in this unlocking. The opening is an entry, so it is not repeated behind the reader’s back. */
export function useOpenedAccount(id: AccountId) {
  const opening = useOpening()
  const queries = useQueryClient()
  const [isPressed, setPressed] = useState(false)
  const isAsked = isPressed || queries.getQueryState(openedKey(id)) !== undefined
  const account = useQuery({ ...opening(id), enabled: isAsked })
  return { account, isAsked, open: () => setPressed(true) }
}

/** Opens an account and goes to its screen. */
export function useGoToAccount(): (id: AccountId) => void {
  const opening = useOpening()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (id) => {
    void queries.prefetchQuery(opening(id))
    void navigate({ to: '/accounts/$account', params: { account: id } })
  }
}

/** What an earlier attempt sealed of the very same words. */
export type SealedAttempt = AccountSealed | null

export interface NewAccountInput {
  readonly about: AccountSubject
  readonly team: number
  readonly handle: string
  readonly key: string
  /** How many accounts about the same were in sight. */
  readonly known: number
  readonly told: TellingToSeal
  readonly sealed: SealedAttempt
}

/** Seals a new account and hands it in. Bytes of an attempt that did not arrive are handed in again as they are. */
export function useTakeAccount() {
  const { ask, keys } = useSession()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ about, team, handle, key, known, told, ...input }: NewAccountInput) => {
      const sealed =
        input.sealed ??
        (await keys().sealAccount({
          account: handle,
          about,
          team,
          seq: 1,
          prev: null,
          kind: 'original',
          day: localDay(new Date()),
          note: '',
          told,
          translation: null,
        }))
      const { envelope, head, commit } = sealed
      if (head === null) throw new Error('accounts: an original without its head')
      const body = { about, audience: team, handle, known, key, envelope, head, commit }
      return { sealed, answer: await ask(takeAccount, { params: {}, body }) }
    },
    onSettled: refresh,
  })
}

export type NextVersion =
  | { readonly kind: 'correction'; readonly told: TellingToSeal; readonly note: string }
  | {
      readonly kind: 'translation'
      readonly of: number
      readonly language: string
      readonly by: 'person' | 'machine'
      readonly name: string
      readonly words: string
      readonly note: string
    }

export interface NextVersionInput {
  readonly key: string
  readonly next: NextVersion
  readonly sealed: SealedAttempt
}

/** Seals one more version after the newest that was seen, and hands it in. */
export function useKeepVersion(account: OpenedAccount) {
  const { ask, keys } = useSession()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ key, next, sealed: before }: NextVersionInput) => {
      const { kind, note } = next
      const seq = account.versions.length + 1
      const sealed =
        before ??
        (await keys().sealAccount({
          account: account.handle,
          about: account.about,
          team: account.audience,
          seq,
          prev: account.newest,
          kind,
          day: localDay(new Date()),
          note,
          told: next.kind === 'correction' ? next.told : null,
          translation: next.kind === 'translation' ? translationIn(next) : null,
        }))
      const answer = await ask(keepVersion, {
        params: { account: account.id },
        body: { seq, kind, key, ...sealed },
      })
      return { sealed, answer }
    },
    onSettled: refresh,
  })
}

function translationIn({
  of,
  language,
  by,
  name,
  words,
}: Extract<NextVersion, { kind: 'translation' }>) {
  return { of, language, by, name, words }
}

function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['accounts'] })
}
