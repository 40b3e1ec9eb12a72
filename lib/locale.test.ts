import { expect, test } from 'vitest'
import { isTimeZone, preferredLocale } from './locale'

test('the reader’s first language that we have is taken', () => {
  expect(preferredLocale('fr-CH, fr;q=0.9, en;q=0.8')).toBe('fr')
  expect(preferredLocale('de, en;q=0.3, fr;q=0.7')).toBe('fr')
  expect(preferredLocale('de')).toBe('en')
  expect(preferredLocale(null)).toBe('en')
})

test('a time zone is one that the platform knows', () => {
  expect(isTimeZone('Europe/Paris')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
})
