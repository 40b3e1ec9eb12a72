'use client'

import { formFields } from '@/lib/logins/auth-form'
import type { IntentStepProps } from './auth-actions'
import { CheckpointStep } from './checkpoint-step'
import { FaultNotice } from './fault-notice'
import { LoginForm } from './login-form'
import { OauthStep } from './oauth-step'
import { QrPanel } from './qr-panel'
import { SendForm } from './send-form'
import { StepWords } from './step-words'
import { useProviderWords } from './use-provider-words'

/** What the attempt asks for now. */
export function IntentStep({ view, token, now, actions }: IntentStepProps) {
  const { provider, step, form, isBusy, method } = view
  const { t, names } = useProviderWords(provider)
  const viaLink = token !== undefined
  const hidden = { intentId: view.id, token }
  const login = {
    provider,
    method,
    form,
    viaLink,
    action: actions.retry,
    hidden,
    isBusy,
  }

  if (!step) {
    return (
      <StepWords title={t('step.loadingTitle', names)} live>
        {t('step.loadingText')}
      </StepWords>
    )
  }
  switch (step.kind) {
    case 'FORM':
      return (
        <>
          <StepWords title={t('step.form', names)}>{step.full && t('need.mailServers')}</StepWords>
          {step.fault === 'RESTRICTED' ? (
            <FaultNotice fault={step.fault} provider={provider} viaLink={viaLink} />
          ) : (
            <LoginForm key={String(step.full)} full={step.full} fault={step.fault} {...login} />
          )}
        </>
      )
    case 'CHECKPOINT':
      return <CheckpointStep view={view} step={step} token={token} now={now} actions={actions} />
    case 'QR':
      return (
        <>
          <StepWords title={t('step.qrTitle')} />
          <QrPanel provider={provider} step={step} now={now} viaLink={viaLink} />
        </>
      )
    case 'QR_EXPIRED':
      return (
        <div className="grid gap-6" data-testid="qr-expired">
          <StepWords title={t('step.qrExpiredTitle')} live>
            {t('step.qrExpiredText', names)}
          </StepWords>
          {formFields(provider, 'QR', false).length > 0 ? (
            <LoginForm full={false} fault={null} {...login} />
          ) : (
            <SendForm action={actions.retry} hidden={{ ...form, ...hidden }} isBusy={isBusy} isMain>
              {t('step.qrRetry')}
            </SendForm>
          )}
        </div>
      )
    case 'OAUTH':
      return (
        <>
          <StepWords title={t('step.oauthTitle', names)}>{t('step.oauthText', names)}</StepWords>
          <OauthStep provider={provider} url={step.url} />
        </>
      )
    case 'UNSURE':
      return (
        <StepWords title={t('step.unsureTitle')} live>
          {t('step.unsureText', names)}
        </StepWords>
      )
    case 'CHECKING':
      return (
        <StepWords title={t('step.checkingTitle')} live>
          {t('step.checkingText')}
        </StepWords>
      )
  }
}
