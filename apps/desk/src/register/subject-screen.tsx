import { ownerPropertyOf, propertiesOf, subjectKinds } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { BodyTimeline } from '../letters/body-timeline.tsx'
import { TakenOut } from '../evidence/taken-out.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { AddTo } from './add-to.tsx'
import { Below } from './below.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { Occupancy } from './occupancy.tsx'
import { PropertyTable } from './property-table.tsx'
import { Section, SubjectColumns } from './subject-columns.tsx'
import { SubjectFrame, type Known } from './subject-frame.tsx'
import style from './subject-screen.module.css'
import { leadOf } from './lead-of.ts'
import { useKindName, useNameOf } from './use-kind-name.ts'
import { subjectIdOf } from './use-register.ts'

const route = getRouteApi('/register/$subject')

/** The page of anything in the register but a person: what is known, what stands under it, what speaks of it. */
export function SubjectScreen(): ReactElement {
  const subject = subjectIdOf(route.useParams().subject)
  if (subject === null) return <NothingHere />
  return (
    <SubjectFrame
      key={subject}
      subject={subject}
      back={(kind) => (
        <Link to="/register" search={{ kind }}>
          <Trans>Places, bodies, events</Trans>
        </Link>
      )}
    >
      {(known) =>
        known.subject.kind === 'person' ? (
          <Navigate to="/people/$person" params={{ person: subject }} replace />
        ) : (
          <Page {...known} />
        )
      }
    </SubjectFrame>
  )
}

function Page({ subject, unopened, below, elsewhere, more }: Known): ReactElement {
  const { t } = useLingui()
  const kindName = useKindName()
  const nameOf = useNameOf()
  const { id, kind } = subject
  const called = kindName(kind)
  return (
    <>
      <header className={style.head}>
        <p className={style.soft}>{called}</p>
        <PageHeading title={t`${called} ${id}`}>
          <bdi>{nameOf({ id, kind, name: leadOf(unopened) })}</bdi>
        </PageHeading>
        <EntryMark entry={subject.entry} />
      </header>
      <SubjectColumns
        own={
          <Section title={<Trans>What is known</Trans>}>
            <PropertyTable
              subject={subject}
              properties={propertiesOf(kind).map(({ code }) => code)}
            />
            <AddTo subject={subject} />
          </Section>
        }
        hanging={
          <>
            {subjectKinds
              .filter((one) => ownerPropertyOf(one)?.refersTo === kind)
              .map((one) => (
                <Below
                  key={one}
                  kind={one}
                  owner={subject}
                  subjects={below.filter((each) => each.kind === one)}
                />
              ))}
            {kind === 'event' && <TakenOut event={id} />}
            {kind === 'facility' && <Occupancy facility={id} />}
            {kind === 'authority' && (
              <BodyTimeline authority={id} name={nameOf({ id, kind, name: leadOf(unopened) })} />
            )}
            <Elsewhere elsewhere={elsewhere} more={more} />
          </>
        }
      />
    </>
  )
}
