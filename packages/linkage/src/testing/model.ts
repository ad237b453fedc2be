import { frequenciesOf, frequencyColumns, levelWeight, type Model } from '../model.ts'
import { levelNames, type Scheme } from '../scheme.ts'
import type { Table } from '../table.ts'
import type { Random } from '../by-chance.ts'

/** For the invented people of `people.ts`: something of everything. */
export const scheme: Scheme = {
  derived: [
    { name: 'given class', from: ['given'], by: 'name-class' },
    { name: 'family class', from: ['family'], by: 'name-class' },
    { name: 'year', from: ['born'], by: 'match', pattern: '^\\d{4}' },
  ],
  comparisons: [
    {
      name: 'name',
      levels: [
        {
          name: 'both',
          when: {
            is: 'all',
            of: [
              { is: 'same', column: 'given class' },
              { is: 'same', column: 'family class' },
            ],
          },
          frequency: 'family class',
        },
        { name: 'crossed', when: { is: 'crossed', columns: ['given', 'family'] } },
        { name: 'family', when: { is: 'same', column: 'family class' }, frequency: 'family class' },
        { name: 'near', when: { is: 'jaro-winkler', column: 'family', atLeast: 0.8 } },
      ],
    },
    {
      name: 'born',
      levels: [
        { name: 'same', when: { is: 'same', column: 'born' } },
        { name: 'swapped', when: { is: 'day-and-month-swapped', column: 'born' } },
        { name: 'less precise', when: { is: 'less-precise', column: 'born' } },
        { name: 'one edit', when: { is: 'damerau-levenshtein', column: 'born', atMost: 1 } },
        { name: 'about', when: { is: 'years-apart', column: 'born', atMost: 1 } },
      ],
    },
    {
      name: 'place',
      levels: [{ name: 'same', when: { is: 'same', column: 'place' }, frequency: 'place' }],
    },
  ],
  rules: [
    { name: 'family and year', columns: ['family class', 'year'] },
    {
      name: 'any date and any place',
      columns: [
        ['born', 'bornElse'],
        ['place', 'placeElse'],
      ],
    },
    { name: 'given and place', columns: ['given class', 'place'] },
    { name: 'any date', columns: [['born', 'bornElse']] },
    { name: 'born', columns: ['born'] },
  ],
}

/** A model with any weights, as if it had been learnt. */
export function anyModel(table: Table, random: Random): Model {
  const chance = () => (1 + random(1000)) / 1001
  return {
    format: 'amparo-linkage-model/1',
    name: 'any',
    version: 1,
    scheme,
    prior: random(1200) - 1200,
    weights: scheme.comparisons.map((comparison) => ({
      comparison: comparison.name,
      levels: levelNames(comparison)
        .slice(1)
        .map((level) => levelWeight(level, chance(), chance())),
    })),
    frequencies: Object.fromEntries(
      frequencyColumns(scheme).map((column) => [column, frequenciesOf(table, column)]),
    ),
    learnt: [],
  }
}
