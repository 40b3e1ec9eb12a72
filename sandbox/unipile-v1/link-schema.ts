import { providerNames } from '../core/providers.ts'

const url = { pattern: '^https?://.+$', type: 'string' }
const common = {
  expiresOn: {
    description: 'Expiry of the link, an ISO 8601 UTC date with milliseconds.',
    pattern: '^[1-2]\\d{3}-[0-1]\\d-[0-3]\\dT\\d{2}:\\d{2}:\\d{2}.\\d{3}Z$',
    type: 'string',
  },
  api_url: { description: 'The server the wizard shall connect to.', ...url },
  success_redirect_url: { description: 'Where the person goes after a success.', ...url },
  failure_redirect_url: { description: 'Where the person goes after a failure.', ...url },
  notify_url: { description: 'Receives a callback once the account is connected.', ...url },
  name: { description: 'Your own id, sent back to notify_url.', minLength: 1, type: 'string' },
  bypass_success_screen: { type: 'boolean' },
  disabled_features: {
    type: 'array',
    items: { anyOf: ['linkedin_recruiter', 'linkedin_sales_navigator', 'linkedin_organizations_mailboxes'] },
  },
}

/** Part of a validation error's detail, as the vendor does it. */
export const linkSchema = {
  anyOf: [
    {
      title: 'Create',
      type: 'object',
      required: ['type', 'providers', 'expiresOn', 'api_url'],
      properties: {
        type: { const: 'create', type: 'string' },
        providers: {
          anyOf: [
            { type: 'string', enum: ['*', '*:MAILING', '*:MESSAGING', '*:CALENDAR'] },
            { type: 'array', items: { type: 'string', enum: providerNames } },
          ],
        },
        ...common,
      },
    },
    {
      title: 'Reconnect',
      type: 'object',
      required: ['type', 'reconnect_account', 'expiresOn', 'api_url'],
      properties: {
        type: { const: 'reconnect', type: 'string' },
        reconnect_account: { minLength: 1, type: 'string' },
        ...common,
      },
    },
  ],
}
