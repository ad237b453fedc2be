import {
  bringPaper,
  chase,
  composeLetter,
  enterReply,
  keepTemplate,
  LetterId,
  listLetters,
  listReaching,
  listReplies,
  listTemplates,
  planChase,
  planLetter,
  readGrid,
  readLetter,
  readPaper,
  readReply,
  readReplyFile,
  readTemplate,
  reachLeftOut,
  recordAnswers,
  ReplyId,
  sendLetter,
  setLetterDay,
  signLetter,
  withdrawLetter,
  writeLetter,
  type Answer,
  type Endpoint,
  type RefusalCode,
  type SubjectId,
} from '@amparo/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { read, Refused } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

/** A number in an address is a letter’s, or nothing is asked for. */
export function letterIdOf(text: unknown): LetterId | null {
  const parsed = LetterId.safeParse(text)
  return parsed.success ? parsed.data : null
}

export function replyIdOf(text: unknown): ReplyId | null {
  const parsed = ReplyId.safeParse(text)
  return parsed.success ? parsed.data : null
}

export type BodyOf<One> =
  One extends Endpoint<infer _, infer Body, infer __, infer ___> ? Body : never
export type ReplyOf<One> =
  One extends Endpoint<infer _, infer __, infer Reply, infer ___> ? Reply : never

export type GridWanted = Omit<BodyOf<typeof readGrid>, 'skip'>
export type GridPage = ReplyOf<typeof readGrid>
export type GridRow = GridPage['rows'][number]
export type GridCell = GridRow['cells'][number]
export type LetterHead = ReplyOf<typeof listLetters>['letters'][number]
export type Letter = ReplyOf<typeof readLetter>
export type Plan = ReplyOf<typeof planLetter>
export type ChasePlan = ReplyOf<typeof planChase>
export type Chased = ReplyOf<typeof chase>
export type Mention = ReplyOf<typeof composeLetter>['mentions'][number]
export type ReplyView = ReplyOf<typeof readReply>
export type Reached = ReplyOf<typeof listReaching>['asked'][number]
export type Templates = ReplyOf<typeof listTemplates>
export type ReplyHead = ReplyOf<typeof listReplies>['replies'][number]

/** Colleagues sign and enter replies meanwhile, so whoever comes back sees what is so now; each look is an entry, so none is made by itself. */
export const lookedAtAnew = { staleTime: 0, refetchOnWindowFocus: false } as const

/** People by what was asked about them, page after page. Each page is an entry. */
export function useGrid(wanted: GridWanted, enabled = true) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'grid', wanted],
    queryFn: ({ pageParam }) =>
      read(ask, readGrid, { params: {}, body: { ...wanted, skip: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const seen = pages.reduce((sum, { rows }) => sum + rows.length, 0)
      return page.rows.length > 0 && seen < page.people ? seen : null
    },
    ...lookedAtAnew,
    enabled,
  })
}

export function useLetterList(wanted: Omit<BodyOf<typeof listLetters>, 'after'>) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'list', wanted],
    queryFn: ({ pageParam }) =>
      read(ask, listLetters, { params: {}, body: { ...wanted, after: pageParam } }),
    initialPageParam: null as LetterId | null,
    getNextPageParam: (page) => (page.more ? (page.letters.at(-1)?.id ?? null) : null),
    ...lookedAtAnew,
  })
}

/** Whom to ask whether they may be named, page after page. Each page is an entry. */
export function useReaching(wanted: Omit<BodyOf<typeof listReaching>, 'skip'>) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'reaching', wanted],
    queryFn: ({ pageParam }) =>
      read(ask, listReaching, { params: {}, body: { ...wanted, skip: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const seen = pages.reduce((sum, { asked }) => sum + asked.length, 0)
      return page.asked.length > 0 && seen < (wanted.open ? page.open : page.all) ? seen : null
    },
    ...lookedAtAnew,
  })
}

export function useReplyList(authority: SubjectId | null) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'replies', authority],
    queryFn: ({ pageParam }) =>
      read(ask, listReplies, { params: {}, body: { authority, after: pageParam } }),
    initialPageParam: null as ReplyId | null,
    getNextPageParam: (page) => (page.more ? (page.replies.at(-1)?.id ?? null) : null),
    ...lookedAtAnew,
  })
}

/** A letter’s page. The look is an entry, so it is not repeated behind the reader’s back. */
export function useLetter(letter: LetterId | null) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['letters', 'letter', letter],
    queryFn: () => {
      if (letter === null) throw new Refused('not-found')
      return read(ask, readLetter, { params: { letter }, body: {} })
    },
    enabled: letter !== null,
    ...lookedAtAnew,
  })
}

/** How the office words its letters: every version. */
export function useTemplates() {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['letters', 'templates'],
    queryFn: () => read(ask, listTemplates, { params: {}, body: {} }),
    ...lookedAtAnew,
  })
}

export function useReply(reply: ReplyId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['letters', 'reply', reply],
    queryFn: () => read(ask, readReply, { params: { reply }, body: {} }),
    ...lookedAtAnew,
  })
}

export const usePlanLetter = () => useQuestion(planLetter)
export const useReadPaper = () => useQuestion(readPaper)
export const useReadReplyFile = () => useQuestion(readReplyFile)
export const usePlanChase = () => useQuestion(planChase)

export const useWriteLetter = () => useAct(writeLetter)
export const useComposeLetter = () => useAct(composeLetter)
export const useBringPaper = () => useAct(bringPaper)
export const useSignLetter = () => useAct(signLetter)
export const useSendLetter = () => useAct(sendLetter)
export const useSetLetterDay = () => useAct(setLetterDay)
export const useWithdrawLetter = () => useAct(withdrawLetter)
export const useEnterReply = () => useAct(enterReply)
export const useRecordAnswers = () => useAct(recordAnswers)
export const useReadTemplate = () => useQuestion(readTemplate)
export const useKeepTemplate = () => useAct(keepTemplate)
export const useReachLeftOut = () => useAct(reachLeftOut)
export const useChase = () => useAct(chase)

/** Asks something once, when somebody presses; nothing that is shown changes by it. */
export function useQuestion<
  Params extends Record<string, string>,
  Body,
  Reply,
  Code extends RefusalCode,
>(endpoint: Endpoint<Params, Body, Reply, Code>) {
  const { ask } = useSession()
  return useMutation({
    mutationFn: (input: {
      readonly params: Params
      readonly body: Body
    }): Promise<Answer<Reply, Code>> => ask(endpoint, input),
  })
}

/** Does something with letters; whatever shows them is read anew. */
export function useAct<
  Params extends Record<string, string>,
  Body,
  Reply,
  Code extends RefusalCode,
>(endpoint: Endpoint<Params, Body, Reply, Code>) {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: {
      readonly params: Params
      readonly body: Body
    }): Promise<Answer<Reply, Code>> => ask(endpoint, input),
    onSettled: () => queries.invalidateQueries({ queryKey: ['letters'] }),
  })
}
