import { expect, mailsTo, nextMailTo } from './fixtures'
import { type Customer, newAccount, newPerson, setStatus } from './given'

/**
 * Nobody can wait for a mail that does not come. Instead somebody else's account breaks now: when that mail is there,
 * one to this person would have been, too.
 */
export async function expectNoMoreMail({ email }: Customer, known: number): Promise<void> {
  const other = await newPerson()
  await setStatus(await newAccount(other), 'CREDENTIALS')
  await nextMailTo(other.email, 0)
  expect(await mailsTo(email), `mails to ${email}`).toHaveLength(known)
}
