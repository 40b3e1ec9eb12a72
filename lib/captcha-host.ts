import { env } from './env'

/** Called by CAPTCHA_ORIGIN, where a stranger's script runs: nothing but the captcha is there. */
export function isCaptchaHost(headers: Headers): boolean {
  const { CAPTCHA_ORIGIN } = env()
  const host = CAPTCHA_ORIGIN && new URL(CAPTCHA_ORIGIN).host
  return host !== undefined && [headers.get('host'), headers.get('x-forwarded-host')].includes(host)
}
