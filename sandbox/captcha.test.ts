import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { startSandbox } from './test-client.ts'

test('the client API is a script for any page, and its puzzle may be framed by any', async () => {
  const { page } = await startSandbox()
  const script = await page('/arkose/v2/3117BF26/api.js')
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const frame = await page('/arkose/v2/3117BF26/frame?blob=yes')
  // A page of an opaque origin frames it, which no frame-ancestors would match.
  expect(frame.headers.get('content-security-policy')).not.toContain('frame-ancestors')
  expect(await frame.text()).toContain('I am human')
  expect((await page('/')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('the enforcement draws the puzzle in its place and tells what its own frame says, nobody else', async () => {
  const { page } = await startSandbox()
  const browser = await runClientApi(await (await page('/arkose/v2/3117BF26/api.js')).text())
  const { enforcement, told, place } = browser
  enforcement.setConfig({ mode: 'inline', selector: '#captcha', data: { blob: 'b' }, ...browser.handlers })
  enforcement.run()
  expect(place.children).toHaveLength(1)
  expect(place.children[0]?.src).toBe('http://sandbox.example/arkose/v2/3117BF26/frame?blob=yes')
  browser.say({ kind: 'completed', token: 'forged' }, { origin: 'http://evil.example' })
  browser.say({ kind: 'completed', token: 'forged' }, { source: {} })
  expect(told).toEqual(['onReady'])
  browser.say({ kind: 'failed' })
  browser.say({ kind: 'error' })
  browser.say({ kind: 'completed', token: 'sandbox-captcha-ok' })
  expect(told).toEqual(['onReady', 'onFailed', 'onError', 'onCompleted sandbox-captcha-ok'])
})

type Frame = {
  src: string
  contentWindow: object
  isConnected: boolean
  style: object
  addEventListener(): void
}
type Enforcement = { setConfig(config: object): void; run(): void }

/** The parts of a browser that the script uses. */
function runClientApi(script: string) {
  const told: string[] = []
  const place = {
    children: [] as Frame[],
    replaceChildren(frame: Frame) {
      this.children = [frame]
    },
  }
  let listener: (event: object) => void = () => {}
  const made: { enforcement?: Enforcement } = {}
  const src = 'http://sandbox.example/arkose/v2/3117BF26/api.js'
  const document = {
    currentScript: { src, dataset: { callback: 'ready' } },
    querySelector: (selector: string) => (selector === '#captcha' ? place : null),
    createElement: (): Frame => ({
      ...{ src: '', contentWindow: {}, isConnected: true, style: {} },
      addEventListener: () => {},
    }),
  }
  const ready = (enforcement: Enforcement) => {
    made.enforcement = enforcement
  }
  const addEventListener = (_: string, heard: typeof listener) => {
    listener = heard
  }
  runInNewContext(script, { document, window: { ready }, addEventListener, URL, console })
  const { enforcement } = made
  if (!enforcement) throw new Error('data-callback was not called')
  const handlers = Object.fromEntries(
    ['onReady', 'onCompleted', 'onFailed', 'onError'].map((name) => [
      name,
      (answer: { token: string | null }) => told.push([name, answer.token].filter(Boolean).join(' ')),
    ]),
  )
  const say = (data: object, fields: object = {}) =>
    listener({ origin: 'http://sandbox.example', source: place.children[0]?.contentWindow, data, ...fields })
  return { enforcement, told, place, handlers, say }
}
