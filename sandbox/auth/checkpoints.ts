import type { Checkpoint, Choice } from '../core/intent.ts'
import { type PersonaName, twoFactorCode } from '../personas.ts'

export const captchaKey = '3117BF26-0000-0000-0000-000000000000'
export const captchaToken = 'sandbox-captcha-ok'

const captcha: Checkpoint = { type: 'CAPTCHA', public_key: captchaKey, data: 'sandbox-data-blob' }
const contracts = [
  { id: 'c-1', name: 'Recruiter Lite' },
  { id: 'c-2', name: 'Recruiter Corporate' },
]
const challenges: Choice[] = [
  { id: 'EMAIL', label: 'E-mail', description: 'a***@example.com' },
  { id: 'SMS', label: 'Text message' },
  { id: 'WHATSAPP', label: 'WhatsApp' },
]

const chains: Partial<Record<PersonaName, Checkpoint[]>> = {
  '2fa': [{ type: '2FA', platform: 'APP' }],
  '2fa-app': [{ type: '2FA', platform: 'APP' }],
  '2fa-sms': [{ type: '2FA', platform: 'SMS' }],
  '2fa-whatsapp': [{ type: '2FA', platform: 'WHATSAPP' }],
  otp: [{ type: 'OTP' }],
  'otp-email': [{ type: 'OTP', channel: 'EMAIL' }],
  phone: [{ type: 'PHONE_REGISTER' }, { type: 'OTP', channel: 'SMS' }, { type: '2FA', platform: 'SMS' }],
  captcha: [captcha],
  chain: [captcha, { type: '2FA', platform: 'APP' }],
  'in-app': [{ type: 'IN_APP_VALIDATION' }],
  'otp-or-in-app': [{ type: 'OTP_OR_IN_APP_VALIDATION', channel: 'SMS' }],
  contract: [{ type: 'CONTRACT_SELECTION', contracts }],
  challenge: [{ type: 'CHALLENGE_SELECTION', challenges }],
  loading: [{ type: 'LOADING' }],
  future: [{ type: 'RETINA_SCAN' }],
}

/** The checkpoints that a persona must pass, in order. */
export function checkpointsOf(persona: PersonaName): Checkpoint[] {
  return [...(chains[persona] ?? [])]
}

/** Whether an empty code means: answer when something happens elsewhere. */
export function canWait({ type }: Checkpoint): boolean {
  const waiting = ['QRCODE', 'IN_APP_VALIDATION', 'OTP_OR_IN_APP_VALIDATION', 'LOADING', 'RETINA_SCAN']
  return waiting.includes(type)
}

export function isRightCode(checkpoint: Checkpoint, code: string): boolean {
  switch (checkpoint.type) {
    case '2FA':
    case 'OTP':
    case 'OTP_OR_IN_APP_VALIDATION':
    case 'RETINA_SCAN':
      return code.trim() === twoFactorCode
    case 'PHONE_REGISTER':
      return /^(\(\+\d{1,3}\)|\+)\d{6,14}$/.test(code.replace(/[ .-]/g, ''))
    case 'CAPTCHA':
      return code === captchaToken
    case 'CONTRACT_SELECTION':
      return checkpoint.contracts.some(({ id }) => id === code)
    case 'QRCODE':
    case 'IN_APP_VALIDATION':
    case 'CHALLENGE_SELECTION':
    case 'LOADING':
      return false
  }
}
