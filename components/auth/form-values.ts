import type { Provider } from '@/lib/generated/prisma/enums'
import type { FormField } from '@/lib/logins/auth-form'

/** A field's initial value. The full mail form starts with what was typed into the short one. */
export function firstValue({ name }: FormField, form: Record<string, string>): string {
  const kept = form[name]
  if (kept) return kept
  switch (name) {
    case 'imapUser':
    case 'smtpUser':
      return form.username ?? ''
    case 'imapPort':
      return '993'
    case 'smtpPort':
      return '587'
    case 'imapEncryption':
    case 'smtpEncryption':
      return 'default'
    default:
      return ''
  }
}

/** What to prefill from an account: its name, if that is what people log in with there. */
export function knownLogin(account: { provider: Provider; identity: string | null }): Record<string, string> {
  const { provider, identity } = account
  if (!identity) return {}
  // An email address is a login anywhere; a handle only where people log in with one.
  const isLogin = identity.includes('@', 1) || provider === 'X' || provider === 'INSTAGRAM'
  return isLogin ? { username: identity.replace(/^@/, '') } : {}
}
