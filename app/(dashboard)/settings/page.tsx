import { LogOut } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ExtensionSection } from '@/components/settings/extension-section'
import { PreferencesForm } from '@/components/settings/preferences-form'
import { SessionList } from '@/components/settings/session-list'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentSession, requirePerson } from '@/lib/auth'
import { env } from '@/lib/env'
import { locales } from '@/lib/locale'
import { isCookieSyncOn } from '@/lib/pairing/is-cookie-sync-on'
import { listBrowsers } from '@/lib/pairing/queries'
import { listSessions } from '@/lib/sessions/list-sessions'
import { endSession, endSessionsOf, savePreferences, showPairingCode, unpair } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const person = await requirePerson('/settings')
  const [t, locale, timeZone, current, sessions, browsers] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    getTimeZone(),
    currentSession(),
    listSessions(person.id),
    isCookieSyncOn() ? listBrowsers({ kind: 'CUSTOMER', userId: person.id }) : null,
  ])
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('title')} />
      <div className="grid gap-5">
        <section aria-labelledby="reading" className="card px-5 py-6 md:px-6">
          <h2 id="reading" className="font-semibold">
            {t('reading')}
          </h2>
          <p className="mt-1 mb-5 text-sm text-soft">{t('readingText')}</p>
          <PreferencesForm
            action={savePreferences}
            locale={locale}
            timeZone={timeZone}
            locales={locales.map((value) => ({ value, name: ownName(value) }))}
            timeZones={timeZones(timeZone)}
            words={{
              language: t('language'),
              timeZone: t('timeZone'),
              timeZoneHint: t('timeZoneHint'),
              save: t('save'),
              saved: t('saved'),
            }}
          />
        </section>
        {browsers && (
          <ExtensionSection
            browsers={browsers}
            installUrl={env().EXTENSION_URL ?? null}
            actions={{ showCode: showPairingCode, unpair }}
          />
        )}
        <section aria-labelledby="session" className="card px-5 py-6 md:px-6">
          <h2 id="session" className="font-semibold">
            {t('session')}
          </h2>
          <p className="mt-1 mb-5 [overflow-wrap:anywhere] text-sm text-soft">
            {t.rich('signedInAs', {
              email: person.email,
              b: (text) => <strong className="font-medium text-ink">{text}</strong>,
            })}
          </p>
          <SessionList
            sessions={sessions.map(({ id, browser, lastSeenAt }) => {
              const name = browser ?? t('someBrowser')
              return { id, name, lastSeenAt, endLabel: t('endNamed', { browser: name }) }
            })}
            currentId={current?.id ?? ''}
            action={endSessionsOf}
            words={{ end: t('end'), endAll: t('endAll'), thisBrowser: t('thisBrowser') }}
          />
          <form action={endSession}>
            <SubmitButton variant="secondary" icon={<LogOut />}>
              {t('signOut')}
            </SubmitButton>
          </form>
        </section>
      </div>
    </div>
  )
}

/** Each language under its own name: who needs it can read it. */
function ownName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

function timeZones(current: string) {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current])
  return [...names].sort().map((value) => ({ value, name: value.replaceAll('_', ' ') }))
}
