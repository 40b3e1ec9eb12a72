import { createTranslator } from 'next-intl'
import { examine } from '../lib/doctor/examine'
import { repairWebhook } from '../lib/doctor/repair-webhook'
import { EnvError, env } from '../lib/env'
import { Gateway } from '../lib/generated/prisma/enums'
import messages from '../messages/en.json'
import { loadEnvFile } from './load-env-file'

// Checks the settings of this environment against the real services. With --fix it registers missing webhooks.
const t = createTranslator({ locale: 'en', messages, namespace: 'doctor' })
const signs = { fine: '✓', unknown: '?', wrong: '✗' }
const repairable = ['WEBHOOK_MISSING', 'WEBHOOK_WRONG_SECRET', 'WEBHOOK_OFF']

loadEnvFile()

try {
  env()
  const findings = await examine()
  for (const { about, state, code, detail } of findings) {
    console.log(`${signs[state]} ${t(`about.${about}`)}: ${t(`say.${code}`, detail)}`)
  }
  if (process.argv.includes('--fix')) await fix(findings)
  process.exitCode = findings.some(({ state }) => state === 'wrong') ? 1 : 0
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error)
  process.exitCode = 1
}
// Only idle connections are left.
process.exit()

async function fix(findings: Awaited<ReturnType<typeof examine>>): Promise<void> {
  for (const { about, code } of findings) {
    const gateway = Object.values(Gateway).find((id) => id === about)
    if (!gateway || !repairable.includes(code)) continue
    const { secret } = await repairWebhook(gateway)
    console.log(`${t(`about.${gateway}`)}: ${t('registered')}`)
    if (secret) console.log(`${t('registeredSecret', { variable: `${gateway}_WEBHOOK_SECRET` })} ${secret}`)
  }
}
