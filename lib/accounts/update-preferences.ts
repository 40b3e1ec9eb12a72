import type { SignedIn } from '../actor'
import { getDb } from '../db'
import { AppError } from '../errors'
import { isLocale, isTimeZone } from '../locale'

/** The language and time zone of a person's pages and emails. */
export async function updatePreferences(
  actor: SignedIn,
  input: { locale: string | null; timeZone: string | null },
): Promise<void> {
  const { locale, timeZone } = input
  if (locale !== null && !isLocale(locale)) throw new AppError('INVALID_INPUT', 'unknown language')
  if (timeZone !== null && !isTimeZone(timeZone)) throw new AppError('INVALID_INPUT', 'unknown time zone')
  await getDb().user.update({ where: { id: actor.userId }, data: { locale, timeZone } })
}
