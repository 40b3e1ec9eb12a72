import type { ReactNode } from 'react'
import { LiveRefresh } from '@/components/accounts/live-refresh'
import { SandboxRibbon } from '@/components/frame/sandbox-ribbon'
import { TopNav } from '@/components/frame/top-nav'
import { currentPerson } from '@/lib/auth'
import { isSandbox } from '@/lib/env'

/** Only the frame: each page inside checks access itself. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  return (
    <>
      {isSandbox() && <SandboxRibbon />}
      <TopNav viewer={person} />
      <main id="main" className="mx-auto max-w-6xl px-4 pt-7 pb-16 md:px-6 md:pt-10">
        {children}
      </main>
      {person && <LiveRefresh />}
    </>
  )
}
