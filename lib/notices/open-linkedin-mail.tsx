import { Link } from 'react-email'
import { MailLayout, MailText } from '../outbox/mail-layout'
import { mailWords, type Reader } from '../outbox/mail-words'
import { shortened } from '../outbox/shortened'

const linkedin = 'https://www.linkedin.com/feed/'

/**
 * Subject and body of "open LinkedIn": since when, what we tried, what to do in which browser, what to check if that
 * browser has gone silent, and what to do when away from it.
 */
export function openLinkedinMail(about: {
  reader: Reader
  name: string
  since: Date
  browser: { name: string; trouble: 'OLD' | 'SIGNED_OUT' | null; seenAt: Date }
  reconnectUrl: string
  checkUrl: string
}) {
  const { t, locale, timeZone } = mailWords(about.reader)
  const { browser } = about
  const words = {
    name: shortened(about.name),
    since: about.since,
    seen: browser.seenAt,
    browser: browser.name,
    zone: timeZone.replaceAll('_', ' '),
    host: new URL(about.reconnectUrl).host,
  }
  const body = (
    <MailLayout
      locale={locale}
      preview={t('openLinkedin.preview')}
      heading={t('openLinkedin.heading')}
      button={{ label: t('openLinkedin.button'), url: linkedin }}
      linkBelow={t('linkBelow')}
      after={
        <>
          {browser.trouble === 'OLD' && <WithLink text={t('openLinkedin.old', words)} url={about.checkUrl} />}
          {browser.trouble === 'SIGNED_OUT' && (
            <MailText small>{t('openLinkedin.signedOut', words)}</MailText>
          )}
          <WithLink text={t('openLinkedin.other')} url={about.reconnectUrl} />
          <MailText small>{t('openLinkedin.safe', words)}</MailText>
        </>
      }
      footer={t('footer', words)}
    >
      <MailText>{t('openLinkedin.what', words)}</MailText>
      <MailText>{t('openLinkedin.do', words)}</MailText>
      <MailText>{t('openLinkedin.meaning')}</MailText>
    </MailLayout>
  )
  return { subject: t('openLinkedin.subject', words), body }
}

function WithLink({ text, url }: { text: string; url: string }) {
  return (
    <MailText small>
      {text}
      <br />
      <Link href={url} style={{ color: '#005f5b', wordBreak: 'break-all' }}>
        {url}
      </Link>
    </MailText>
  )
}
