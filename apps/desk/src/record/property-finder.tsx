import { Autocomplete } from '@base-ui/react/autocomplete'
import { propertiesOf, subjectKinds, type PropertyCode, type SubjectKind } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useKindName } from '../register/use-kind-name.ts'
import style from './property-finder.module.css'

interface PropertyItem {
  readonly code: PropertyCode
  readonly label: string
  /** What is looked through: the field and the kind, in the reader’s language. */
  readonly text: string
}

interface PropertyGroup {
  readonly kind: SubjectKind
  readonly name: string
  readonly items: readonly PropertyItem[]
}

/** Finds what marked words are by typing a part of its name, or of what it is of; arrows and Enter choose. */
export function PropertyFinder({
  onChosen,
}: {
  readonly onChosen: (property: PropertyCode) => void
}): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const groups = useGroups(typed)
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      value={typed}
      onValueChange={setTyped}
      filter={null}
      locale={language}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(item: PropertyItem) => item.label}
    >
      <Autocomplete.Input
        className={style.input}
        aria-label={t`What the marked words are`}
        placeholder={t`What the marked words are`}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
      />
      <Autocomplete.Status className={style.empty}>
        {groups.length === 0 ? t`No such field. Try another word for it.` : null}
      </Autocomplete.Status>
      <Autocomplete.List className={style.list}>
        {({ kind, name, items }: PropertyGroup) => (
          <Autocomplete.Group key={kind} items={[...items]} className={style.group}>
            <Autocomplete.GroupLabel className={style.label}>{name}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PropertyItem) => (
                <Autocomplete.Item
                  key={item.code}
                  value={item}
                  className={style.item}
                  onClick={() => onChosen(item.code)}
                >
                  {item.label}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

/** Everything that can be said, by what it is said of; only what has every word that was typed. */
function useGroups(typed: string): readonly PropertyGroup[] {
  const language = useLanguage()
  const kindName = useKindName()
  const words = folded(typed, language).split(/\s+/).filter(Boolean)
  return subjectKinds
    .map((kind) => ({
      kind,
      name: kindName(kind),
      items: propertiesOf(kind)
        .filter(({ belongs }) => belongs !== true)
        .map(({ code, labels }) => ({
          code,
          label: labels[language],
          text: folded(`${kindName(kind)} ${labels[language]}`, language),
        }))
        .filter(({ text }) => words.every((word) => text.includes(word))),
    }))
    .filter(({ items }) => items.length > 0)
}

function folded(text: string, language: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase(language)
}
