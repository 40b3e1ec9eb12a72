/** A webhook as the gateway has it. */
export type RegisteredWebhook = {
  id: string
  url: string
  isEnabled: boolean
  /** Does it send what proves that it comes from the gateway? Null where the gateway does not tell. */
  hasSecret: boolean | null
  /** Does it tell everything that we act on, of every account? */
  isComplete: boolean
}

/** What the set-up check asks of a gateway, and can put right there. */
export interface GatewaySetup {
  listWebhooks(): Promise<RegisteredWebhook[]>
  /** Answers the secret that the gateway chose, where it chooses one. */
  createWebhook(url: string): Promise<{ secret: string | null }>
  deleteWebhook(id: string): Promise<void>
}
