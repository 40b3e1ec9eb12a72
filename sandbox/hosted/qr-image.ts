import { randomBytes } from 'node:crypto'
import { QRCodeSVG } from 'qrcode.react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A meaningless code that looks like WhatsApp's. */
export function drawQrCode(): string {
  const part = () => randomBytes(32).toString('base64')
  const value = `2@${part()},${part()},sandbox`
  const svg = renderToStaticMarkup(createElement(QRCodeSVG, { value, size: 232, level: 'L', marginSize: 1 }))
  return svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
}
