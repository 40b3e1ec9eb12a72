import type { HtmlEscapedString } from 'hono/utils/html'

/** The result of hono's `html`, which escapes everything put into it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
