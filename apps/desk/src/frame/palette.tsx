import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { languages } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { activateLanguage, languageNames } from '../locales/language.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useMay, useSession } from '../session/session-context.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Icon } from '../ui/icon.tsx'
import type { PaletteItem } from './palette-item.ts'
import style from './palette.module.css'
import { sections } from './sections.ts'
import { usePassageItems } from './use-passage-items.ts'
import { useRegisterItems } from './use-register-items.ts'
import { useSectionName } from './use-section-name.ts'

interface PaletteGroup {
  readonly value: string
  readonly items: readonly PaletteItem[]
}

interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Ctrl K: one box that finds everything by name, words or number, and sections and commands. */
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
  const { people, others } = useRegisterItems(query)
  const passages = usePassageItems(query)
  const commands = useCommandItems(query)
  const groups: PaletteGroup[] = [
    { value: t`People`, items: people },
    { value: t`Places, bodies, events`, items: others },
    { value: t`In messages you have opened`, items: passages },
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
                  {item.beside !== undefined && item.beside !== '' && (
                    <span className={style.beside}>{item.beside}</span>
                  )}
                  {item.why !== undefined && item.why !== '' && (
                    <span className={style.why}>{item.why}</span>
                  )}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
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
