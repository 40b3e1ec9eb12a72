/** Where a persona works: on the hosted pages, in sign-ins through the API, or both. */
export type Stage = 'both' | 'hosted' | 'api'

type Row = { password: string; on: Stage; title: string; what: string }

export const twoFactorCode = '123456'

/** The magic passwords. Any password that is not listed behaves like `good`. */
const table = [
  {
    password: 'good',
    on: 'both',
    title: 'Signs in',
    what: 'The account is connected; the username decides who it is.',
  },
  {
    password: 'wrong',
    on: 'both',
    title: 'Wrong password',
    what: 'The form says so and lets you try again.',
  },
  {
    password: '2fa',
    on: 'both',
    title: 'Asks for a code',
    what: `${twoFactorCode} is right, any other code is not.`,
  },
  {
    password: 'restricted',
    on: 'both',
    title: 'Restricted account',
    what: 'A page says so and leads to the failure address.',
  },
  {
    password: 'fail',
    on: 'hosted',
    title: 'Creation fails',
    what: 'Notify says CREATION_FAIL, then the failure address.',
  },
  {
    password: 'orphan',
    on: 'hosted',
    title: 'Fails, leaves an account',
    what: 'As fail, and a broken account stays at the gateway; notify carries its id.',
  },
  {
    password: 'other',
    on: 'both',
    title: 'Another person, let through',
    what: 'On reconnect with another username the account becomes that person’s. Without it: wrong account.',
  },
  {
    password: 'slow',
    on: 'hosted',
    title: 'Late notify',
    what: 'Connected, but the notify callback (v2: the event) comes 8 seconds later.',
  },
  {
    password: 'silent',
    on: 'hosted',
    title: 'No notify',
    what: 'Connected, but the notify callback (v2: the event) is never sent.',
  },
  {
    password: 'twice',
    on: 'hosted',
    title: 'Notify twice',
    what: 'Connected, and the notify callback (v2: the event) is sent twice at once.',
  },
  {
    password: 'exists',
    on: 'both',
    title: 'Linked already',
    what: 'v2: refused as api/already_exists, naming an account that is at the gateway.',
  },
  {
    password: 'exists-text',
    on: 'both',
    title: 'Linked already, in words',
    what: 'v2: as exists, but with a sentence where the id should be.',
  },
  {
    password: 'fail-no-state',
    on: 'hosted',
    title: 'Fails without state',
    what: 'v2: comes back with error parameters and without the state.',
  },
  {
    password: 'state-envelope',
    on: 'both',
    title: 'State beside the payload',
    what: 'v2: the event has no payload, and the state at its top level.',
  },
  { password: '2fa-app', on: 'api', title: '2FA by app', what: 'Checkpoint 2FA, platform APP.' },
  { password: '2fa-sms', on: 'api', title: '2FA by text message', what: 'Checkpoint 2FA, platform SMS.' },
  {
    password: '2fa-whatsapp',
    on: 'api',
    title: '2FA by WhatsApp',
    what: 'Checkpoint 2FA, platform WHATSAPP.',
  },
  { password: 'otp', on: 'api', title: 'One-time code', what: 'Checkpoint OTP without a channel.' },
  {
    password: 'otp-email',
    on: 'api',
    title: 'One-time code by email',
    what: 'Checkpoint OTP, channel EMAIL.',
  },
  {
    password: 'phone',
    on: 'api',
    title: 'Wants a phone number',
    what: 'PHONE_REGISTER (+33612345678), then OTP, then 2FA.',
  },
  {
    password: 'captcha',
    on: 'api',
    title: 'Captcha',
    what: 'CAPTCHA; the widget’s token is the code.',
  },
  { password: 'chain', on: 'api', title: 'Captcha, then a code', what: 'CAPTCHA, then 2FA.' },
  {
    password: 'in-app',
    on: 'api',
    title: 'Approve in the app',
    what: 'IN_APP_VALIDATION; approve or deny in the panel.',
  },
  {
    password: 'otp-or-in-app',
    on: 'api',
    title: 'Code or approval',
    what: 'OTP_OR_IN_APP_VALIDATION; either will do.',
  },
  { password: 'contract', on: 'api', title: 'Choose a contract', what: 'CONTRACT_SELECTION: c-1 or c-2.' },
  {
    password: 'challenge',
    on: 'api',
    title: 'Choose a way',
    what: 'CHALLENGE_SELECTION: EMAIL, SMS or WHATSAPP, then OTP.',
  },
  { password: 'loading', on: 'api', title: 'Takes a moment', what: 'LOADING, then connected by itself.' },
  {
    password: 'future',
    on: 'api',
    title: 'A checkpoint of the future',
    what: `RETINA_SCAN: approve it in the panel, or ${twoFactorCode}.`,
  },
  {
    password: 'unknown-context',
    on: 'api',
    title: 'Unknown browser',
    what: 'provider/unknown_authentication_context.',
  },
  { password: 'timeout', on: 'api', title: 'Provider too slow', what: 'provider/timeout.' },
  {
    password: 'insufficient',
    on: 'api',
    title: 'Missing permissions',
    what: 'provider/insufficient_permissions.',
  },
  { password: 'proxy-auth', on: 'api', title: 'Proxy refuses', what: 'api/proxy_auth_error.' },
  { password: 'proxy-error', on: 'api', title: 'Proxy broken', what: 'api/proxy_error.' },
  { password: 'proxy-timeout', on: 'api', title: 'Proxy too slow', what: 'api/proxy_timeout.' },
  { password: 'subscription', on: 'api', title: 'Not paid', what: 'api/inactive_subscription.' },
  { password: 'key', on: 'api', title: 'Key refused', what: 'api/missing_authorization.' },
  {
    password: 'rate',
    on: 'api',
    title: 'Too many requests',
    what: '429 with x-ratelimit-* and retry-after.',
  },
  { password: '500', on: 'api', title: 'Server error', what: '500 api/internal_error.' },
  { password: 'html', on: 'api', title: 'Not JSON', what: '502 with a page of HTML.' },
  {
    password: 'huge',
    on: 'api',
    title: 'Huge error',
    what: '400 whose detail has 300 kB and the password in it.',
  },
  { password: 'hang', on: 'api', title: 'No answer', what: 'Never answers; the caller has to give up.' },
] as const satisfies readonly Row[]

export type PersonaName = (typeof table)[number]['password']
export type Persona = Row & { password: PersonaName }

export const personas: readonly Persona[] = table

export function personasOn(stage: 'hosted' | 'api'): readonly Persona[] {
  return personas.filter(({ on }) => on === 'both' || on === stage)
}

/** Anything after a # is ignored: `huge#canary-1` is huge, with a unique password. */
export function personaOf(password: string): PersonaName {
  const [word = ''] = password.split('#', 1)
  return personas.find((persona) => persona.password === word.trim().toLowerCase())?.password ?? 'good'
}

/** Who a person can pretend to be where there is nothing to type: consent and QR pages. */
export const exampleLogins = {
  consent: ['ada@example.com', 'grace@example.com', 'alan@example.com'],
  WHATSAPP: ['33600000001', '33600000002', '33600000003'],
  TELEGRAM: ['ada_tg', 'grace_tg', 'alan_tg'],
} as const
