import { label, roles } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useEffect, useState, type ReactElement, type ReactNode } from 'react'
import { AlarmBanner } from '../log/monitor/alarm-banner.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { useLanguage } from '../locales/use-language.ts'
import { useMay, useOfficer, useSession } from '../session/session-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { Mark } from '../ui/mark.tsx'
import { Popover } from '../ui/popover.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './frame.module.css'
import { Palette } from './palette.tsx'
import { sections } from './sections.ts'
import { useSectionName } from './use-section-name.ts'

/** Rail, banner, palette; and the keys that work on every page. */
export function Frame({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const session = useSession()
  const [paletteOpen, setPaletteOpen] = useState(false)

  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      // By key position, so that it works on every layout. Ctrl Shift L is free in browsers.
      const isCommand = event.ctrlKey || event.metaKey
      if (isCommand && !event.shiftKey && !event.altKey && event.code === 'KeyK') {
        event.preventDefault()
        setPaletteOpen((isOpen) => !isOpen)
      } else if (isCommand && event.shiftKey && event.code === 'KeyL') {
        event.preventDefault()
        void session.lock()
      }
    }
    addEventListener('keydown', handleKey)
    return () => removeEventListener('keydown', handleKey)
  }, [session])

  return (
    <div className={style.frame}>
      <a className={style.skip} href="#content">
        <Trans>To the content</Trans>
      </a>
      <Rail onPalette={() => setPaletteOpen(true)} />
      <div className={style.body}>
        <AlarmBanner />
        {me.office.kind === 'demo' && (
          <aside className={style.demo} aria-label={t`Demo`}>
            <Trans>Demo: invented people, synthetic data.</Trans>
          </aside>
        )}
        <main id="content" className={style.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      <Palette open={paletteOpen} onClose={() => setPaletteOpen(false)} />
    </div>
  )
}

/** The office’s name, and behind it what makes sure that this is that office. */
function OfficeSign(): ReactElement {
  const { me, officeFingerprint, staffListIssued } = useOfficer()
  const language = useLanguage()
  return (
    <Popover
      title={<bdi>{me.office.name}</bdi>}
      trigger={
        <button type="button" className={style.office}>
          <Mark />
          <bdi>{me.office.name}</bdi>
        </button>
      }
    >
      <p>
        <Trans>
          This office’s key, as your browser checked it. Compare it with the one on your card, now
          and then:
        </Trans>
      </p>
      <p className={style.fingerprint} dir="ltr">
        {officeFingerprint}
      </p>
      <p className={style.role}>
        <Trans>
          Staff list signed {sayDay(staffListIssued, language)}; your own keys are in it.
        </Trans>
      </p>
    </Popover>
  )
}

function Rail({ onPalette }: { readonly onPalette: () => void }): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const may = useMay()
  const name = useSectionName()
  const language = useLanguage()
  const session = useSession()
  return (
    <header className={style.rail}>
      <OfficeSign />
      <nav className={style.nav} aria-label={t`Sections`}>
        <ul className={style.sections}>
          {sections
            .filter((section) => may(section.needs))
            .map((section) => (
              <li key={section.code}>
                <Link to={section.path} className={style.section ?? ''}>
                  <Icon name={section.icon} />
                  {name(section.code)}
                </Link>
              </li>
            ))}
        </ul>
        <button
          type="button"
          className={style.find}
          onClick={onPalette}
          aria-keyshortcuts="Control+K"
        >
          <Icon name="search" />
          <span>
            <Trans>Find</Trans>
          </span>
          <kbd className={style.key} aria-hidden="true">
            Ctrl K
          </kbd>
        </button>
      </nav>
      <div className={style.person}>
        <p className={style.who}>
          <bdi className={style.name}>{me.name}</bdi>
          <span className={style.role}>{label(roles.entries[me.role], language)}</span>
        </p>
        <button
          type="button"
          className={style.lock}
          onClick={() => void session.lock()}
          aria-keyshortcuts="Control+Shift+L"
          title="Ctrl Shift L"
        >
          <Icon name="lock" />
          <Trans>Lock</Trans>
        </button>
        <LanguageSwitch />
      </div>
    </header>
  )
}
