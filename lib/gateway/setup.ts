/** A webhook as the gateway has it. */
export type RegisteredWebhook = {
  id: string
  url: string
  isEnabled: boolean
  /** Does it send proof that it comes from the gateway? Null if the gateway does not say. */
  hasSecret: boolean | null
  /** Does it report everything we act on, for every account? */
  isComplete: boolean
}

/** What the setup check asks of a gateway and can fix there. */
export interface GatewaySetup {
  listWebhooks(): Promise<RegisteredWebhook[]>
  /** Returns the secret if the gateway chose one. */
  createWebhook(url: string): Promise<{ secret: string | null }>
  deleteWebhook(id: string): Promise<void>
}
