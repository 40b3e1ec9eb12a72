/** Replaces the code before it is stale. Without JavaScript, the first code simply stays. */
export const qrScript = `
const image = document.querySelector('[data-qr]')
if (image) {
  let turn = 0
  setInterval(() => { image.src = image.dataset.qr + '?turn=' + ++turn }, 20000)
}
`
