import { Gateway } from '../generated/prisma/enums'

/** A gateway's name in a URL: UNIPILE_V1 is unipile-v1. */
export function slugOf(id: Gateway): string {
  return id.toLowerCase().replaceAll('_', '-')
}

export function gatewayOfSlug(slug: string): Gateway | null {
  return Object.values(Gateway).find((id) => slugOf(id) === slug) ?? null
}
