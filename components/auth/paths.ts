import { AuthMethod, Provider } from '@/lib/generated/prisma/enums'

/** Whose attempt a screen shows: it decides where its links lead and what its forms carry. */
export type Place =
  | { kind: 'connect'; provider: Provider }
  | { kind: 'reconnect'; provider: Provider; accountId: string }
  /** From the mail, perhaps signed out. */
  | { kind: 'link'; provider: Provider; token: string }

const slug = (word: string) => word.toLowerCase().replaceAll('_', '-')

/** The page that begins one way of logging in. */
export function methodPath(place: Place, method: AuthMethod): string {
  switch (place.kind) {
    case 'connect':
      return `/accounts/connect/new/${slug(place.provider)}/${slug(method)}`
    case 'reconnect':
      return `/accounts/${place.accountId}/reconnect/${slug(method)}`
    case 'link':
      return `/reconnect/${place.token}/with/${slug(method)}`
  }
}

/** Where an attempt is seen, from anywhere and at any time. */
export function intentPath(intentId: string, token?: string): string {
  return token ? `/reconnect/${token}/${intentId}` : `/accounts/connect/${intentId}`
}

export function methodOf(part: string): AuthMethod | undefined {
  return Object.values(AuthMethod).find((method) => slug(method) === part)
}

export function providerOf(part: string): Provider | undefined {
  return Object.values(Provider).find((provider) => slug(provider) === part)
}
