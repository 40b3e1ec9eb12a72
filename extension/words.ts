/** A text of _locales, in the browser's language. */
export function say(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values)
}

/** “3 minutes ago”, in the language of the texts. */
export function ago(at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds < 45) return say('just_now')
  const format = new Intl.RelativeTimeFormat(say('language'), { numeric: 'always' })
  if (seconds < 3600) return format.format(-Math.max(1, Math.round(seconds / 60)), 'minute')
  if (seconds < 86_400) return format.format(-Math.round(seconds / 3600), 'hour')
  return format.format(-Math.round(seconds / 86_400), 'day')
}
