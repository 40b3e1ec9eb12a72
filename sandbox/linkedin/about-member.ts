import type { Member } from './member.ts'

export type Shape = 'plain' | 'normalized' | 'unknown'

/** LinkedIn's answer to its own pages about who is logged in. `unknown` is a form that the extension cannot read. */
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

/** LinkedIn also numbers its members; gateways never report that number. */
function numberOf({ memberId }: Member): number {
  return [...memberId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7)
}
