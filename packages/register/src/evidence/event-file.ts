import { compareIds } from '../claim.ts'
import type { PropertyCode } from '../property.ts'

/**
 * What is known of one event, as it leaves the office (`amparo/v1/event-file`). Plain data, the same for the same knowledge. Nobody
 * is in it by a number of the register, and no source by more than its kind, its directness, its credibility and its day.
 */
export interface EventFile {
  readonly event: { readonly id: string; readonly values: readonly FileProperty[] }
  readonly people: readonly FilePerson[]
  readonly bodies: readonly FileBody[]
  readonly acts: readonly FileAct[]
  readonly custody: readonly FileCustody[]
  readonly answers: readonly FileAnswer[]
  readonly consents: readonly FileConsent[]
  readonly contradictions: readonly FileContradiction[]
  readonly leftOut: LeftOutOfFile
}

/** Somebody by the number they have in this file alone. */
export interface FilePerson {
  readonly person: number
  /** Agreed to be named to this recipient. Of the others nothing stands here that tells who they are. */
  readonly named: boolean
  readonly values: readonly FileProperty[]
}

/** An authority or a place of detention, by the number it has in this file. */
export interface FileBody {
  readonly body: number
  readonly kind: 'authority' | 'facility'
  readonly values: readonly FileProperty[]
}

export interface FileAct {
  readonly act: number
  readonly person: number
  readonly values: readonly FileProperty[]
  readonly involvements: readonly FileInvolvement[]
}

export interface FileInvolvement {
  readonly values: readonly FileProperty[]
  /** A source named or recognised somebody; who it is, is not in the file. */
  readonly somebodyNamed: boolean
}

export interface FileCustody {
  readonly person: number
  readonly periods: readonly { readonly values: readonly FileProperty[] }[]
  readonly timeline: readonly FileMoment[]
  /** Stretches for which nobody but the authorities accounts for the person, in minutes; `most` null: nothing bounds it. */
  readonly unaccounted: readonly {
    readonly custody: 'goes-on' | 'not-known'
    readonly least: number
    readonly most: number | null
  }[]
}

/** One known moment of a custody, in the order of the timeline; the undated ones last. */
export interface FileMoment {
  /** Codes of `point-type`, or `custody-began`, `custody-ended`, `last-known`; several where sources differ. */
  readonly what: readonly string[]
  /** Local civil minutes of the place. */
  readonly from: string | null
  readonly to: string | null
  /** Only the authorities say so. */
  readonly stateAlone: boolean
  readonly differ: boolean
  readonly values: readonly FileProperty[]
}

export interface FileProperty {
  readonly property: PropertyCode
  /** Sources differ. */
  readonly differ: boolean
  /** Best supported first; every value that stands, also those that speak against it. */
  readonly values: readonly FileSaid[]
}

export interface FileSaid {
  readonly value: FileValue
  readonly independentSources: number
  /** Only the authorities say so. */
  readonly stateAlone: boolean
  readonly said: readonly FileSource[]
}

export type FileValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string; readonly language: string | null }
  /** EDTF as it was said, and the first and last civil day it allows. */
  | {
      readonly kind: 'date'
      readonly edtf: string
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly kind: 'code'; readonly vocabulary: string; readonly code: string }
  | { readonly kind: 'body'; readonly body: number }
  | { readonly kind: 'flag'; readonly flag: boolean }
  | { readonly kind: 'number'; readonly number: number }

/** Who says so, and under which record number of the log it stands. */
export interface FileSource {
  readonly kind: string
  readonly directness: string
  readonly credibility: number
  readonly day: string
  readonly entry: string
}

export interface FileAnswer {
  readonly person: number
  readonly body: number | null
  readonly question: string
  readonly content: string
  readonly quality: string
  readonly words: string | null
  readonly letter: FilePaper | null
  readonly reply: FilePaper
  readonly entry: string
}

export interface FilePaper {
  readonly number: string | null
  readonly day: string
  readonly entry: string
}

export interface FileConsent {
  readonly person: number
  readonly answer: string
  readonly recipients: readonly string[]
  readonly standing: string
  readonly day: string
  readonly entry: string
}

export interface FileContradiction {
  readonly person: number
  readonly wording: 'general' | 'precise'
  readonly text: string
}

/** What is not in the file, counted without a name. Whoever may not even be counted is in none of the numbers. */
export interface LeftOutOfFile {
  /** Harmed in this event, and their consent does not reach this recipient. */
  readonly people: number
  readonly acts: number
  /** Acts of which nobody says, or sources differ, to whom they were done. */
  readonly actsOfNobody: number
  /** Values that one team alone holds, sealed or not. */
  readonly heldByTeam: number
  readonly erased: number
  readonly takenBack: number
  /** Texts that name, or may name, somebody who is not named in this file. */
  readonly texts: number
  /** Said to be involved: people whom a source named. */
  readonly peopleInvolved: number
}

/** Every free text of a file, each once: what is read for names before it leaves. */
export function textsOfFile(file: EventFile): string[] {
  const texts = new Set<string>()
  const values = (properties: readonly FileProperty[]) => {
    for (const { property, values: all } of properties)
      for (const { value } of all)
        if (value.kind === 'text' || (value.kind === 'name' && !property.startsWith('person.')))
          texts.add(value.text)
  }
  values(file.event.values)
  for (const one of file.bodies) values(one.values)
  for (const act of file.acts) {
    values(act.values)
    for (const involvement of act.involvements) values(involvement.values)
  }
  for (const { periods, timeline } of file.custody)
    for (const one of [...periods, ...timeline]) values(one.values)
  for (const { words, letter, reply } of file.answers)
    for (const text of [words, letter?.number, reply.number]) if (text != null) texts.add(text)
  for (const { text } of file.contradictions) texts.add(text)
  return [...texts]
}

/** The record numbers that stand in a file, each once, in the order of the log. */
export function entriesOfFile(file: EventFile): string[] {
  const consents = file.consents.map(({ entry }) => entry)
  return inOrder(new Set([...entriesToShow(file), ...consents]))
}

/**
 * Those whose entries can be shown beside the file. The entry of a consent cannot: it belongs to the story of a message, and two
 * people who stand in one would be told to have been spoken of by one source.
 */
export function entriesToShow(file: EventFile): string[] {
  const entries = new Set<string>()
  const values = (properties: readonly FileProperty[]) => {
    for (const { values: all } of properties)
      for (const { said } of all) for (const { entry } of said) entries.add(entry)
  }
  values(file.event.values)
  for (const one of [...file.people, ...file.bodies]) values(one.values)
  for (const act of file.acts) {
    values(act.values)
    for (const involvement of act.involvements) values(involvement.values)
  }
  for (const { periods, timeline } of file.custody)
    for (const one of [...periods, ...timeline]) values(one.values)
  for (const { entry, letter, reply } of file.answers) {
    for (const one of [entry, letter?.entry, reply.entry]) if (one !== undefined) entries.add(one)
  }
  return inOrder(entries)
}

function inOrder(entries: ReadonlySet<string>): string[] {
  return [...entries].toSorted(compareIds)
}
