import { LogIn } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Scene } from '@/components/ui/scene'
import { SubmitButton } from '@/components/ui/submit-button'
import { safePath } from '@/lib/auth'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('confirmTitle'), robots: { index: false }, referrer: 'no-referrer' }
}

/** Opening the emailed link changes nothing; the button signs in. Mail scanners open links but press no buttons. */
export default async function ConfirmPage({ searchParams }: PageProps<'/sign-in/confirm'>) {
  const { token, email, next } = await searchParams
  if (typeof token !== 'string' || typeof email !== 'string') redirect('/sign-in?error=Verification')
  const t = await getTranslations('signIn')
  return (
    <Scene>
      <h1 className="text-xl font-semibold">{t('confirmTitle')}</h1>
      <p className="mt-2 [overflow-wrap:anywhere] text-soft">{t('confirmText')}</p>
      {/* A plain form, no server action: Next would follow the action's redirect itself and use up the token. */}
      <form method="post" action="/api/sign-in" className="mt-6">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="next" value={safePath(typeof next === 'string' ? next : null)} />
        <SubmitButton
          size="large"
          className="h-auto min-h-12 w-full py-2 !whitespace-normal"
          icon={<LogIn />}
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">{t('confirmButton', { email })}</span>
        </SubmitButton>
      </form>
      <p className="mt-4 text-sm text-soft">{t('confirmNot')}</p>
    </Scene>
  )
}
