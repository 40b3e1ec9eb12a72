import { appUrl } from '../scripts/e2e-ports'
import { expect, test } from './fixtures'

test('the doors of the extension answer a browser’s question, to nobody’s page', async () => {
  const ask = (origin: string, path: string) =>
    fetch(`${appUrl}/api/extension/${path}`, { method: 'OPTIONS', headers: { origin } })
  for (const path of ['pairing', 'linkedin']) {
    const ours = await ask('chrome-extension://obkmepcghmjaodijjiejldhpdniaedfa', path)
    expect(ours.status).toBe(204)
    expect(ours.headers.get('access-control-allow-methods')).toBe('POST, DELETE')
    const others = await ask(appUrl, path)
    expect(others.status).toBe(403)
    expect(others.headers.get('access-control-allow-origin')).toBeNull()
  }
})
