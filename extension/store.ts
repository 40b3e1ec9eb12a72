import { type Kept, nothing } from './state.ts'

// IndexedDB, because it needs no permission and the popup and the service worker share it.
const table = 'kept'
const key = 'all'
const channel = 'changes'

export async function read(): Promise<Kept> {
  return (await inTable('readonly', (rows) => rows.get(key))) ?? nothing
}

/** Reads and writes in one transaction, so that two updates never mix. */
export async function update(change: (kept: Kept) => Kept): Promise<Kept> {
  let kept = nothing
  await inTable('readwrite', (rows) => {
    const found = rows.get(key)
    found.onsuccess = () => {
      kept = change(found.result ?? nothing)
      rows.put(kept, key)
    }
    return found
  })
  const sender = new BroadcastChannel(channel)
  sender.postMessage(null)
  sender.close()
  return kept
}

/** Calls back whenever the state is saved, here or elsewhere in the extension. */
export function onChange(listener: () => void): void {
  new BroadcastChannel(channel).onmessage = listener
}

async function inTable<T>(
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, mode)
    const request = work(transaction.objectStore(table))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  }).finally(() => database.close()) as Promise<T>
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('extension', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
