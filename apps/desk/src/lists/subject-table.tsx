import type { ListOrder, SubjectRow } from '@amparo/contract'
import { Plural, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { Rings } from '../ui/rings.tsx'
import { useRowKeys } from '../ui/use-row-keys.ts'
import { ariaSort, type ListState } from './list-state.ts'
import style from './subject-table.module.css'
import { NameBeside } from '../ui/name-beside.tsx'
import { useSayMeets } from './use-say-meets.ts'

/** One column after the name. */
export interface Column {
  readonly code: string
  readonly label: string
  /** What a press on its head sorts by. */
  readonly by?: ListOrder['by']
  readonly look?: 'day' | 'count'
  /** The empty text when nothing is known; a phone then leaves the cell out. */
  readonly cell: (subject: SubjectRow) => ReactNode
}

interface SubjectTableProps {
  readonly list: ListState
  readonly onSort: (by: ListOrder['by']) => void
  readonly nameLabel: string
  readonly name: (subject: SubjectRow) => ReactNode
  readonly columns: readonly Column[]
  readonly subjects: readonly SubjectRow[]
  readonly busy: boolean
  /** Where rows can be picked. */
  readonly picking?: Picking
}

/** Which rows are picked, and what a press does. */
export interface Picking {
  readonly isPicked: (subject: SubjectRow) => boolean
  readonly onToggle: (subjects: readonly SubjectRow[], isPicked: boolean) => void
}

/** A list of subjects; the heads of what it can be walked by sort. */
export function SubjectTable(props: SubjectTableProps): ReactElement {
  const { list, onSort, columns, subjects, picking } = props
  const rows = useRowKeys<HTMLTableElement>()
  const sayMeets = useSayMeets()
  return (
    <table ref={rows} className={style.table} aria-busy={props.busy}>
      <thead>
        <tr>
          {picking !== undefined && <PickAll picking={picking} subjects={subjects} />}
          <Head list={list} onSort={onSort} by="name" label={props.nameLabel} />
          {columns.map(({ code, ...column }) => (
            <Head key={code} list={list} onSort={onSort} {...column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {subjects.map((subject) => (
          <tr key={subject.id}>
            {picking !== undefined && <Pick picking={picking} subject={subject} />}
            <th scope="row" className={style.name}>
              {props.name(subject)}
              <NameBeside name={subject.name} others={subject.otherNames} />
              {subject.otherNames.length > 0 && (
                <span className={style.others}>
                  {subject.otherNames.map((name) => (
                    <bdi key={name}>{name}</bdi>
                  ))}
                </span>
              )}
              {subject.meets.length > 0 && (
                <span className={style.meets}>{sayMeets(subject.meets)}</span>
              )}
            </th>
            {columns.map(({ code, label, look, cell }) => (
              <Cell key={code} label={label} className={look && style[look]}>
                {cell(subject)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface PickProps {
  readonly picking: Picking
  readonly subject: SubjectRow
}

function Pick({ picking, subject }: PickProps): ReactElement {
  const { t } = useLingui()
  const { name } = subject
  return (
    <td className={style.pick}>
      <label>
        <input
          type="checkbox"
          aria-label={t`Pick ${name}`}
          checked={picking.isPicked(subject)}
          onChange={({ target }) => picking.onToggle([subject], target.checked)}
        />
      </label>
    </td>
  )
}

function PickAll({
  picking,
  subjects,
}: {
  readonly picking: Picking
  readonly subjects: readonly SubjectRow[]
}): ReactElement {
  const { t } = useLingui()
  return (
    <th scope="col" className={style.pick}>
      <label>
        <input
          type="checkbox"
          aria-label={t`Everybody in this list`}
          checked={subjects.every(picking.isPicked)}
          onChange={({ target }) => picking.onToggle(subjects, target.checked)}
        />
      </label>
    </th>
  )
}

interface HeadProps extends Pick<Column, 'label' | 'by' | 'look'> {
  readonly list: ListState
  readonly onSort: (by: ListOrder['by']) => void
}

function Head({ list, onSort, label, by, look }: HeadProps): ReactElement {
  const className = look === 'count' ? style.count : undefined
  if (by === undefined || list.query.trim() !== '') {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    )
  }
  const sorted = ariaSort(list, by)
  return (
    <th scope="col" className={className} aria-sort={sorted}>
      <button type="button" className={style.sort} onClick={() => onSort(by)}>
        {label}
        <span className={classes(style.way, sorted === undefined && style.unsorted)}>
          <Icon name={sorted === 'descending' ? 'down' : 'up'} />
        </span>
      </button>
    </th>
  )
}

interface CellProps {
  readonly label: string
  readonly className: string | undefined
  readonly children: ReactNode
}

function Cell({ label, className, children }: CellProps): ReactElement {
  const isNone = children === ''
  return (
    <td data-label={label} className={classes(className, isNone && style.none)}>
      {isNone ? '–' : typeof children === 'string' ? <bdi>{children}</bdi> : children}
    </td>
  )
}

/** On how much sources differ; the empty text where they do not. */
export function Differ({ quarrels }: { readonly quarrels: number }): ReactElement {
  return (
    <span className={style.differ}>
      <Rings /> <Plural value={quarrels} one="differ on #" other="differ on #" />
    </span>
  )
}
