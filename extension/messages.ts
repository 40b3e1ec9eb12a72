import type { PairingFault } from './pairing.ts'

/** What the popup asks the service worker to do. */
export type Message =
  | { do: 'look' }
  | { do: 'sync'; connect: boolean }
  | { do: 'pair'; code: string }
  | { do: 'unpair' }

export function send(message: { do: 'pair'; code: string }): Promise<PairingFault>
export function send(message: Message): Promise<void>
export function send(message: Message): Promise<unknown> {
  return chrome.runtime.sendMessage(message)
}
