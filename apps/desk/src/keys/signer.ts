import { signedBy, type SignedType, type StaffMember } from '@amparo/seal'

/** `outsider`: signed by somebody of the office who is not of this team. `nobody`: by no one on the staff list. */
export type Signer =
  | { readonly is: 'member' | 'outsider'; readonly name: string }
  | { readonly is: 'nobody' }

/**
 * Who signed what is sealed to a team, by the signed staff list. Anybody can seal to a team, for its public key is no secret;
 * only whoever is of the team says something in its name. The list names the teams of today; nobody leaves a team yet.
 */
export function signerOf(
  type: SignedType,
  document: unknown,
  members: readonly StaffMember[],
  team: number,
): Signer {
  const signer = members.find(({ sign: key }) => signedBy(type, document, key))
  if (signer === undefined) return { is: 'nobody' }
  return { is: signer.teams.includes(team) ? 'member' : 'outsider', name: signer.name }
}
