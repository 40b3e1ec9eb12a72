import { identityKind } from '../accounts/identity-kind'

/** Tells two members apart. Ids of one member come in several kinds (ACoAA…, numbers): only ids of one kind compare. */
export function isOtherMember(memberId: string, identity: string | null): boolean {
  if (identity === null || identityKind(memberId) !== identityKind(identity)) return false
  return memberId !== identity
}
