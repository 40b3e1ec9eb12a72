import { notFound } from 'next/navigation'

/** An address that no page has gets the very answer of a page that is not for you: the two cannot be told apart. */
export default function MissingPage() {
  notFound()
}
