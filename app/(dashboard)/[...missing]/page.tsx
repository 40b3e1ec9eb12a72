import { notFound } from 'next/navigation'

/** An unknown address gets the same answer as a page that is not yours: the two cannot be told apart. */
export default function MissingPage() {
  notFound()
}
