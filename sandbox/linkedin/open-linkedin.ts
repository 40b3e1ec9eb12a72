import type { Shape } from './about-member.ts'
import type { LoggedIn } from './member.ts'
import { startLinkedin } from './start-linkedin.ts'

type SessionRules = {
  /** The browser that a session is good for, when it is not the one that began it. */
  user_agent?: string
  valid?: boolean
  /** What a login with its cookies runs into (sandbox/README.md). */
  persona?: string
}

/** A stand-in for linkedin.com that tells the sandbox's gateway about each session as it begins and ends. */
export async function openLinkedin(control: (name: string, body: object) => Promise<unknown>) {
  let rules: SessionRules = {}
  let newest: LoggedIn | undefined
  const tellGateway = ({ liAt, memberId, name, userAgent }: LoggedIn, given: SessionRules) =>
    control('linkedin-cookie', { li_at: liAt, member_id: memberId, name, user_agent: userAgent, ...given })
  const standIn = await startLinkedin({
    login: async (session) => {
      newest = session
      await tellGateway(session, rules)
    },
    logout: async (session) => {
      await tellGateway(session, { valid: false })
    },
  })
  return {
    port: standIn.port,
    close: standIn.close,
    /** The form in which it says from now on who is logged in. */
    answersAs: (shape: Shape) => {
      standIn.shape = shape
    },
    /** How the gateway treats sessions that begin from now on. */
    takes: (given: SessionRules) => {
      rules = given
    },
    /** The newest session keeps working in its browser, but the gateway can no longer use it. */
    endsElsewhere: async () => {
      if (newest) await tellGateway(newest, { valid: false })
    },
  }
}
