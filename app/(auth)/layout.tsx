import type { ReactNode } from 'react'
import { PlainFrame } from '@/components/frame/plain-frame'
import { SandboxRibbon } from '@/components/frame/sandbox-ribbon'
import { isSandbox } from '@/lib/env'

export default function PlainLayout({ children }: { children: ReactNode }) {
  return <PlainFrame ribbon={isSandbox() && <SandboxRibbon />}>{children}</PlainFrame>
}
