import type { Provider } from '@/lib/generated/prisma/enums'
import type { FormField } from '@/lib/logins/auth-form'

/** What stands in a field before it is typed into. The full mail form begins with what the short one was given. */
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

/** What an account tells about its login: the name people know it by, where that is what they log in with. */
export function knownLogin(account: { provider: Provider; identity: string | null }): Record<string, string> {
  const { provider, identity } = account
  if (!identity) return {}
  // An address is a login anywhere; a handle only where people log in with it.
  const isLogin = identity.includes('@', 1) || provider === 'X' || provider === 'INSTAGRAM'
  return isLogin ? { username: identity.replace(/^@/, '') } : {}
}
