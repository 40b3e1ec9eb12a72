import { AuthMethod, Provider } from '@/lib/generated/prisma/enums'

/** What an attempt is for, which decides where a screen's links lead and what its forms send. */
export type Place =
  | { kind: 'connect'; provider: Provider }
  | { kind: 'reconnect'; provider: Provider; accountId: string }
  /** From the mail, perhaps signed out. */
  | { kind: 'link'; provider: Provider; token: string }

const slug = (word: string) => word.toLowerCase().replaceAll('_', '-')

/** The page that starts one way of logging in. */
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

/** The page of an attempt. */
export function intentPath(intentId: string, token?: string): string {
  return token ? `/reconnect/${token}/${intentId}` : `/accounts/connect/${intentId}`
}

export function methodOf(part: string): AuthMethod | undefined {
  return Object.values(AuthMethod).find((method) => slug(method) === part)
}

export function providerOf(part: string): Provider | undefined {
  return Object.values(Provider).find((provider) => slug(provider) === part)
}
