import { createTranslator } from 'next-intl'
import { canRegister } from '../lib/doctor/can-register'
import { examine, type Finding } from '../lib/doctor/examine'
import { repairWebhook } from '../lib/doctor/repair-webhook'
import { EnvError, env } from '../lib/env'
import { Gateway } from '../lib/generated/prisma/enums'
import messages from '../messages/en.json'
import { loadEnvFile } from './load-env-file'

// Checks the settings of this environment against the real services. With --fix it registers missing webhooks.
const t = createTranslator({ locale: 'en', messages, namespace: 'doctor' })
const signs = { fine: '✓', unknown: '?', wrong: '✗' }

loadEnvFile()

try {
  env()
  const findings = await examine()
  for (const { about, state, code, detail } of findings) {
    console.log(`${signs[state]} ${t(`about.${about}`)}: ${t(`say.${code}`, detail)}`)
  }
  const fixed = process.argv.includes('--fix') ? await fix(findings) : []
  const isWrong = findings.some((finding) => finding.state === 'wrong' && !fixed.includes(finding))
  process.exitCode = isWrong ? 1 : 0
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error)
  process.exitCode = 1
}
// Only idle connections are left.
process.exit()

/** Puts right what it can, each by itself: what fails at one gateway must not keep another's secret from being shown. */
async function fix(findings: Finding[]): Promise<Finding[]> {
  const fixed: Finding[] = []
  for (const finding of findings) {
    const gateway = Object.values(Gateway).find((id) => id === finding.about)
    if (!gateway || !canRegister(finding.code)) continue
    const about = t(`about.${gateway}`)
    try {
      const { secret, left } = await repairWebhook(gateway)
      const variable = `${gateway}_WEBHOOK_SECRET`
      console.log(
        secret
          ? `${about}: ${t('registeredSecret', { variable })} ${secret}`
          : `${about}: ${t('registered')}`,
      )
      if (left.length > 0) console.log(`${about}: ${t('registeredLeft')} ${left.join(', ')}`)
      fixed.push(finding)
    } catch (error) {
      console.error(`${about}: ${(error as Error).message}`)
    }
  }
  return fixed
}
