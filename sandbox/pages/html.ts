import type { HtmlEscapedString } from 'hono/utils/html'

/** What hono's `html` makes: everything put into it is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
