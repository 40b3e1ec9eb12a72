import { useTranslations } from 'next-intl'
import { siGithub, siGoogle } from 'simple-icons'
import { SubmitButton } from '../ui/submit-button'

interface OauthButtonsProps {
  google: boolean
  github: boolean
  action: (form: FormData) => Promise<void>
  next: string | undefined
}

const known = { google: siGoogle, github: siGithub }

/** Other ways to sign in, where the adopter has set them up. */
export function OauthButtons({ action, next, ...on }: OauthButtonsProps) {
  const t = useTranslations('signIn')
  const providers = (['google', 'github'] as const).filter((provider) => on[provider])
  if (providers.length === 0) return null
  return (
    <div className="mb-5 grid gap-2.5">
      {providers.map((provider) => (
        <form key={provider} action={action}>
          <input type="hidden" name="provider" value={provider} />
          {next && <input type="hidden" name="next" value={next} />}
          <SubmitButton
            variant="secondary"
            size="large"
            className="w-full"
            icon={<Glyph path={known[provider].path} />}
          >
            {t('with', { provider: known[provider].title })}
          </SubmitButton>
        </form>
      ))}
      <p className="flex items-center gap-3 pt-2 text-sm text-faint before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        {t('or')}
      </p>
    </div>
  )
}

function Glyph({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
