import { providerNames } from '../accounts/providers'
import { env } from '../env'
import type { Provider } from '../generated/prisma/enums'
import { MailLayout, MailText } from '../outbox/mail-layout'
import { mailWords, type Reader } from '../outbox/mail-words'
import { shortened } from '../outbox/shortened'

/**
 * Subject and body of "your account was removed": which one, since when, and how to connect it again if still needed.
 */
export function goneMail(about: { reader: Reader; provider: Provider; name: string; since: Date }) {
  const { t, locale, timeZone } = mailWords(about.reader)
  const url = `${env().APP_URL}/accounts/connect`
  const words = {
    provider: providerNames[about.provider],
    name: shortened(about.name),
    since: about.since,
    zone: timeZone.replaceAll('_', ' '),
    host: new URL(url).host,
  }
  const body = (
    <MailLayout
      locale={locale}
      preview={t('gone.preview', words)}
      heading={t('gone.heading', words)}
      button={{ label: t('gone.button', words), url }}
      linkBelow={t('linkBelow')}
      after={<MailText small>{t('gone.safe', words)}</MailText>}
      footer={t('footer', words)}
    >
      <MailText>{t('gone.what', words)}</MailText>
      <MailText>{t('gone.do')}</MailText>
    </MailLayout>
  )
  return { subject: t('gone.subject', words), body }
}
