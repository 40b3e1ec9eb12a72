import { expect, test } from 'vitest'
import { browserName } from './browser-name'

const webkit = (system: string, rest: string) =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${rest}`
const mac = 'Macintosh; Intel Mac OS X 10_15_7'
const windows = 'Windows NT 10.0; Win64; x64'
const linux = 'X11; Linux x86_64'

test.each([
  [webkit(mac, 'Chrome/142.0.0.0 Safari/537.36'), 'Chrome on macOS'],
  [webkit(windows, 'Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0'), 'Edge on Windows'],
  [webkit(linux, 'HeadlessChrome/142.0.0.0 Safari/537.36'), 'Chrome on Linux'],
  [webkit(linux, 'Chrome/142.0.0.0 Safari/537.36 OPR/120.0.0.0'), 'Opera on Linux'],
  [webkit(mac, 'Chrome/142.0.0.0 Safari/537.36 Vivaldi/7.1'), 'Vivaldi on macOS'],
  [webkit('X11; CrOS x86_64 14541.0.0', 'Chrome/142.0.0.0 Safari/537.36'), 'Chrome on ChromeOS'],
  [webkit('Linux; Android 10; K', 'Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0'), 'Edge on Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Linux'],
  [webkit(linux, 'SomethingNew/1.0'), 'Chromium-based browser on Linux'],
  ['curl/8.0', 'Chromium-based browser'],
])('%s is called %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name)
})
