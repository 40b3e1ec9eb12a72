import type { AuthMethod, Gateway as GatewayId, Provider } from '../generated/prisma/enums'

type Table = Partial<Record<Provider, readonly AuthMethod[]>>

const v1: Table = {
  LINKEDIN: ['HOSTED', 'CREDENTIALS', 'COOKIES'],
  WHATSAPP: ['HOSTED', 'QR'],
  INSTAGRAM: ['HOSTED', 'CREDENTIALS'],
  MESSENGER: ['HOSTED', 'CREDENTIALS'],
  TELEGRAM: ['HOSTED', 'QR'],
  GOOGLE: ['HOSTED'],
  MICROSOFT: ['HOSTED'],
  IMAP: ['HOSTED', 'CREDENTIALS'],
  X: ['HOSTED', 'CREDENTIALS'],
}

/**
 * What each gateway can connect, and how: the one table behind the connect page, README's matrix and the tests. Where
 * the dashboard offers a choice, the best way for a person comes first.
 */
export const capabilities: Record<GatewayId, Table> = {
  UNIPILE_V1: v1,
  UNIPILE_V2: {
    LINKEDIN: ['CREDENTIALS', 'HOSTED', 'COOKIES'],
    WHATSAPP: ['QR', 'HOSTED'],
    INSTAGRAM: ['CREDENTIALS', 'HOSTED'],
    // Vendor: in the guide, but in no schema; the requests follow the guide's shape.
    MESSENGER: ['CREDENTIALS'],
    TELEGRAM: ['QR', 'HOSTED'],
    // Vendor: in the QR guide only.
    GOOGLE_MESSAGES: ['QR'],
    GOOGLE: ['OAUTH', 'HOSTED'],
    MICROSOFT: ['OAUTH', 'HOSTED'],
    IMAP: ['CREDENTIALS', 'HOSTED'],
    // Vendor: in the guide, but in no schema.
    X: ['CREDENTIALS'],
  },
  // Vendor: its hosted page lists neither Messenger nor X, though the reference's enum has them.
  POSTPRESS: { ...v1, MESSENGER: ['CREDENTIALS'], X: ['CREDENTIALS'] },
}

export function methodsOf(gateway: GatewayId, provider: Provider): readonly AuthMethod[] {
  return capabilities[gateway][provider] ?? []
}
