import { LARGEST_PAPER, type keepTemplate } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import { useLanguageName } from '../ui/use-language-name.ts'
import type { ReplyOf } from './use-letters.ts'

type Problem = ReplyOf<typeof keepTemplate>['problems'][number]

/** What is wrong with a wording that was brought back: where it is, and what to do. */
export function useProblemWords(): (problem: Problem) => string {
  const { t } = useLingui()
  const placeOf = usePlaceWords()
  const sayProblem = useWhatIsWrong()
  return (problem) => {
    const place = placeOf(problem.at)
    const said = sayProblem(problem)
    return place === null ? said : t`${place}: ${said}`
  }
}

/** In which text of the file; null where it is about all of it. */
function usePlaceWords(): (at: string) => string | null {
  const { t } = useLingui()
  return (at) => {
    const [part = '', index, ...more] = at.split('.')
    const count = index === undefined ? NaN : Number(index)
    if (part === 'body' && Number.isInteger(count)) {
      const number = count + 1
      const form = more.find((one) => plurals.has(one))
      return form === undefined
        ? t`Text ${number} of the letter`
        : t`Text ${number} of the letter, “${form}”`
    }
    if (part === 'body') return t`The letter`
    return marks.has(part) ? `[${part}]` : null
  }
}

const marks: ReadonlySet<string> = new Set(['title', 'subject', 'salutation', 'close'])
const plurals: ReadonlySet<string> = new Set(['one', 'two', 'few', 'many', 'other', 'by'])

const MEGABYTE = 1_000_000

/** As a slot stands in a file; in a message of ours a brace would begin something else. */
const inBraces = (name: string) => `{${name}}`

/** Names of slots and marks stay as they stand in the file, in every language. */
function useWhatIsWrong(): (problem: Problem) => string {
  const { t } = useLingui()
  const languageName = useLanguageName()
  return ({ code, named }) => {
    const [first = '', second = ''] = named
    const all = named.join(', ')
    const slots = named.map(inBraces).join(', ')
    const [slot, number, unnamed, people] = [first, 'number', 'unnamed', 'people'].map(inBraces)
    const megabytes = LARGEST_PAPER / MEGABYTE
    switch (code) {
      case 'not-a-docx':
        return t`This is no Word file. Save it as .docx.`
      case 'locked-or-old':
        return t`The file has a password, or is of an older kind. Save it as .docx without a password.`
      case 'too-large':
        return t`The file is larger than ${megabytes} MB, or unpacks to too much. Take the pictures out of it.`
      case 'too-many-parts':
      case 'too-deep':
        return t`The file is put together in more pieces than a letter is. Copy its text into the file you downloaded.`
      case 'part-twice':
      case 'bytes-between-parts':
      case 'declares-entities':
      case 'unknown-encoding':
      case 'broken':
        return t`The file cannot be read to its end. Open it in your word processor and save it again.`
      case 'no-letter':
        return t`The file holds no text. Choose the wording that you changed.`
      case 'no-mark':
        return t`No line begins with a mark in square brackets, like [salutation]. Change the file you downloaded, and leave its marks as they are.`
      case 'not-json':
      case 'wrong-shape':
      case 'unknown-field':
        return all === ''
          ? t`This mark is not written as in the file you downloaded. Write it as it stands there.`
          : t`This mark is not written as in the file you downloaded. Possible are: ${all}.`
      case 'too-long':
        return t`The text is longer than ${first} characters. Split it in two.`
      case 'empty':
        return t`Nothing stands here. Write the text.`
      case 'control-characters':
        return t`There are signs here that cannot be seen. Type the text again.`
      case 'stray-brace':
        return t`There is a brace that opens or closes nothing. Names in braces look like this: ${number}.`
      case 'unknown-slot':
        return t`There is a name in braces that no letter fills. There are: ${slots}.`
      case 'slot-not-here':
        return t`${slot} is not filled in this place. Take it out.`
      case 'unknown-form':
        return t`${slot} cannot be had in this form. Write it as it stood in the file you downloaded.`
      case 'slot-may-be-empty':
        return t`Not every letter has ${slot}. Put the text under the mark [text when ${second}]: it is left out where there is nothing to say.`
      case 'wrong-language': {
        const name = languageName(first)
        return t`The text is not in the language of this wording: ${name}.`
      }
      case 'unknown-block':
        return t`There is no such mark. There are: ${all}.`
      case 'missing-block':
        return t`The text under the mark [${first}] is missing. Without it somebody could fall out of a letter unseen.`
      case 'block-twice':
        return t`The mark [${first}] may stand once only.`
      case 'no-count':
        return t`How many is missing: write ${unnamed} or ${people}. Whoever is not named is to be counted.`
      case 'form-differs':
        return t`A note in the third person has neither a salutation nor a close. Take them out.`
    }
  }
}
