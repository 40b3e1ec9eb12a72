import { redirect } from 'next/navigation'
import { currentPerson } from '@/lib/auth'

export default async function Home() {
  redirect((await currentPerson()) ? '/accounts' : '/sign-in')
}
