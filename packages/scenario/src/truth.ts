/** What an office has to find out, and a test may know. Keys are those of `demoPersons`. */
export const demoTruth = {
  /** Records of one and the same person, spelled differently in different messages. */
  samePerson: [
    ['p01', 'p02'],
    ['p03', 'p04'],
    ['p05', 'p06'],
    ['p07', 'p08'],
    ['p09', 'p10'],
    ['p11', 'p12'],
  ],
  /** Two people of one name. */
  namesakes: [['p13', 'p14']],
  /** One record, two dates of birth from two sources. */
  twoBirthDates: ['p15'],
  /** One period of custody, two places: Akrestsina and Zhodzina. */
  twoPlaces: ['c12'],
  /**
   * One period, two beginnings: the office knows the one in the authorities’ paper, and one team
   * also what the person said in confidence.
   */
  twoBeginnings: ['c18'],
  /** Only the authorities have said where the person is. */
  stateAlone: ['p24'],
  /** Does not want to be found. */
  leftAlone: ['p30'],
} as const satisfies Readonly<Record<string, readonly (string | readonly [string, string])[]>>
