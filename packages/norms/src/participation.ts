import type { Origin } from '@amparo/vocabulary'
import type { StateCode } from './state.ts'
import type { TreatyCode } from './treaty.ts'

/** What is known of a state and a treaty. No row at all: nothing is known. */
export type Participation = Origin &
  (
    | {
        readonly party: true
        /** The civil day of the instrument (ratification, accession, declaration). */
        readonly instrument: string
        /** The civil day on which leaving it took effect. */
        readonly until?: string
      }
    | { readonly party: false }
  )

/** As of when the facts were gathered; whoever shows them says so. States join and leave. */
export const participationAsOf = '2025-09'

const snapshot: Origin = {
  source: 'UN Treaty Collection, status of treaties as of March 2015',
  certainty: 'standard',
}

const absent: Origin = {
  source: 'UN Treaty Collection, status of treaties as of March 2015; no later joining was found',
  certainty: 'field',
}

const recalled: Origin = {
  source: 'Common knowledge of the field; to be checked at the UN Treaty Collection',
  certainty: 'uncertain',
}

/** Everything by treaty and state. */
const facts: Readonly<Record<TreatyCode, Partial<Record<StateCode, Participation>>>> = {
  iccpr: {
    BY: joined('1973-11-12'),
    KZ: joined('2006-01-24'),
    LT: joined('1991-11-20'),
    MM: notParty(),
    NI: joined('1980-03-12'),
    PL: joined('1977-03-18'),
    RU: joined('1973-10-16'),
    TH: joined('1996-10-29'),
    UA: joined('1973-11-12'),
  },
  'iccpr-op1': {
    BY: {
      ...joined('1992-09-30', {
        source:
          'UN Treaty Collection; denunciation notified on 8 November 2022; Human Rights Committee: in effect on 8 February 2023, cases brought before go on',
        certainty: 'field',
      }),
      until: '2023-02-08',
    },
    KZ: joined('2009-06-30'),
    LT: joined('1991-11-20'),
    MM: notParty(),
    NI: joined('1980-03-12'),
    PL: joined('1991-11-07'),
    RU: joined('1991-10-01'),
    TH: notParty(),
    UA: joined('1991-07-25'),
  },
  'iccpr-op2': {
    BY: notParty(),
    KZ: joined('2022-03-24', {
      source: 'World Coalition against the Death Penalty: in force on 24 June 2022',
      certainty: 'field',
    }),
    LT: joined('2002-03-27'),
    MM: notParty(),
    NI: joined('2009-02-25'),
    PL: joined('2014-04-25'),
    RU: notParty(),
    TH: notParty(),
    UA: joined('2007-07-25'),
  },
  icescr: {
    BY: joined('1973-11-12'),
    KZ: joined('2006-01-24'),
    LT: joined('1991-11-20'),
    MM: joined('2017-10-06', {
      source: 'Right to Education Initiative and ICJ: ratified on 6 October 2017',
      certainty: 'field',
    }),
    NI: joined('1980-03-12'),
    PL: joined('1977-03-18'),
    RU: joined('1973-10-16'),
    TH: joined('1999-09-05'),
    UA: joined('1973-11-12'),
  },
  cerd: {
    BY: joined('1969-04-08'),
    KZ: joined('1998-08-26'),
    LT: joined('1998-12-10'),
    MM: notParty(),
    NI: joined('1978-02-15'),
    PL: joined('1968-12-05'),
    RU: joined('1969-02-04'),
    TH: joined('2003-01-28'),
    UA: joined('1969-03-07'),
  },
  cat: {
    BY: joined('1987-03-13'),
    KZ: joined('1998-08-26'),
    LT: joined('1996-02-01'),
    MM: notParty(),
    NI: joined('2005-07-05'),
    PL: joined('1989-07-26'),
    RU: joined('1987-03-03'),
    TH: joined('2007-10-02'),
    UA: joined('1987-02-24'),
  },
  'cat-22': {
    BY: notParty({
      source: 'IJRC, Belarus fact sheet: it names two complaint procedures, and not this one',
      certainty: 'field',
    }),
    KZ: joined('2008-02-21', {
      source: 'CAT/C/KAZ/CO/2 names the year 2008; the day is recalled',
      certainty: 'field',
    }),
    MM: notParty(),
    NI: notParty(recalled),
    PL: joined('1993-05-12', recalled),
    RU: joined('1991-10-01', { ...recalled, certainty: 'field' }),
    TH: notParty({ ...recalled, certainty: 'field' }),
    UA: joined('2003-09-12', recalled),
  },
  opcat: {
    BY: notParty(),
    KZ: joined('2008-10-22'),
    LT: joined('2014-01-20'),
    MM: notParty(),
    NI: joined('2009-02-25'),
    PL: joined('2005-09-14'),
    RU: notParty(),
    TH: notParty(),
    UA: joined('2006-09-19'),
  },
  icpped: {
    BY: notParty(),
    KZ: joined('2009-02-27'),
    LT: joined('2013-08-14'),
    MM: notParty(),
    NI: notParty(),
    PL: joined('2024-12-30', {
      source:
        'Poland, Journal of Laws 2025, item 458: in force on 29 January 2025; the instrument by art. 39(2)',
      certainty: 'field',
    }),
    RU: notParty(),
    TH: joined('2024-05-14', {
      source: 'Bangkok Post, May 2024: deposited on 14 May, in force on 13 June 2024',
      certainty: 'field',
    }),
    UA: joined('2015-08-14', recalled),
  },
  'icpped-31': {
    BY: notParty(),
    LT: joined('2013-08-14', recalled),
    MM: notParty(),
    NI: notParty(),
    RU: notParty(),
    TH: notParty(recalled),
    UA: joined('2015-08-14', {
      source: 'CED/C/UKR/CO/1: articles 31 and 32 are accepted; the day is recalled',
      certainty: 'uncertain',
    }),
  },
  crc: {
    BY: joined('1990-10-01'),
    KZ: joined('1994-08-12'),
    LT: joined('1992-01-31'),
    MM: joined('1991-07-15'),
    NI: joined('1990-10-05'),
    PL: joined('1991-06-07'),
    RU: joined('1990-08-16'),
    TH: joined('1992-03-27'),
    UA: joined('1991-08-28'),
  },
  'crc-opac': {
    BY: joined('2006-01-25'),
    KZ: joined('2003-04-10'),
    LT: joined('2003-02-20'),
    NI: joined('2005-03-17'),
    PL: joined('2005-04-07'),
    RU: joined('2008-09-24'),
    TH: joined('2006-02-27'),
    UA: joined('2005-07-11'),
  },
  'crc-opsc': {
    BY: joined('2002-01-23'),
    KZ: joined('2001-08-24'),
    LT: joined('2004-08-05'),
    MM: joined('2012-01-16'),
    NI: joined('2004-12-02'),
    PL: joined('2005-02-04'),
    RU: joined('2013-09-24'),
    TH: joined('2006-01-11'),
    UA: joined('2003-07-03'),
  },
  // Others joined after March 2015 or did not: of them nothing is known here.
  'crc-opic': { TH: joined('2012-09-25') },
  cedaw: {
    BY: joined('1981-02-04'),
    KZ: joined('1998-08-26'),
    LT: joined('1994-01-18'),
    MM: joined('1997-07-22'),
    NI: joined('1981-10-27'),
    PL: joined('1980-07-30'),
    RU: joined('1981-01-23'),
    TH: joined('1985-08-09'),
    UA: joined('1981-03-12'),
  },
  'cedaw-op': {
    BY: joined('2004-02-03'),
    KZ: joined('2001-08-24'),
    LT: joined('2004-08-05'),
    MM: notParty(),
    NI: notParty(),
    PL: joined('2003-12-22'),
    RU: joined('2004-07-28'),
    TH: joined('2000-06-14'),
    UA: joined('2003-09-26'),
  },
  crpd: {
    LT: joined('2010-08-18'),
    MM: joined('2011-12-07'),
    NI: joined('2007-12-07'),
    PL: joined('2012-09-25'),
    RU: joined('2012-09-25'),
    TH: joined('2008-07-29'),
    UA: joined('2010-02-04'),
  },
  aarhus: {
    BY: {
      ...joined('2000-03-09', {
        source:
          'UN Treaty Collection; Belarus, Decree 247 of 18 July 2022, in effect on 24 October 2022',
        certainty: 'field',
      }),
      until: '2022-10-24',
    },
    KZ: joined('2001-01-11'),
    LT: joined('2002-01-28'),
    PL: joined('2002-02-15'),
    UA: joined('1999-11-18'),
  },
}

/** What is known of a state and a treaty; undefined when nothing is, also for a state not recorded here. */
export function participation(state: string, treaty: TreatyCode): Participation | undefined {
  const ofTreaty: Readonly<Record<string, Participation>> = facts[treaty]
  return Object.hasOwn(ofTreaty, state) ? ofTreaty[state] : undefined
}

function joined(instrument: string, origin: Origin = snapshot) {
  return { party: true, instrument, ...origin } as const
}

function notParty(origin: Origin = absent) {
  return { party: false, ...origin } as const
}
