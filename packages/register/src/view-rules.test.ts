import { expect, it } from 'vitest'
import { comparedOf, identityKeys } from './compared-of.ts'
import { propertiesOf, property } from './declaration.ts'
import { facetKey, facetsIn } from './facets-of.ts'
import { fold } from './fold.ts'
import { matchKeysOf } from './match-keys-of.ts'
import { subjectKinds, type SubjectKind } from './property.ts'
import { aClaim } from './testing/claims.ts'
import { everyForm } from './testing/dates.ts'
import { examplesOf } from './testing/values.ts'
import { viewRow } from './view-row.ts'
import { viewRules } from './view-rules.ts'

/** Synthetic. The same in several scripts, with what spelling rules are most often changed for, and every way letters may be read. */
const spellings = [
  'Аляксандр Кавалёў',
  'Александр Ковалёв',
  'Aliaksandr Kavaliou',
  'Alexander Kovalev',
  'Рыгор Ясень',
  'Григорий Иванович Ясень',
  'Hryhoriy Yasen-Dubovy',
  'Wołodymyr Żółć',
  'Jürgen Groß',
  'Ûrij Il’â',
  'Koukouchkine Javine',
  'Brejnev Kostrzemski',
  'Zaxarov Cvetkova',
  'Scerbakova Kazachenko',
  'Andrejus Jevgeņijs',
  'Fladimir Sakdichai Sakdicai',
  'สมชาย ใจดี',
  'Somchai Jaidee',
  'محمد عبد الرحمن',
  'Mohammed Abdulrahman',
] as const

/** Of each kind, each property with all that its declaration has examples of; and every spelling and every date. */
function derived(): unknown {
  const kinds = subjectKinds.map((kind) => derivedOf(kind, everyExample(kind)))
  const named = spellings.map((text) => derivedOf('person', [aClaim(1, 'person.name', text)]))
  const born = everyForm.map((edtf) => derivedOf('person', [aClaim(1, 'person.birth', edtf)]))
  return { kinds, named, born }
}

function everyExample(kind: SubjectKind) {
  return propertiesOf(kind).flatMap((declared) =>
    examplesOf(declared).map((value, at) =>
      aClaim(declared.number * 10 + at, declared.code, value, {
        credibility: at % 2 === 0 ? 2 : 6,
        source: { kind: at === 2 ? 'authority' : 'interview' },
      }),
    ),
  )
}

function derivedOf(kind: SubjectKind, claims: Parameters<typeof fold>[0]): unknown {
  const view = fold(claims, kind)
  const properties = Object.entries(view.properties).map(
    ([code, { best, contested, groups, reason }]) => [
      property(code as keyof typeof view.properties).number,
      best?.claims ?? null,
      contested,
      reason,
      groups.map((group) => group.claims),
    ],
  )
  return {
    ...viewRow(view),
    keys: matchKeysOf(view),
    ...(kind === 'person' ? { identity: identityKeys(comparedOf(view, claims)) } : {}),
    facets: facetsIn(view).map(facetKey),
    properties: properties.map((one) => JSON.stringify(one)),
  }
}

// The file is named by the number. When it differs and stored views of an office can differ by the same change: raise
// `viewRules`, and let `vitest -u` write the file of that number in the place of the last one. When only an example is new
// (a property, a date, a name that could not be said before), no office has it yet: then the file of the same number.
it('what follows from claims is what this number of the rules stands for', async () => {
  await expect(JSON.stringify(derived(), null, 1)).toMatchFileSnapshot(
    `./testing/views-by-rules-${viewRules}.txt`,
  )
})
