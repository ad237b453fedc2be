import { custodyTimeline, propertiesOf, type SubjectKind } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Accounts } from '../accounts/accounts.tsx'
import { messagesThatTell } from '../accounts/messages-that-tell.ts'
import { ClosingsSection } from '../closings/closings-section.tsx'
import { ExaminationsSection } from '../examinations/examinations-section.tsx'
import { IdentitySection } from '../identity/identity-section.tsx'
import { EnquirersSection } from '../families/enquirers-section.tsx'
import { AskedSection } from '../letters/asked-section.tsx'
import { MembershipsSection } from '../partner-lists/memberships.tsx'
import { actKnown } from '../register/sealed-claims.ts'
import { AddBelow } from '../register/add-below.tsx'
import { AddTo } from '../register/add-to.tsx'
import { Below } from '../register/below.tsx'
import { Elsewhere } from '../register/elsewhere.tsx'
import { leadOf } from '../register/lead-of.ts'
import { PropertyTable } from '../register/property-table.tsx'
import { Section, SubjectColumns } from '../register/subject-columns.tsx'
import { SubjectFrame, type Known } from '../register/subject-frame.tsx'
import { subjectIdOf } from '../register/use-register.ts'
import { NothingHere } from '../ui/nothing-here.tsx'
import { ActsList } from './acts-list.tsx'
import { Contradictions } from './contradictions.tsx'
import { CustodyInOneLine } from './custody-in-one-line.tsx'
import { CustodyTimeline } from './custody-timeline.tsx'
import { PersonHead } from './person-head.tsx'
import { usePlaceZone } from './place-zone.ts'
import style from './person-screen.module.css'

const route = getRouteApi('/people/$person')

/** Everything known of one person, and who says so. */
export function PersonScreen(): ReactElement {
  const person = subjectIdOf(route.useParams().person)
  if (person === null) return <NothingHere />
  return (
    <SubjectFrame
      key={person}
      subject={person}
      back={() => (
        <Link to="/people">
          <Trans>People</Trans>
        </Link>
      )}
    >
      {({ subject, below, closings, elsewhere, more, instant }) =>
        subject.kind === 'person' ? (
          <Page {...{ subject, below, closings, elsewhere, more, instant }} />
        ) : (
          <Navigate to="/register/$subject" params={{ subject: person }} replace />
        )
      }
    </SubjectFrame>
  )
}

function Page({
  subject: person,
  below,
  closings,
  elsewhere,
  more,
  instant,
}: Omit<Known, 'unopened'>): ReactElement {
  const ofKind = (kind: SubjectKind) => below.filter((one) => one.kind === kind)
  const [custody, points, acts] = [ofKind('custody'), ofKind('point'), ofKind('act')]
  const { zone, placed } = usePlaceZone()
  const cameBy = route.useParams().person
  const line = custodyTimeline(placed(custody), placed(points), zone)
  const own = propertiesOf('person')
    .map(({ code }) => code)
    .filter((code) => code !== 'person.name')
  return (
    <>
      <PersonHead person={person} all={[person, ...below]} periods={line.periods} />
      <SubjectColumns
        own={
          <Section title={<Trans>What is known</Trans>}>
            {own.some((code) => person.view.properties[code] !== undefined) ? (
              <PropertyTable subject={person} properties={own} />
            ) : (
              <p className={style.soft}>
                {person.view.properties['person.name'] === undefined ? (
                  <Trans>Nothing so far.</Trans>
                ) : (
                  <Trans>Only the name so far.</Trans>
                )}
              </p>
            )}
            <AddTo subject={person} />
          </Section>
        }
        hanging={
          <>
            <Contradictions all={[person, ...below]} instant={instant} />
            {instant === null && (
              <p className={style.ways}>
                <Link to="/people/$person/channels" params={{ person: person.id }}>
                  <Trans>Where one can go with this</Trans>
                </Link>
                <Link to="/people/$person/wgeid" params={{ person: person.id }}>
                  <Trans>Check it for the working group on disappearances</Trans>
                </Link>
              </p>
            )}
            {instant === null && <IdentitySection person={person.id} cameBy={cameBy} />}
            {instant === null && <MembershipsSection person={person.id} />}
            <ClosingsSection person={person} below={below} closings={closings} />
            {instant === null && (
              <EnquirersSection person={person} below={below} closings={closings} timeline={line} />
            )}
            <Below kind="search-action" owner={person} subjects={ofKind('search-action')} />
            {instant === null && <AskedSection person={person.id} name={leadOf(person)} />}
            <Section
              title={<Trans>Custody</Trans>}
              add={<AddBelow owner={person.id} kind="custody" />}
            >
              {custody.length === 0 ? (
                <p className={style.soft}>
                  <Trans>No period of custody is recorded.</Trans>
                </p>
              ) : (
                <>
                  {(custody.length > 1 || points.length > 0) && (
                    <CustodyInOneLine line={line} periods={custody} points={points} />
                  )}
                  <CustodyTimeline periods={custody} points={points} states={line.periods} />
                </>
              )}
            </Section>
            <Section
              title={<Trans>Acts</Trans>}
              add={<AddBelow owner={person.id} kind="act" act={actKnown(person)} />}
            >
              {acts.length === 0 ? (
                <p className={style.soft}>
                  <Trans>No act is recorded.</Trans>
                </p>
              ) : (
                <ActsList acts={acts} involvements={ofKind('involvement')} />
              )}
            </Section>
            {instant === null && (
              <ExaminationsSection person={person.id} name={leadOf(person)} acts={acts} />
            )}
            <Below kind="relation" owner={person} subjects={ofKind('relation')} />
            <Elsewhere elsewhere={elsewhere} more={more} />
          </>
        }
      />
      <Accounts
        about={{ kind: 'person', id: person.id }}
        messages={messagesThatTell([person, ...below])}
        instant={instant}
      />
    </>
  )
}
