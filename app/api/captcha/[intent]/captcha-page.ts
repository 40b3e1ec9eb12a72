interface CaptchaPage {
  base: string
  publicKey: string
  blob: string | null
  /** The origin of the page that frames it. */
  parent: string
  lang: string | null | undefined
}

/** A page without inline script: what the puzzle needs is in data attributes. */
export function captchaPage({ base, publicKey, blob, parent, lang }: CaptchaPage): string {
  const api = `${base}/v2/${encodeURIComponent(publicKey)}/api.js`
  return `<!doctype html>
<html lang="${escaped(lang ?? 'en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Captcha</title>
<style>body { margin: 0 }</style>
</head>
<body data-blob="${escaped(blob ?? '')}" data-parent="${escaped(parent)}">
<main id="puzzle"></main>
<script src="/captcha-frame.js"></script>
<script src="${escaped(api)}" data-callback="setUpPuzzle" defer></script>
</body>
</html>
`
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
