import type { EntryId, ExaminationId, readExaminations, SubjectId } from '@amparo/contract'
import { examinationWords } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { erasedIn } from '../db/erasing.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import type { KeptWord } from './examination-store.ts'

type Told = ReturnType<typeof readExaminations.reply.parse>['steps'][number]

/** Words about examinations as the desk shows them: whom they name by name, as far as the reader may know. */
export async function toldOf(tx: Reading, words: readonly KeptWord[]): Promise<Told[]> {
  const staff = await new OfficeReader(tx).names()
  const providers = await new PeopleLook(tx).labels(words.flatMap(({ provider }) => provider ?? []))
  return words.map((word) => ({
    id: word.id as ExaminationId,
    state: word.state,
    provider: word.provider as SubjectId | null,
    providerName: word.provider === null ? null : (providers.get(word.provider) ?? null),
    place: word.place,
    on: word.on_day,
    independent: word.independent,
    cause: word.cause,
    audience: word.audience,
    replaces: word.replaces as ExaminationId | null,
    erased: erasedIn(word) as Told['erased'],
    by: staff.get(word.staff) ?? null,
    at: word.at.toISOString(),
    entry: word.entry as EntryId,
  }))
}

/** The words that count, in the order in which they were said. */
export function counting(words: readonly KeptWord[]): readonly KeptWord[] {
  return examinationWords(words.map((word) => ({ ...word, isErased: word.erased !== null })))
}
