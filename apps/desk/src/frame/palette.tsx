import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import type { SubjectRow } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { languages } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { activateLanguage, languageNames } from '../locales/language.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useKindName } from '../register/use-kind-name.ts'
import { useSearch } from '../register/use-register.ts'
import { usePersonLine } from '../people/use-person-line.ts'
import { useMay, useSession } from '../session/session-context.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Icon } from '../ui/icon.tsx'
import { useLater } from '../ui/use-later.ts'
import style from './palette.module.css'
import { sections } from './sections.ts'
import { useSectionName } from './use-section-name.ts'

interface PaletteItem {
  readonly value: string
  readonly label: string
  readonly beside?: string
  readonly onChoose: () => void
}

interface PaletteGroup {
  readonly value: string
  readonly items: readonly PaletteItem[]
}

interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Ctrl K: one box that finds people, places, bodies, sections and commands. */
export function Palette({ open, onClose }: PaletteProps): ReactElement {
  const { t } = useLingui()
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogStyle.veil} />
        <Dialog.Viewport className={dialogStyle.viewport}>
          <Dialog.Popup className={style.popup} aria-label={t`Find`}>
            <PaletteSearch onClose={onClose} />
            <Dialog.Close className="visually-hidden">{t`Close`}</Dialog.Close>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteSearch({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useLingui()
  const [query, setQuery] = useState('')
  const people = usePeopleItems(query)
  const places = usePlacesItems(query)
  const commands = useCommandItems(query)
  const groups: PaletteGroup[] = [
    { value: t`People`, items: people },
    { value: t`Places, bodies, events`, items: places },
    { value: t`Go to and do`, items: commands },
  ].filter((group) => group.items.length > 0)

  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      value={query}
      onValueChange={setQuery}
      filter={null}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(item: PaletteItem) => item.label}
    >
      <div className={style.search}>
        <Icon name="search" />
        <Autocomplete.Input
          className={style.input}
          aria-label={t`Find people, sections, commands`}
          placeholder={t`Find people, sections, commands`}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
        />
      </div>
      <Autocomplete.Status className={style.empty}>
        {groups.length === 0 ? t`Nothing found. Try another spelling, or fewer letters.` : null}
      </Autocomplete.Status>
      <Autocomplete.List className={style.list}>
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={[...group.items]} className={style.group}>
            <Autocomplete.GroupLabel className={style.label}>{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <Autocomplete.Item
                  key={item.value}
                  value={item}
                  className={style.item}
                  onClick={() => {
                    onClose()
                    item.onChoose()
                  }}
                >
                  <bdi>{item.label}</bdi>
                  {item.beside !== undefined && <span className={style.beside}>{item.beside}</span>}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

/** What has a name in the register, by that name in any script. */
function useFound(kind: SubjectKind, query: string): readonly SubjectRow[] {
  const may = useMay()
  const settled = useLater(query.trim(), 350)
  const isAsked = may('subject.search') && settled.length >= 2
  const found = useSearch(kind, settled, isAsked)
  return isAsked ? (found.data?.pages[0]?.subjects ?? []) : []
}

function usePeopleItems(query: string): readonly PaletteItem[] {
  const navigate = useNavigate()
  const line = usePersonLine()
  return useFound('person', query)
    .slice(0, 7)
    .map((person) => ({
      value: `person ${person.id}`,
      label: person.name,
      beside: line(person),
      onChoose: () => void navigate({ to: '/people/$person', params: { person: person.id } }),
    }))
}

/** Places, bodies and organisations in one group, each with its kind beside it. */
function usePlacesItems(query: string): readonly PaletteItem[] {
  const navigate = useNavigate()
  const kindName = useKindName()
  const found = [
    useFound('facility', query),
    useFound('authority', query),
    useFound('organisation', query),
  ]
  return found.flatMap((rows) =>
    rows.slice(0, 4).map(({ id, kind, name, place }) => ({
      value: `subject ${id}`,
      label: name,
      beside: [kindName(kind), place].filter((part) => part !== '').join(' · '),
      onChoose: () => void navigate({ to: '/register/$subject', params: { subject: id } }),
    })),
  )
}

function useCommandItems(query: string): readonly PaletteItem[] {
  const { t } = useLingui()
  const navigate = useNavigate()
  const session = useSession()
  const may = useMay()
  const name = useSectionName()
  const current = useLanguage()
  const all: PaletteItem[] = [
    ...sections
      .filter((section) => may(section.needs))
      .map((section) => ({
        value: `section ${section.code}`,
        label: name(section.code),
        onChoose: () => void navigate({ to: section.path }),
      })),
    {
      value: 'lock',
      label: t`Lock`,
      beside: 'Ctrl Shift L',
      onChoose: () => void session.lock(),
    },
    ...languages
      .filter((language) => language !== current)
      .map((language) => ({
        value: `language ${language}`,
        label: languageNames[language].name,
        beside: t`Language`,
        onChoose: () => void activateLanguage(language),
      })),
    { value: 'print', label: t`Print this page`, onChoose: () => setTimeout(() => print(), 200) },
  ]
  const wanted = query.trim().toLocaleLowerCase()
  return all.filter((item) =>
    `${item.label} ${item.beside ?? ''}`.toLocaleLowerCase().includes(wanted),
  )
}
