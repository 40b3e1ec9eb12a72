import { defineConfig } from '@playwright/test'
import { appUrl, e2eFolder } from './scripts/e2e-ports'
import { browserArgs, findBrowser } from './scripts/find-browser'

const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

export default defineConfig({
  testDir: 'e2e',
  outputDir: `${e2eFolder}/results`,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // More than the cores: a test mostly waits, for pages, mails and jobs.
  workers: 3,
  retries: 0,
  // A broken build fails everywhere: no need to wait for every time limit.
  maxFailures: 20,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `${e2eFolder}/report.json` }]],
  use: {
    baseURL: appUrl,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser() ?? undefined, args: browserArgs },
  },
  // A spec that is about one size says so in its name: *.phone.spec.ts, *.desktop.spec.ts.
  projects: [
    { name: 'desktop', use: desktop, testIgnore: '**/*.phone.spec.ts' },
    { name: 'phone', use: phone, testIgnore: '**/*.desktop.spec.ts' },
  ],
  webServer: {
    command: `exec "${process.execPath}" --import tsx scripts/e2e-stack.ts`,
    url: `${appUrl}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
