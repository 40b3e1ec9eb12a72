import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { aboutMember, type Shape } from './about-member.ts'
import { makeCertificate } from './certificate.ts'
import { loginCookies, logoutCookies, readCookies, visitorCookies } from './cookies.ts'
import { feed } from './feed-page.ts'
import type { LoggedIn, Member } from './member.ts'

export type Linkedin = {
  port: number
  /** The form in which it says who is logged in: LinkedIn's own, or one that nobody has seen yet. */
  shape: Shape
  close(): Promise<void>
}

/** Called before the browser is answered, so that the gateway knows a session by the time its cookies are read. */
export type Witness = { login(session: LoggedIn): Promise<void>; logout(session: LoggedIn): Promise<void> }

/** A stand-in for www.linkedin.com that keeps its sessions in cookies just as LinkedIn does. */
export async function startLinkedin(witness: Witness): Promise<Linkedin> {
  const sessions = new Map<string, LoggedIn>()
  let shape: Shape = 'plain'

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const cookies = readCookies(request)
    const session = sessions.get(cookies.li_at ?? '')
    const { pathname } = new URL(request.url ?? '/', 'https://www.linkedin.com')
    switch (`${request.method} ${pathname}`) {
      case 'GET /feed/':
        response.setHeader('set-cookie', cookies.JSESSIONID ? [] : visitorCookies())
        response.setHeader('content-type', 'text/html; charset=UTF-8').end(feed(session))
        return
      case 'POST /login': {
        const liAt = `AQED${randomBytes(114).toString('base64url')}`
        const userAgent = request.headers['user-agent'] ?? ''
        const begun = { ...(await readMember(request)), liAt, userAgent }
        sessions.set(liAt, begun)
        await witness.login(begun)
        toFeed(response, loginCookies(begun))
        return
      }
      case 'POST /logout':
        sessions.delete(cookies.li_at ?? '')
        if (session) await witness.logout(session)
        toFeed(response, logoutCookies)
        return
      case 'GET /voyager/api/me': {
        const isForged = request.headers['csrf-token'] !== cookies.JSESSIONID?.replaceAll('"', '')
        if (!session) sayJson(response, 401, { status: 401 })
        else if (isForged) sayJson(response, 403, { message: 'CSRF check failed.', status: 403 })
        else sayJson(response, 200, aboutMember(session, shape, request.headers.accept))
        return
      }
      default:
        response.writeHead(404).end()
    }
  }

  const server = createServer(makeCertificate('www.linkedin.com'), (request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    get shape() {
      return shape
    },
    set shape(wanted) {
      shape = wanted
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function toFeed(response: ServerResponse, cookies: string[]): void {
  response.writeHead(303, { location: '/feed/', 'set-cookie': cookies }).end()
}

function sayJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body))
}

async function readMember(request: IncomingMessage): Promise<Member> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const form = new URLSearchParams(Buffer.concat(chunks).toString())
  return {
    memberId: form.get('memberId') ?? '',
    name: form.get('name') ?? '',
    premium: form.has('premium'),
  }
}
