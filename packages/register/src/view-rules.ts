/**
 * The number of the rules by which a subject's views, match keys and facets follow from its claims.
 * Raise it by one with every change after which other ones would follow from the same claims, here or
 * in `packages/names`: an office whose views were written by rules of another number writes them
 * anew when it starts. `view-rules.test.ts` notices when that is forgotten.
 */
export const viewRules = 4
