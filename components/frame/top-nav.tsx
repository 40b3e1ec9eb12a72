import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LogoMark } from '../ui/logo'
import { NavLink } from './nav-link'

/** Without a viewer there is nowhere to go but home, which leads to signing in. */
export function TopNav({ viewer }: { viewer: { isAdmin: boolean } | null }) {
  const t = useTranslations('nav')
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 md:gap-6 md:px-6">
        <Link
          href="/accounts"
          aria-label={t('home')}
          className="flex h-11 items-center gap-2 rounded-control pr-1"
        >
          <LogoMark />
          <span className="text-[1.0625rem] font-semibold tracking-tight max-sm:sr-only">Patchbay</span>
        </Link>
        {viewer && (
          <Nav label={t('label')}>
            <NavLink href="/accounts">{t('accounts')}</NavLink>
            {viewer.isAdmin && <NavLink href="/admin">{t('admin')}</NavLink>}
            <span className="grow" />
            <NavLink href="/settings">{t('settings')}</NavLink>
          </Nav>
        )}
      </div>
    </header>
  )
}

function Nav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex h-full grow items-end gap-0.5 md:gap-1 [&>a]:h-full">
      {children}
    </nav>
  )
}
