import { FlaskConical } from 'lucide-react'
import { useTranslations } from 'next-intl'

export function SandboxRibbon() {
  const t = useTranslations('nav')
  return (
    <aside
      data-testid="sandbox-ribbon"
      className="flex items-center justify-center gap-2 border-b border-line bg-sunken px-4 py-1.5 text-center text-[0.8125rem] text-soft"
    >
      <FlaskConical className="size-3.5 shrink-0 text-cable" aria-hidden="true" />
      {t('sandbox')}
    </aside>
  )
}
