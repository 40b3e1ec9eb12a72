import { NothingHere } from '@/components/frame/nothing-here'
import { PlainFrame } from '@/components/frame/plain-frame'

export default function NotFound() {
  return (
    <PlainFrame>
      <NothingHere />
    </PlainFrame>
  )
}
