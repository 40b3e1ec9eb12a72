import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { BrowserRow } from '@/lib/pairing/queries'
import type { FormAction } from '../form-action'
import { buttonClass } from '../ui/button'
import { PairedBrowser } from './paired-browser'
import { PairingCode, type PairingCodeAction } from './pairing-code'

interface ExtensionSectionProps {
  browsers: BrowserRow[]
  installUrl: string | null
  actions: { showCode: PairingCodeAction; unpair: FormAction }
}

/** What the extension does, how to pair a browser, and the state of each paired one. Emails link here, too. */
export function ExtensionSection({ browsers, installUrl, actions }: ExtensionSectionProps) {
  const t = useTranslations('extension')
  return (
    <section id="extension" aria-labelledby="extension-title" className="card scroll-mt-4 px-5 py-6 md:px-6">
      <h2 id="extension-title" className="font-semibold">
        {t('title')}
      </h2>
      <p className="mt-1 text-sm text-soft">
        {t('lead')} {t('kept')}
      </p>
      <PairingCode
        action={actions.showCode}
        browsers={browsers.map(({ id, name }) => ({ id, paired: t('paired', { name }) }))}
        isFirst={browsers.length === 0}
        words={{
          showCode: t('showCode'),
          anotherCode: t('anotherCode'),
          codeTitle: t('codeTitle'),
          codeHow: t('codeHow'),
          expires: t('expires'),
          expired: t('expired'),
        }}
      >
        {installUrl && (
          <a href={installUrl} target="_blank" rel="noreferrer" className={buttonClass()}>
            <ExternalLink /> {t('install')}
          </a>
        )}
      </PairingCode>
      <h3 className="mt-6 text-sm font-medium">{t('browsers')}</h3>
      {browsers.length === 0 ? (
        <p className="mt-1 text-sm text-soft">{t('none')}</p>
      ) : (
        <ul className="mt-2 -mb-4 divide-y divide-line border-t border-line">
          {browsers.map((browser) => (
            <PairedBrowser key={browser.id} browser={browser} unpair={actions.unpair} />
          ))}
        </ul>
      )}
    </section>
  )
}
