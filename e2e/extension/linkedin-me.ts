import type { Member } from './linkedin'

export type Shape = 'plain' | 'normalized' | 'unknown'

/** Who is logged in, as LinkedIn's own pages are told. Normalized when asked for; `unknown` is what nobody knows yet. */
export function aboutMember(member: Member, shape: Shape, accept = ''): object {
  if (shape === 'unknown') return { viewer: { displayName: member.name } }
  const profile = miniProfile(member)
  const me = { plainId: numberOf(member), premiumSubscriber: member.premium }
  if (shape === 'plain' && !accept.includes('normalized')) return { ...me, miniProfile: profile }
  return {
    data: { ...me, '*miniProfile': profile.entityUrn, $type: 'com.linkedin.voyager.common.Me' },
    included: [{ ...profile, $type: 'com.linkedin.voyager.identity.shared.MiniProfile' }],
  }
}

function miniProfile(member: Member) {
  const [firstName, ...lastNames] = member.name.split(' ')
  return {
    firstName,
    lastName: lastNames.join(' '),
    occupation: 'Tester',
    objectUrn: `urn:li:member:${numberOf(member)}`,
    entityUrn: `urn:li:fs_miniProfile:${member.memberId}`,
    dashEntityUrn: `urn:li:fsd_profile:${member.memberId}`,
    publicIdentifier: member.name.toLowerCase().replace(/\W+/g, '-'),
    trackingId: 'n6xPRyGSQdqz0pOGh1rPWA==',
  }
}

/** Every member has a number, too, that no gateway tells. */
function numberOf({ memberId }: Member): number {
  return [...memberId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7)
}
