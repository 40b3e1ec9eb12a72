import type { ReactNode } from 'react'
import { Wordmark } from '../ui/logo'

/** A page with a single thing to do and no navigation: signing in, repairing, coming back. */
export function PlainFrame({ ribbon, children }: { ribbon?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      {ribbon}
      <header className="flex justify-center px-4 pt-8 md:pt-[12vh]">
        <Wordmark />
      </header>
      <main id="main" className="px-4 pt-6 pb-12">
        {children}
      </main>
    </div>
  )
}
