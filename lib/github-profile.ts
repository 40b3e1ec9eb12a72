import { z } from 'zod'

const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))
const user = z.looseObject({ id: z.number(), login: z.string(), name: z.string().nullish() })

/** Who somebody is at GitHub, with the primary address of their account if GitHub has verified it. The public one may be any. */
export async function githubProfile(accessToken: string | undefined) {
  const get = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${accessToken}`, 'user-agent': 'patchbay' }
    const answer = await fetch(`https://api.github.com${path}`, {
      headers,
      signal: AbortSignal.timeout(10_000),
    })
    return answer.json()
  }
  const profile = user.parse(await get('/user'))
  const primary = addresses.parse(await get('/user/emails')).find((address) => address.primary)
  return { ...profile, email: primary?.email ?? null, email_verified: primary?.verified === true }
}
