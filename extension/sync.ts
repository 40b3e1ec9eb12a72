import { after, type Outcome } from './after.ts'
import { ask, readAnswer } from './dashboard.ts'
import { isNews } from './due.ts'
import { readSession, type Session } from './linkedin-cookies.ts'
import type { Kept, Problem } from './state.ts'
import { read, update } from './store.ts'
import { whoIsLoggedIn } from './who-is-logged-in.ts'

/** Sends the dashboard who is signed in to LinkedIn here, with their session, and stores its answer. */
export async function sync({ connect = false } = {}): Promise<void> {
  const kept = await read()
  if (!kept.token) return
  const outcome = await attempt(kept, kept.token, connect)
  // Unpaired or paired again meanwhile: this result no longer belongs to anyone.
  await update((now) => (now.token === kept.token ? after(now, outcome, Date.now()) : now))
}

async function attempt(kept: Kept, token: string, connect: boolean): Promise<Outcome> {
  for (let tries = 0; tries < 3; tries++) {
    const session = await readSession()
    if (!session.liAt) return report(kept, token, 'signed_out', session)
    const who = await whoIsLoggedIn(session.csrfToken)
    // A cookie must never be sent with another member's id: if it changed in between, both are read again.
    if ((await readSession()).fingerprint !== session.fingerprint) continue
    if (who.kind === 'unreachable') break
    if (who.kind !== 'member') return report(kept, token, who.kind, session)

    const answer = await ask('/api/extension/linkedin', {
      token,
      body: {
        li_at: session.liAt,
        ...(session.liA && { li_a: session.liA }),
        user_agent: navigator.userAgent,
        member_id: who.member.id,
        // The person who pressed the button meant the member who was shown then.
        ...(connect && kept.member?.id === who.member.id && { connect }),
      },
    })
    const { fingerprint } = session
    if ('failed' in answer) return { kind: 'failed', failure: answer, fingerprint }
    const { account, nextSyncSeconds } = readAnswer(answer.json) ?? {}
    if (account && nextSyncSeconds)
      return { kind: 'answered', account, nextSyncSeconds, member: who.member, fingerprint }
    return { kind: 'failed', failure: { failed: 'rejected', code: 'UNKNOWN_ANSWER' }, fingerprint }
  }
  return { kind: 'linkedin_unreachable' }
}

async function report(kept: Kept, token: string, problem: Problem, session: Session): Promise<Outcome> {
  const { fingerprint } = session
  if (!isNews(kept, problem, Date.now())) return { kind: 'problem', problem, report: 'no news', fingerprint }
  const answer = await ask('/api/extension/linkedin', { token, body: { problem } })
  if (!('failed' in answer)) return { kind: 'problem', problem, report: 'told', fingerprint }
  if (answer.failed === 'revoked') return { kind: 'failed', failure: answer, fingerprint }
  return { kind: 'problem', problem, report: 'not told', fingerprint }
}
