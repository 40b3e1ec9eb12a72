export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]

export function isLocale(value: string | null | undefined): value is Locale {
  return locales.includes(value as Locale)
}

export function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}

/** The first language in an Accept-Language header that we support. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';')
      const weight = Number(params.find((param) => param.trim().startsWith('q='))?.split('=')[1] ?? 1)
      return { language: tag.toLowerCase().split('-')[0], weight: Number.isNaN(weight) ? 0 : weight }
    })
    .sort((left, right) => right.weight - left.weight)
  return wanted.map((entry) => entry.language).find(isLocale) ?? 'en'
}
