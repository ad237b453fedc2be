import { languages, type Language } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { fromBase64 } from '../keys/base64.ts'
import letters from '../letters/letters.module.css'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { saveFile } from '../ui/save-file.ts'
import { useLanguageName } from '../ui/use-language-name.ts'
import { BriefSheet } from './brief-sheet.tsx'
import style from './meetings.module.css'
import { meetingIdOf, useBrief, useWriteBrief, type Brief } from './use-meetings.ts'

const route = getRouteApi('/meetings/$meeting/page')

/** The page that is taken to a meeting, made now. */
export function BriefScreen(): ReactElement {
  const id = meetingIdOf(route.useParams().meeting)
  return id === null ? <NothingHere /> : <Opened key={id} id={id} />
}

function Opened({ id }: { readonly id: Brief['id'] }): ReactElement {
  const { t } = useLingui()
  const [whole, setWhole] = useState(false)
  const brief = useBrief(id, whole)
  return (
    <div className={pageStyle.page}>
      <div className={`${style.screenOnly} ${letters.lines}`}>
        <p>
          <Link to="/meetings/$meeting" params={{ meeting: id }} className={pageStyle.back ?? ''}>
            <Icon name="back" />
            <Trans>The meeting</Trans>
          </Link>
        </p>
        <div className={pageStyle.head}>
          <PageHeading title={t`Page for meeting ${id}`} />
          <Button look="strong" onClick={() => print()}>
            <Icon name="print" />
            <Trans>Print</Trans>
          </Button>
        </div>
        <p className={pageStyle.lead}>
          <Trans>
            It names only people who agreed to be named to the authorities, as of now. Make it anew
            before you go: whoever takes their word back is gone from it.
          </Trans>
        </p>
        <div className={style.file}>
          <WordFile id={id} whole={whole} />
          {(whole || (brief.isSuccess && isMoreOf(brief.data))) && (
            <Button busy={brief.isFetching} onClick={() => setWhole(!whole)}>
              {whole ? <Trans>Show one page</Trans> : <Trans>Show all</Trans>}
            </Button>
          )}
        </div>
      </div>
      {brief.isPending && <Loading />}
      {brief.isError && <Failed code={brief.error.code} onRetry={() => void brief.refetch()} />}
      {brief.isSuccess && <BriefSheet brief={brief.data} />}
    </div>
  )
}

function isMoreOf({ moreNames, morePromises, moreContradictions }: Brief): boolean {
  return moreNames + morePromises + moreContradictions > 0
}

interface WordFileProps {
  readonly id: Brief['id']
  readonly whole: boolean
}

/** The same as a Word file, in the language in which it will be spoken. Its name says no more than the number. */
function WordFile({ id, whole }: WordFileProps): ReactElement {
  const { t } = useLingui()
  const languageName = useLanguageName()
  const [language, setLanguage] = useState<Language>(useLanguage())
  const write = useWriteBrief()

  async function save(): Promise<void> {
    const answer = await write.mutateAsync({
      params: { meeting: id },
      body: { language, whole },
    })
    if (answer.ok) saveFile(`meeting-${id}-${language}.docx`, fromBase64(answer.reply.docx))
  }

  return (
    <>
      <Field label={t`Language of the Word file`}>
        {(control) => (
          <select
            {...control}
            value={language}
            onChange={({ target }) =>
              setLanguage(languages.find((one) => one === target.value) ?? language)
            }
          >
            {languages.map((one) => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button busy={write.isPending} onClick={() => void save()}>
        <Icon name="save" />
        <Trans>Word file</Trans>
      </Button>
      {write.data?.ok === false && <Failed code={write.data.code} />}
    </>
  )
}
