import { databaseNow } from '../clock'
import { getDb } from '../db'
import { env } from '../env'
import { hashToken } from '../secrets'
import type { Reader } from './mail-words'
import { queueEmail } from './queue-email'
import { signInMail } from './sign-in-mail'

/** Queues the sign-in email. Its link leads to a page with a button, because mail scanners open links. */
export async function queueSignInMail(about: {
  to: string
  token: string
  expires: Date
  next: string
  reader: Reader
}): Promise<void> {
  const query = new URLSearchParams({ token: about.token, email: about.to, next: about.next })
  const url = `${env().APP_URL}/sign-in/confirm?${query}`
  const user = await getDb().user.findUnique({ where: { email: about.to } })
  const known = {
    locale: user?.locale ?? about.reader.locale,
    timeZone: user?.timeZone ?? about.reader.timeZone,
  }
  await getDb().$transaction(async (tx) =>
    queueEmail(tx, {
      kind: 'SIGN_IN',
      idempotencyKey: `sign-in/${hashToken(about.token)}`,
      to: about.to,
      dueAt: await databaseNow(tx),
      expiresAt: about.expires,
      ...signInMail({ reader: known, url, until: about.expires }),
    }),
  )
}
