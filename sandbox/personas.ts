export type PersonaName =
  | 'good'
  | 'wrong'
  | '2fa'
  | 'restricted'
  | 'fail'
  | 'orphan'
  | 'other'
  | 'slow'
  | 'silent'
  | 'twice'

export type Persona = { password: PersonaName; title: string; what: string }

export const twoFactorCode = '123456'

/** The magic passwords. Any password that is not listed behaves like `good`. */
export const personas: readonly Persona[] = [
  { password: 'good', title: 'Signs in', what: 'The account is connected; the username decides who it is.' },
  { password: 'wrong', title: 'Wrong password', what: 'The form says so and lets you try again.' },
  { password: '2fa', title: 'Asks for a code', what: `${twoFactorCode} is right, any other code is not.` },
  {
    password: 'restricted',
    title: 'Restricted account',
    what: 'A page says so and leads to the failure address.',
  },
  { password: 'fail', title: 'Creation fails', what: 'Notify says CREATION_FAIL, then the failure address.' },
  {
    password: 'orphan',
    title: 'Fails, leaves an account',
    what: 'As fail, and a broken account stays at the gateway; notify carries its id.',
  },
  {
    password: 'other',
    title: 'Another person, let through',
    what: 'On reconnect with another username the account becomes that person’s. Without it: wrong account.',
  },
  {
    password: 'slow',
    title: 'Late notify',
    what: 'Connected, but the notify callback comes 8 seconds later.',
  },
  { password: 'silent', title: 'No notify', what: 'Connected, but the notify callback is never sent.' },
  {
    password: 'twice',
    title: 'Notify twice',
    what: 'Connected, and the notify callback is sent twice at once.',
  },
]

export function personaOf(password: string): PersonaName {
  return personas.find((persona) => persona.password === password.trim().toLowerCase())?.password ?? 'good'
}

/** Who a person can pretend to be where there is nothing to type: consent and QR pages. */
export const exampleLogins = {
  consent: ['ada@example.com', 'grace@example.com', 'alan@example.com'],
  WHATSAPP: ['33600000001', '33600000002', '33600000003'],
  TELEGRAM: ['ada_tg', 'grace_tg', 'alan_tg'],
} as const
