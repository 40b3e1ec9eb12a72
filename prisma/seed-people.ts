import type { AccountStatus, Gateway, StatusCause } from '../lib/generated/prisma/enums'

/** A status an account came to, so many hours ago. */
export type Step = { hoursAgo: number; to: AccountStatus; cause: StatusCause }

export type DemoAccount = {
  id: string
  /** Unipile v1 unless said. */
  gateway?: Gateway
  /** The sandbox's word for the provider. */
  type: string
  name: string
  login: string
  label?: string
  /** From its first connection to now. */
  story: Step[]
  /** Only this part of it has the present status, the others work. */
  part?: string
  /** The browser that logs it in, and again when that is lost. */
  browser?: DemoBrowser
}

export type DemoBrowser = {
  name: string
  userAgent: string
  liAt: string
  /** When it was last heard of. */
  minutesAgo: number
}

export type DemoPerson = {
  email: string
  name: string
  locale: string
  timeZone: string
  accounts: DemoAccount[]
}

const days = (count: number) => count * 24
const connected = (hoursAgo: number): Step => ({ hoursAgo, to: 'OK', cause: 'CONNECT' })
const told = (hoursAgo: number, to: AccountStatus): Step => ({ hoursAgo, to, cause: 'WEBHOOK' })
const repaired = (hoursAgo: number): Step => ({ hoursAgo, to: 'OK', cause: 'RECONNECT' })

/** Who can sign in to the demo, and one account for every status. */
export const people: DemoPerson[] = [
  {
    email: 'ada@example.com',
    name: 'Ada Lovelace',
    locale: 'en',
    timeZone: 'Europe/London',
    accounts: [
      {
        id: 'demo_ada_whatsapp',
        type: 'WHATSAPP',
        name: '+44 7700 900123',
        login: '+447700900123',
        label: 'Support line',
        story: [
          connected(days(94)),
          told(days(31), 'CREDENTIALS'),
          repaired(days(31) - 2),
          told(75, 'CREDENTIALS'),
        ],
      },
      {
        id: 'demo_ada_google',
        type: 'GOOGLE',
        name: 'ada@analytical.example',
        login: 'ada@analytical.example',
        story: [connected(days(203)), told(20, 'PERMISSIONS')],
        part: '_CALENDAR',
      },
      {
        id: 'demo_ada_instagram',
        type: 'INSTAGRAM',
        name: 'analytical.engine',
        login: 'analytical.engine',
        story: [connected(days(57)), told(2.2, 'ERROR')],
      },
      {
        id: 'demo_ada_messenger',
        type: 'MESSENGER',
        name: 'Analytical Engine Ltd',
        login: 'pages@analytical.example',
        story: [connected(days(120)), told(days(5), 'STOPPED')],
      },
      {
        id: 'demo_ada_telegram',
        type: 'TELEGRAM',
        name: 'ada_lovelace',
        login: 'ada_lovelace',
        story: [connected(days(16)), told(0.3, 'CONNECTING')],
      },
      {
        id: 'demo_ada_linkedin',
        type: 'LINKEDIN',
        name: 'Ada Lovelace',
        login: 'ada.lovelace@analytical.example',
        story: [
          connected(days(212)),
          told(days(140), 'CREDENTIALS'),
          repaired(days(140) - 5),
          told(days(48), 'ERROR'),
          told(days(48) - 0.4, 'OK'),
        ],
      },
      {
        id: 'acc_demo_ada_recruiter',
        gateway: 'UNIPILE_V2',
        type: 'LINKEDIN',
        name: 'Ada Lovelace, Recruiter',
        login: 'recruiting@analytical.example',
        story: [connected(days(75)), told(days(2), 'LOCKED')],
      },
      {
        id: 'demo_ada_microsoft',
        type: 'OUTLOOK',
        name: 'ada.lovelace@difference.example',
        login: 'ada.lovelace@difference.example',
        label: 'Difference Engine mail',
        story: [connected(days(61))],
      },
      {
        id: 'demo_ada_imap',
        type: 'MAIL',
        name: 'hello@analytical.example',
        login: 'hello@analytical.example',
        story: [connected(days(6))],
      },
      {
        id: 'demo_ada_x',
        type: 'TWITTER',
        name: 'adalovelace',
        login: 'adalovelace',
        story: [connected(days(180)), told(days(12), 'DELETED')],
      },
    ],
  },
  {
    email: 'grace@example.com',
    name: 'Grace Hopper',
    locale: 'en',
    timeZone: 'America/New_York',
    accounts: [
      {
        id: 'demo_grace_linkedin',
        type: 'LINKEDIN',
        name: 'Grace Hopper',
        login: 'grace.hopper@cobol.example',
        story: [connected(days(33)), told(28, 'CREDENTIALS')],
      },
      {
        id: 'demo_grace_google',
        type: 'GOOGLE',
        name: 'grace@cobol.example',
        login: 'grace@cobol.example',
        story: [connected(days(40))],
      },
      {
        id: 'demo_grace_whatsapp',
        type: 'WHATSAPP',
        name: '+1 202 555 0143',
        login: '+12025550143',
        story: [connected(days(12))],
      },
      {
        id: 'demo_grace_navy',
        type: 'LINKEDIN',
        name: 'Rear Admiral Hopper',
        login: 'hopper@navy.example',
        story: [connected(days(21)), told(80 / 60, 'CREDENTIALS')],
        browser: {
          name: 'Chrome on macOS',
          userAgent:
            'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
          liAt: 'demo-session-that-linkedin-ended',
          minutesAgo: 34,
        },
      },
    ],
  },
  {
    email: 'admin@example.com',
    name: 'Katherine Johnson',
    locale: 'en',
    timeZone: 'America/New_York',
    accounts: [],
  },
]
