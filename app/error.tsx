'use client'

import { Crash, type CrashProps } from '@/components/frame/crash'

export default function ErrorPage(props: CrashProps) {
  return (
    <main id="main" className="px-4 py-16">
      <Crash {...props} />
    </main>
  )
}
