import type { Page } from '@playwright/test'
import { type Kept, nothing, type View } from '../../extension/state'

const kept: Kept = {
  ...nothing,
  token: 'a token',
  member: { id: 'ACoAABada', name: 'Ada Lovelace' },
  lastSyncAt: Date.now() - 12 * 60_000,
}

const ofAccount = (
  state: Extract<View, { url: string | null }>['state'],
  name: string | null = null,
): Kept => ({
  ...kept,
  view: { state, name, url: null },
})

const ofNobody = (view: View): Kept => ({ ...kept, view, member: null })

/** The extension's stored state for everything that its popup can show. */
export const states: Record<string, Kept> = {
  unpaired: nothing,
  'unpaired-not-told': { ...nothing, view: { state: 'unpaired', wasTold: false } },
  revoked: { ...nothing, view: { state: 'revoked' } },
  syncing: { ...ofNobody({ state: 'syncing' }), lastSyncAt: null },
  connecting: ofAccount('connecting'),
  connected: ofAccount('connected', 'Ada Lovelace'),
  'connected-renamed': ofAccount('connected', 'Sales, Europe'),
  repairing: ofAccount('repairing', 'Ada Lovelace'),
  needs_you: ofAccount('needs_you', 'Ada Lovelace'),
  refused: ofAccount('refused'),
  elsewhere: ofAccount('elsewhere'),
  removed: ofAccount('removed'),
  trouble: ofAccount('trouble', 'Ada Lovelace'),
  signed_out: ofNobody({ state: 'signed_out' }),
  not_understood: ofNobody({ state: 'not_understood' }),
  linkedin_unreachable: { ...kept, view: { state: 'linkedin_unreachable' } },
  dashboard_unreachable: { ...kept, view: { state: 'dashboard_unreachable' } },
  rejected: { ...kept, view: { state: 'rejected', code: 'INVALID' } },
  rate_limited: { ...kept, view: { state: 'rejected', code: 'RATE_LIMITED' } },
  off: { ...kept, view: { state: 'rejected', code: 'OFF' } },
}

/** Puts the extension into a state and keeps it there: nothing is due for a day. The open popup redraws. */
export async function putState(popup: Page, state: Kept): Promise<void> {
  const later = Date.now() + 24 * 3_600_000
  await popup.evaluate(
    (row) =>
      new Promise<void>((resolve, reject) => {
        const main = document.querySelector('main')
        if (main) main.dataset.state = ''
        const opening = indexedDB.open('extension', 1)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('kept', 'readwrite')
          transaction.objectStore('kept').put(row, 'all')
          transaction.oncomplete = () => {
            opening.result.close()
            new BroadcastChannel('changes').postMessage(null)
            resolve()
          }
        }
      }),
    { ...state, triedAt: Date.now(), dueAt: later, holdUntil: later },
  )
}
