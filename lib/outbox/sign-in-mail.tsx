import { MailLayout, MailText } from './mail-layout'
import { mailWords, type Reader } from './mail-words'

/** Subject and body of the sign-in email. */
export function signInMail(about: { reader: Reader; url: string; until: Date }) {
  const { t, locale } = mailWords(about.reader)
  const body = (
    <MailLayout
      locale={locale}
      preview={t('signIn.preview')}
      heading={t('signIn.heading')}
      button={{ label: t('signIn.button'), url: about.url }}
      linkBelow={t('linkBelow')}
      after={<MailText small>{t('signIn.ignore')}</MailText>}
      footer={t('footer', { host: new URL(about.url).host })}
    >
      <MailText>{t('signIn.intro', { until: about.until })}</MailText>
    </MailLayout>
  )
  return { subject: t('signIn.subject'), body }
}
