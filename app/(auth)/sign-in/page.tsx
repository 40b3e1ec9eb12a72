import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OauthButtons } from '@/components/sign-in/oauth-buttons'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { Scene } from '@/components/ui/scene'
import { currentPerson, safePath } from '@/lib/auth'
import { env } from '@/lib/env'
import { requestSignIn, signInWith } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { error, next: asked } = await searchParams
  const next = typeof asked === 'string' ? safePath(asked) : undefined
  if (await currentPerson()) redirect(next ?? '/accounts')
  const t = await getTranslations('signIn')
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID } = env()
  return (
    <Scene>
      <SignInForm action={requestSignIn} next={next}>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mt-1.5 mb-6 text-soft">{t('lead')}</p>
        {typeof error === 'string' && (
          <div role="alert" className="mb-5">
            <Notice tone="act">{t(`error.${errorKind(error)}`)}</Notice>
          </div>
        )}
        <OauthButtons
          google={Boolean(GOOGLE_CLIENT_ID)}
          github={Boolean(GITHUB_CLIENT_ID)}
          action={signInWith}
          next={next}
        />
      </SignInForm>
    </Scene>
  )
}

/** Reduces next-auth's error codes to the few that make a difference to a person. */
function errorKind(error: string): 'link' | 'linkedOtherwise' | 'denied' | 'other' {
  if (error === 'Verification') return 'link'
  if (error === 'OAuthAccountNotLinked') return 'linkedOtherwise'
  if (error === 'AccessDenied') return 'denied'
  return 'other'
}
