import { languages, type LanguageCode } from '../locales/languages.ts'

/** The first page: every language in its own script, none chosen for anybody. */
export function LanguagePage(props: {
  readonly codes: readonly LanguageCode[]
  readonly notLoaded: LanguageCode | null
  readonly onChosen: (code: LanguageCode) => void
}) {
  const { codes, notLoaded } = props
  return (
    <>
      <h1 id="title" class="greeting">
        {codes.map((code) => (
          <span key={code} lang={code} dir={languages[code].dir}>
            {languages[code].choose}
          </span>
        ))}
      </h1>
      <div class="languages" role="group" aria-labelledby="title">
        {codes.map((code) => (
          <button
            key={code}
            type="button"
            lang={code}
            dir={languages[code].dir}
            onClick={() => props.onChosen(code)}
          >
            {languages[code].name}
          </button>
        ))}
      </div>
      <div role="alert">
        {notLoaded !== null && (
          <p class="note care" lang={notLoaded}>
            {languages[notLoaded].notLoaded}
          </p>
        )}
      </div>
    </>
  )
}
