import type { ListId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { FileChoice, type ChosenFile } from '../imports/file-choice.tsx'
import { useAudiences } from '../record/use-audiences.ts'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { subjectIdOf } from '../register/use-register.ts'
import { Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { listedKinds, readMapping } from './list-mapping.ts'
import { ListToBring } from './list-to-bring.tsx'
import style from './partner-lists.module.css'
import { useLastMapping, usePartnerLists, type ListOfPartner } from './use-lists.ts'

const route = getRouteApi('/lists/new')

/** Whose list it is, its file, how it is read, on which terms; then it is sent and looked through. */
export function BringListScreen(): ReactElement {
  const { list } = route.useSearch()
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/lists" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Lists from partners</Trans>
        </Link>
      </p>
      {list === undefined ? <NewList /> : <NextVersion list={list} />}
    </div>
  )
}

function NextVersion({ list }: { readonly list: ListId }): ReactElement {
  const { t } = useLingui()
  const found = usePartnerLists()
  const known = found.data?.pages.flatMap((page) => page.lists).find(({ id }) => id === list)
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  if (known === undefined && found.isSuccess && !found.hasNextPage)
    return <Failed code="not-found" />
  if (known === undefined) {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
    return <Loading />
  }
  return (
    <>
      <PageHeading title={t`The next version of a list`} />
      <p className={pageStyle.lead}>
        <bdi>{known.title}</bdi> · <bdi>{known.partnerName}</bdi>
      </p>
      <TheFile of={{ kind: 'known', list: known }} />
    </>
  )
}

function NewList(): ReactElement {
  const { t } = useLingui()
  const audiences = useAudiences()
  const [partner, setPartner] = useState('')
  const [title, setTitle] = useState('')
  const [audience, setAudience] = useState(audiences[0]?.id ?? 0)
  const isNamed = subjectIdOf(partner) !== null && title.trim() !== ''
  return (
    <>
      <PageHeading title={t`Bring a partner’s list`} />
      <div className={style.form}>
        <SubjectChooser
          kind="organisation"
          label={t`Whose list it is`}
          help={t`An organisation of the register. Record it there first if it is new.`}
          problem={null}
          value={partner}
          onChange={setPartner}
        />
        <Field
          label={t`What the list is called`}
          help={t`So that its next version is known as the same list: “Detained in August”, say.`}
        >
          {(control) => (
            <input
              {...control}
              value={title}
              maxLength={200}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        {audiences.length > 1 && (
          <Field
            label={t`Visible to`}
            help={t`Whoever may see the list sees what is recorded from it.`}
          >
            {(control) => (
              <select
                {...control}
                value={audience}
                onChange={(event) => setAudience(Number(event.target.value))}
              >
                {audiences.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {isNamed ? (
          <TheFile of={{ kind: 'new', partner, title: title.trim(), audience }} />
        ) : (
          <p className={style.soft}>
            <Trans>
              Once it is said whose list it is and what it is called, its file is chosen here.
            </Trans>{' '}
            <Link to="/register" search={{ kind: 'organisation' }}>
              <Trans>Record an organisation that is new</Trans>
            </Link>
          </p>
        )}
      </div>
    </>
  )
}

/** The list that a version is of. */
export type ListBrought =
  | { readonly kind: 'known'; readonly list: ListOfPartner }
  | {
      readonly kind: 'new'
      readonly partner: string
      readonly title: string
      readonly audience: number
    }

function TheFile({ of }: { readonly of: ListBrought }): ReactElement {
  const partner = subjectIdOf(of.kind === 'known' ? of.list.partner : of.partner)
  const last = useLastMapping(partner, of.kind === 'known' ? of.list.id : null)
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const [isSending, setIsSending] = useState(false)
  if (last.isPending) return <Loading />
  if (last.isError) return <Failed code={last.error.code} onRetry={() => void last.refetch()} />
  return (
    <div className={style.form}>
      <FileChoice
        kinds={listedKinds}
        begun={() => Promise.resolve(undefined)}
        disabled={isSending}
        knownHeads={readMapping(last.data.last?.mapping ?? {})?.heads ?? []}
        onChosen={setChosen}
      />
      {chosen !== null && (
        <ListToBring
          key={chosen.digest}
          of={of}
          table={chosen.table}
          last={last.data.last}
          onSending={setIsSending}
        />
      )}
    </div>
  )
}
