import { createSubject, SubjectId, type Answer, type SubmissionId } from '@amparo/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  recordBelow,
  recordMore,
  type ClaimRefusal,
  type ClaimsWay,
} from '../register/record-claims.ts'
import { nothingKnown, parted } from '../register/sealed-claims.ts'
import { useClaimsWay } from '../register/use-register.ts'
import {
  claimFrom,
  nameIn,
  occurrenceRecorded,
  personRecorded,
  type Occurrence,
  type Recording,
} from './recording.ts'

/** The person it was recorded for, or why it stopped; `rest` is what is not recorded yet. */
export interface Recorded {
  readonly answer: Answer<{ readonly person: SubjectId }, ClaimRefusal>
  readonly rest: Recording
}

/** Records everything chosen from a message: the person first, then each period and act. */
export function useRecord(submission: SubmissionId) {
  const way = useClaimsWay()
  const queries = useQueryClient()
  return useMutation<Recorded, Error, Recording>({
    mutationFn: (recording) => record(way, submission, recording),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

async function record(
  way: ClaimsWay,
  submission: SubmissionId,
  recording: Recording,
): Promise<Recorded> {
  const person = await recordPerson(way, submission, recording)
  if (!person.ok) return { answer: person, rest: recording }
  const known = recording.person
  const name = known.kind === 'known' ? known.name : nameIn(recording)
  let rest = personRecorded(recording, person.reply.person, name)
  for (const occurrence of recording.occurrences) {
    const answer = await recordOccurrence(way, submission, person.reply.person, occurrence)
    if (!answer.ok) return { answer, rest }
    rest = occurrenceRecorded(rest, occurrence.key)
  }
  return { answer: person, rest }
}

async function recordPerson(
  way: ClaimsWay,
  submission: SubmissionId,
  { person, values }: Recording,
): Promise<Answer<{ readonly person: SubjectId }, ClaimRefusal>> {
  const claims = values.map((value) => claimFrom(submission, value))
  if (person.kind !== 'known') {
    const open = [...(parted(claims, nothingKnown)?.open ?? [])]
    const made = await way.ask(createSubject, {
      params: {},
      body: { kind: 'person', claims: open },
    })
    return made.ok ? { ok: true, reply: { person: made.reply.subject } } : made
  }
  const subject = SubjectId.parse(person.id)
  if (claims.length === 0) return { ok: true, reply: { person: subject } }
  const answer = await recordMore(way, subject, claims, nothingKnown)
  return answer.ok ? { ok: true, reply: { person: subject } } : answer
}

function recordOccurrence(
  way: ClaimsWay,
  submission: SubmissionId,
  person: SubjectId,
  { kind, values }: Occurrence,
) {
  const claims = values.map((value) => claimFrom(submission, value))
  return recordBelow(way, person, kind, claims, nothingKnown)
}
