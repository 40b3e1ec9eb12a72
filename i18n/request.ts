import { cookies, headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { getRequestConfig } from 'next-intl/server'
import { currentPerson } from '@/lib/auth'
import { isLocale, isTimeZone, preferredLocale } from '@/lib/locale'
import { messagesOf } from './catalogues'

/** The reader's language and time zone: the ones they chose, else their browser's. */
export default getRequestConfig(async ({ locale: asked }) => {
  const jar = await cookies()
  // Pages without a database still have texts.
  const person = await currentPerson().catch((error) => {
    unstable_rethrow(error)
    return null
  })
  const chosen = [asked, person?.locale, jar.get('locale')?.value].find(isLocale)
  const locale = chosen ?? preferredLocale((await headers()).get('accept-language'))
  const timeZone = [person?.timeZone, jar.get('tz')?.value].find((zone) => zone && isTimeZone(zone)) ?? 'UTC'

  return { locale, timeZone, now: new Date(), messages: await messagesOf(locale) }
})
