export type Settings = {
  apiKey: string
  v2ApiKey: string
  postpressApiKey: string
  /** A new or repaired account becomes OK after this long. */
  settleMs: number
  /** How late the persona `slow` notifies. */
  slowNotifyMs: number
  retryBaseMs: number
  maxAttempts: number
  deliveryTimeoutMs: number
  /** How long one QR code of the API lives, and how often it is replaced. */
  qrLifeMs: number
  qrRotations: number
  /** A wait for an approval in the provider's app times out after this long. */
  inAppMs: number
  /** An unfinished sign-in through the API is forgotten after this long. */
  intentLifeMs: number
  /** Whether a single wrong code ends the sign-in. */
  wrongCodeEnds: boolean
}
