import { providerNames } from '../accounts/providers'
import type { Provider } from '../generated/prisma/enums'
import { MailLayout, MailText } from '../outbox/mail-layout'
import { mailWords, type Reader } from '../outbox/mail-words'
import { shortened } from '../outbox/shortened'

const told = ['LINKEDIN', 'WHATSAPP', 'TELEGRAM', 'GOOGLE', 'MICROSOFT', 'IMAP'] as const

/** Subject and body of "reconnect your account": which, since when, what it means, one button, why it is safe. */
export function reconnectMail(about: {
  reader: Reader
  provider: Provider
  name: string
  state: 'CREDENTIALS' | 'PERMISSIONS' | 'WRONG_ACCOUNT'
  since: Date
  url: string
}) {
  const { t, locale, timeZone } = mailWords(about.reader)
  const provider = providerNames[about.provider]
  const host = new URL(about.url).host
  const words = {
    provider,
    name: shortened(about.name),
    since: about.since,
    zone: timeZone.replaceAll('_', ' '),
    host,
  }
  const kind = told.find((known) => known === about.provider) ?? 'OTHER'
  const heading =
    about.state === 'PERMISSIONS' ? 'reconnect.headingPERMISSIONS' : 'reconnect.headingCREDENTIALS'
  const body = (
    <MailLayout
      locale={locale}
      preview={t('reconnect.preview', words)}
      heading={t(heading, words)}
      button={{ label: t('reconnect.button', words), url: about.url }}
      linkBelow={t('linkBelow')}
      after={
        <>
          <MailText small>{t(`reconnect.need.${kind}`, words)}</MailText>
          <MailText small>{`${t('reconnect.whyTitle')} ${t(`reconnect.why.${kind}`, words)}`}</MailText>
          <MailText small>{t('reconnect.safe', words)}</MailText>
        </>
      }
      footer={t('footer', words)}
    >
      <MailText>{t(`reconnect.what${about.state}`, words)}</MailText>
      <MailText>{t('reconnect.meaning')}</MailText>
    </MailLayout>
  )
  return { subject: t('reconnect.subject', words), body }
}
