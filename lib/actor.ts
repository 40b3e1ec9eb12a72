/** The person at the browser, if one is signed in. */
export type Viewer = { id: string; isAdmin: boolean } | null

/** The holder of a reconnect link, signed in or not: may repair the one account it names. */
export type LinkHolder = { kind: 'LINK'; token: string; viewer: Viewer }

/** Who a verb acts for. Rights follow from this alone; "not found" and "not yours" are the same answer. */
export type Actor = { kind: 'CUSTOMER'; userId: string } | { kind: 'ADMIN'; userId: string } | LinkHolder

/** Somebody signed in. */
export type SignedIn = Extract<Actor, { userId: string }>

/** Who may log an account in: its owner, or whoever holds a reconnect link. */
export type Holder = Exclude<Actor, { kind: 'ADMIN' }>
