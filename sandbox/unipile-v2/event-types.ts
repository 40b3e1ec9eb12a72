/** What an endpoint may subscribe to: the newer list, without `account.status.paused`. */
export const eventTypes: readonly string[] = [
  ...['account.add', 'account.reconnect', 'account.remove', 'account.locked', 'account.unlocked'],
  ...['running', 'disconnected', 'errored', 'degraded', 'partial'].map((word) => `account.status.${word}`),
  ...['running', 'failed', 'completed'].map((word) => `account.initial_sync.${word}`),
  ...['message.new', 'message.edit', 'message.delete', 'message.read', 'message.reaction'],
  ...['chat.new', 'chat.update', 'email.new', 'email.update', 'email.folder.update'],
  ...['calendar.event.new', 'calendar.event.update', 'tracking.open', 'tracking.click'],
  ...['relation.new', 'follower.new'],
]
