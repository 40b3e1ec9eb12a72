import type { Context } from '../core/context.ts'

/** For tests: the sign-ins under way, and how many calls are held open for each. */
export function openIntents({ intents }: Context) {
  const open = intents.list()
  return {
    intents: open.map((intent) => ({
      id: intent.id,
      gateway: intent.gateway,
      provider: intent.provider,
      account_id: intent.targetId,
      checkpoint: intent.checkpoints[0] ?? null,
      qrcode: intent.qr?.code ?? null,
      rotations: intent.qr?.rotations ?? 0,
      resends: intent.resends,
      waits: intent.waits,
      most_waits: intent.mostWaits,
      aborted_waits: intent.abortedWaits,
      expires_at: new Date(intent.expiresAt).toISOString(),
    })),
    past_intents: intents.listPast().map(({ id, end, mostWaits, abortedWaits }) => ({
      id,
      end: end === null ? 'expired' : end.kind === 'refused' ? end.reason : end.kind,
      most_waits: mostWaits,
      aborted_waits: abortedWaits,
    })),
    waits: Object.fromEntries(open.filter(({ waits }) => waits > 0).map(({ id, waits }) => [id, waits])),
  }
}
