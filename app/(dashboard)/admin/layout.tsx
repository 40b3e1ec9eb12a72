import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/frame/nav-link'
import { requireAdmin } from '@/lib/auth'

/** Guards before anything is sent, so that the answer of a page that is not for you is a 404 in every respect; the
 * pages guard their titles. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin()
  return (
    <>
      <AdminNav />
      {children}
    </>
  )
}

function AdminNav() {
  const t = useTranslations('admin')
  return (
    <nav
      aria-label={t('nav')}
      className="-mt-3 mb-7 flex gap-0.5 border-b border-line max-md:-mx-1 max-md:overflow-x-auto"
    >
      <NavLink href="/admin" alsoUnder="/admin/accounts">
        {t('navAccounts')}
      </NavLink>
      <NavLink href="/admin/webhooks">{t('navWebhooks')}</NavLink>
      <NavLink href="/admin/mail">{t('navMail')}</NavLink>
      <NavLink href="/admin/drift">{t('navDrift')}</NavLink>
      <NavLink href="/admin/setup">{t('navSetup')}</NavLink>
    </nav>
  )
}
