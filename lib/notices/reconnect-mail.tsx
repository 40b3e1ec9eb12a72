import { providerNames } from '../accounts/providers'
import type { Provider } from '../generated/prisma/enums'
import { MailLayout, MailText } from '../outbox/mail-layout'
import { type MailWords, mailWords, type Reader } from '../outbox/mail-words'
import { shortened } from '../outbox/shortened'
import type { NoticePlan } from './notice-policy'

const told = ['LINKEDIN', 'WHATSAPP', 'TELEGRAM', 'GOOGLE', 'MICROSOFT', 'IMAP'] as const

/** Subject and body of "reconnect your account": which one, since when, what it means, one button, why it is safe. */
export function reconnectMail(about: {
  reader: Reader
  provider: Provider
  name: string
  state: 'CREDENTIALS' | 'PERMISSIONS' | 'WRONG_ACCOUNT'
  story: NoticePlan['story']
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
      <StoryText story={about.story} t={t} />
      <MailText>{t('reconnect.meaning')}</MailText>
    </MailLayout>
  )
  return { subject: t('reconnect.subject', words), body }
}

/** An owner who repaired it before, or was told before, sees that we know. */
function StoryText({ story, t }: { story: NoticePlan['story']; t: MailWords }) {
  switch (story.kind) {
    case 'FIRST':
      return null
    case 'AGAIN':
      return <MailText>{t('reconnect.again', { repaired: story.repairedAt })}</MailText>
    case 'FLAPPING':
      return <MailText>{t('reconnect.flapping', { times: story.times, first: story.since })}</MailText>
  }
}
