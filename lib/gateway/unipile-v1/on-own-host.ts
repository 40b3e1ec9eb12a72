/**
 * White label: puts the vendor's hosted link on the adopter's own host. Path and query keep their exact bytes, and a
 * link on any other host is left alone.
 */
export function onOwnHost(link: string, vendorHost: string, ownHost: string | undefined): string {
  const prefix = `https://${vendorHost}/`
  return ownHost && link.startsWith(prefix) ? `https://${ownHost}/${link.slice(prefix.length)}` : link
}
