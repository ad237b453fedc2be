import { useLingui } from '@lingui/react/macro'
import { questionNumbers, type QuestionCode } from './questions.ts'

/** What a question asks, in the words that stand on the paper too. */
export function useQuestions(): (code: QuestionCode) => string {
  const { t } = useLingui()
  const ask = (code: QuestionCode): string => {
    switch (code) {
      case 'custody':
        return t`Is somebody held now?`
      case 'child':
        return t`Is it about a child (under 18)?`
      case 'missing':
        return t`Is somebody missing?`
      case 'danger':
        return t`Is somebody in danger now?`
      case 'hurt':
        return t`Is or was somebody hurt?`
      case 'telling':
        return t`Who is it about?`
      case 'account':
        return t`What happened?`
      case 'where':
        return t`Where was it?`
      case 'when':
        return t`When was it?`
      case 'told':
        return t`Were the authorities told?`
      case 'toldReason':
        return t`If not, why not? If yes, what came of it?`
      case 'toldWords':
        return t`More about that, in your own words`
      case 'reachWay':
        return t`How may we reach you?`
      case 'contact':
        return t`The number, address or name for that`
      case 'safety':
        return t`What should we watch out for when we contact you?`
      case 'keep':
        return t`May we keep this?`
      case 'mayContact':
        return t`May we contact you?`
      case 'askFirst':
        return t`Should we ask you before anything else is done with it?`
      case 'assent':
        return t`For a child: does the child agree?`
      case 'childRisk':
        return t`For a child: could a parent be the risk?`
      case 'language':
        return t`Language that was spoken`
      case 'interpreter':
        return t`Interpreter, if there was one`
      case 'readBack':
        return t`Was it read back and confirmed?`
      case 'wording':
        return t`Whose words are these?`
      case 'consentBy':
        return t`Whose word is the consent?`
      case 'consentSpoken':
        return t`Was the consent spoken?`
    }
  }
  return (code) => `${questionNumbers[code]}. ${ask(code)}`
}
