/** `memberId` is LinkedIn's own id, such as ACoAABByron; gateways know a member by it. */
export type Member = { memberId: string; name: string; premium: boolean }

/** One session. LinkedIn ties it to the browser that began it, so the user agent belongs to it. */
export type LoggedIn = Member & { liAt: string; userAgent: string }
